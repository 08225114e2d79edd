"""Texts of the plan of reminders, made when they are sent: what was done meanwhile is left out."""

from cykl.mail import edycja, proces
from powiadomienia.rodzaje import register


def register_rodzaje() -> None:
    for rodzaj in (*proces.RODZAJE, *edycja.RODZAJE):
        register(rodzaj)
