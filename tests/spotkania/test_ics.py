from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from spotkania.ics import Wydarzenie, build_ics, escape, fold

WYDARZENIE = Wydarzenie(
    uid="spotkanie-7@example.org",
    sequence=2,
    stamp=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    poczatek=datetime(2026, 11, 12, 10, 0, tzinfo=timezone(timedelta(hours=1))),
    koniec=datetime(2026, 11, 12, 13, 0, tzinfo=timezone(timedelta(hours=1))),
    tytul="Spotkanie w JST nr 1; gmina Chęciny",
    miejsce="Urząd, sala 12",
    opis="1. Rozmowa\n2. Zasady",
    adres="http://example.org/spotkania/7/",
)


def test_build_ics_writes_one_event_in_utc():
    assert build_ics(WYDARZENIE).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Doradztwo JST//PL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:spotkanie-7@example.org",
        "SEQUENCE:2",
        "DTSTAMP:20261101T080000Z",
        "DTSTART:20261112T090000Z",
        "DTEND:20261112T120000Z",
        "SUMMARY:Spotkanie w JST nr 1\\; gmina Chęciny",
        "LOCATION:Urząd\\, sala 12",
        "DESCRIPTION:1. Rozmowa\\n2. Zasady",
        "URL:http://example.org/spotkania/7/",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_build_ics_of_a_cancelled_meeting_takes_it_out_of_the_calendar():
    lines = build_ics(replace(WYDARZENIE, is_cancelled=True)).split("\r\n")

    assert (lines[4], lines[15]) == ("METHOD:CANCEL", "STATUS:CANCELLED")


def test_fold_never_exceeds_75_octets_and_loses_nothing():
    line = "DESCRIPTION:" + "zażółć gęślą jaźń " * 20

    parts = fold(line).split("\r\n")

    assert max(len(part.encode()) for part in parts) <= 75
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def test_escape_leaves_no_way_to_start_another_line():
    assert escape("a\r\nSUMMARY:b\\") == "a\\nSUMMARY:b\\\\"
