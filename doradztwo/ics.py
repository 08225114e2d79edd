"""Entries of calendars as iCalendar text (RFC 5545), for mails, files and feeds. Pure functions.

Nothing here depends on the time of the call: the same entries always give the same bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText, vUri

TYP = "text/calendar; charset=utf-8"
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
STREFA = ZoneInfo("Europe/Warsaw")
# The rule of the European Union since 1996; nothing in a calendar is older.
_VTIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Warsaw
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
# The format has a way to write a new line and no other control character.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Wydarzenie:
    """One entry; ``uid`` and a growing ``sequence`` let a calendar replace what it already holds.

    Without ``koniec`` it is an entry for the whole day of ``poczatek``, which takes up no time.
    """

    uid: str
    stamp: datetime
    poczatek: datetime | date
    tytul: str
    adres: str
    koniec: datetime | None = None
    miejsce: str = ""
    opis: str = ""
    sequence: int = 0
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Zaproszeni:
    """Who invites and who is invited: with both a mail program offers to put the meeting down."""

    organizator: str
    nazwa_organizatora: str
    uczestnik: str


def make_uid(klucz: str) -> str:
    return f"{klucz}@{urlsplit(settings.ADRES_APLIKACJI).hostname}"


def build_ics(
    wydarzenia: Iterable[Wydarzenie],
    *,
    metoda: str = "",
    nazwa: str = "",
    zaproszeni: Zaproszeni | None = None,
) -> bytes:
    """``nazwa`` names a feed, which has no ``metoda``; a file or a mail has one and one entry."""
    calendar = Calendar()
    calendar.add("prodid", "-//Doradztwo JST//PL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if metoda:
        calendar.add("method", metoda)
    if nazwa:
        calendar.add("name", nazwa)
        calendar.add("x-wr-calname", nazwa)
        calendar.add("x-wr-timezone", STREFA.key)
    calendar.add_component(_timezone())
    for wydarzenie in wydarzenia:
        calendar.add_component(_event(wydarzenie, zaproszeni))
    return calendar.to_ical()


@cache
def _timezone() -> Timezone:
    return Timezone.from_ical(_VTIMEZONE)


def _event(wydarzenie: Wydarzenie, zaproszeni: Zaproszeni | None) -> Event:
    event = Event()
    event.add("uid", wydarzenie.uid)
    event.add("sequence", wydarzenie.sequence)
    event.add("dtstamp", wydarzenie.stamp.astimezone(UTC))
    if wydarzenie.koniec is None:
        event.add("dtstart", wydarzenie.poczatek)
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", wydarzenie.poczatek.astimezone(STREFA))
        event.add("dtend", wydarzenie.koniec.astimezone(STREFA))
    event.add("summary", _clean(wydarzenie.tytul))
    if wydarzenie.miejsce:
        event.add("location", _clean(wydarzenie.miejsce))
    event.add("description", _clean(f"{wydarzenie.opis}\n\n{wydarzenie.adres}".strip()))
    event.add("url", vUri(wydarzenie.adres))
    event.add("status", "CANCELLED" if wydarzenie.is_cancelled else "CONFIRMED")
    if zaproszeni is not None:
        _add_people(event, zaproszeni)
    return event


def _add_people(event: Event, zaproszeni: Zaproszeni) -> None:
    organizer = vCalAddress(f"mailto:{zaproszeni.organizator}")
    if zaproszeni.nazwa_organizatora:
        organizer.params["cn"] = vText(zaproszeni.nazwa_organizatora)
    event["organizer"] = organizer
    attendee = vCalAddress(f"mailto:{zaproszeni.uczestnik}")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    # Nobody reads answers: attendance is written down after the meeting.
    attendee.params["rsvp"] = vText("FALSE")
    event["attendee"] = attendee


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
