"""Kinds of mails. The app that owns a text registers its kind in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template import Context, engines

if TYPE_CHECKING:
    from powiadomienia.models import Wiadomosc

BRAK_POWODU = "Powód wysłania tej wiadomości już nie istnieje."


@dataclass(frozen=True)
class Tresc:
    temat: str
    tresc: str


@dataclass(frozen=True)
class RodzajWiadomosci:
    """``build`` makes the text at the moment of sending.

    It returns None when the condition no longer holds; the mail is then cancelled, never sent.
    A person whose account is not active gets only kinds with ``do_nieaktywnych``.
    """

    klucz: str
    nazwa: str
    build: Callable[[Wiadomosc], Tresc | None]
    do_nieaktywnych: bool = False


_rodzaje: dict[str, RodzajWiadomosci] = {}


def register(rodzaj: RodzajWiadomosci) -> RodzajWiadomosci:
    existing = _rodzaje.get(rodzaj.klucz)
    if existing is not None and existing != rodzaj:
        raise ValueError(f"Two kinds of mail with the key {rodzaj.klucz!r}.")
    _rodzaje[rodzaj.klucz] = rodzaj
    return rodzaj


def get_rodzaj(klucz: str) -> RodzajWiadomosci:
    return _rodzaje[klucz]


def is_registered(klucz: str) -> bool:
    return klucz in _rodzaje


def get_choices() -> list[tuple[str, str]]:
    return sorted(((r.klucz, r.nazwa) for r in _rodzaje.values()), key=lambda pair: pair[1])


def nazwa_rodzaju(klucz: str) -> str:
    """Name of a kind; the key itself for one that a newer version no longer knows."""
    return _rodzaje[klucz].nazwa if klucz in _rodzaje else klucz


def render_tresc(wiadomosc: Wiadomosc, temat: str, context: dict | None = None) -> Tresc:
    """Text of a mail from ``templates/mail/<rodzaj>.txt``, where nothing is escaped for HTML."""
    template = engines["django"].engine.get_template(f"mail/{wiadomosc.rodzaj}.txt")
    values = {"wiadomosc": wiadomosc, "temat": temat} | (context or {})
    text = template.render(Context(values, autoescape=False))
    return Tresc(temat=one_line(temat), tresc=text.strip() + "\n")


def one_line(text: str) -> str:
    """A name with line breaks must not start a new header."""
    return " ".join(text.split())
