"""One meeting as an iCalendar file (RFC 5545). Pure functions."""

from dataclasses import dataclass
from datetime import UTC, datetime

LIMIT_OKTETOW = 75


@dataclass(frozen=True)
class Wydarzenie:
    """``uid`` and a growing ``sequence`` let a calendar replace what it already holds."""

    uid: str
    sequence: int
    stamp: datetime
    poczatek: datetime
    koniec: datetime
    tytul: str
    miejsce: str
    opis: str
    adres: str
    is_cancelled: bool = False


def build_ics(wydarzenie: Wydarzenie) -> str:
    status = "CANCELLED" if wydarzenie.is_cancelled else "CONFIRMED"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Doradztwo JST//PL",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if wydarzenie.is_cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{wydarzenie.uid}",
        f"SEQUENCE:{wydarzenie.sequence}",
        f"DTSTAMP:{_utc(wydarzenie.stamp)}",
        f"DTSTART:{_utc(wydarzenie.poczatek)}",
        f"DTEND:{_utc(wydarzenie.koniec)}",
        f"SUMMARY:{escape(wydarzenie.tytul)}",
        f"LOCATION:{escape(wydarzenie.miejsce)}",
        f"DESCRIPTION:{escape(wydarzenie.opis)}",
        f"URL:{wydarzenie.adres}",
        f"STATUS:{status}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(fold(line) + "\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def fold(line: str) -> str:
    """Break after 75 octets, never inside a letter."""
    parts, current, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LIMIT_OKTETOW:
            parts.append(current)
            current, size = " ", 1
        current += sign
        size += width
    return "\r\n".join([*parts, current])
