"""Meetings as people plan and record them."""

from datetime import timedelta

from django.utils import timezone

from tests.e2e.osoba import Osoba


def plan_meeting(osoba: Osoba, krok: str, *, in_days: int):
    """On the page of meetings: plan the meeting of this Krok."""
    osoba.follow(f"Zaplanuj: {krok}")
    write_date(osoba, in_days)
    osoba.fill("Miejsce", "Urząd, sala 12")
    osoba.press("Zaplanuj spotkanie")
    osoba.sees("Zaplanowano spotkanie.")


def write_date(osoba: Osoba, in_days: int):
    osoba.fill("Dzień", (timezone.localdate() + timedelta(days=in_days)).isoformat())
    osoba.fill("Od", "10:00")
    osoba.fill("Do", "12:00")


def record_meeting(osoba: Osoba, ustalenia: str):
    """On the page of a meeting that has begun: everybody was there."""
    osoba.follow("Zapisz obecność i ustalenia")
    for box in osoba.page.get_by_role("checkbox").all():
        box.check()
    osoba.fill("Ustalenia", ustalenia)
    osoba.press("Zapisz obecność i ustalenia")
    osoba.sees("Zapisano obecność i ustalenia.")


def hold_edycja_meeting(koordynator: Osoba, krok: str):
    """A meeting of the whole edition that took place yesterday."""
    plan_meeting(koordynator, krok, in_days=-1)
    record_meeting(koordynator, f"{krok}: wszyscy poznali zasady i terminy.")
