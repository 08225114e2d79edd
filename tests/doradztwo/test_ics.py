from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from doradztwo.ics import STREFA, Wydarzenie, Zaproszeni, build_ics, make_uid

CET = timezone(timedelta(hours=1))
WYDARZENIE = Wydarzenie(
    uid="spotkanie-7@example.org",
    sequence=2,
    stamp=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    poczatek=datetime(2026, 11, 12, 10, 0, tzinfo=CET),
    koniec=datetime(2026, 11, 12, 13, 0, tzinfo=CET),
    tytul="Spotkanie w JST nr 1; gmina Chęciny",
    miejsce="Urząd, sala 12",
    opis="1. Rozmowa\n2. Zasady",
    adres="http://example.org/spotkania/7/",
)
TERMIN = Wydarzenie(
    uid="krok-3@example.org",
    stamp=WYDARZENIE.stamp,
    poczatek=date(2026, 12, 31),
    tytul="Termin: opracowanie HDR",
    adres="http://example.org/procesy/1/",
)


def _only_event(text):
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def test_build_ics_is_read_back_as_it_was_given():
    event = _only_event(build_ics([WYDARZENIE], metoda="PUBLISH"))

    assert {
        name: str(event[name])
        for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS")
    } == {
        "UID": "spotkanie-7@example.org",
        "SEQUENCE": "2",
        "SUMMARY": "Spotkanie w JST nr 1; gmina Chęciny",
        "LOCATION": "Urząd, sala 12",
        "DESCRIPTION": "1. Rozmowa\n2. Zasady\n\nhttp://example.org/spotkania/7/",
        "URL": "http://example.org/spotkania/7/",
        "STATUS": "CONFIRMED",
    }
    assert WYDARZENIE.stamp == event.DTSTAMP
    assert (event.start, event.end) == (WYDARZENIE.poczatek, WYDARZENIE.koniec)


def test_build_ics_escapes_what_the_format_keeps_for_itself():
    lines = build_ics([WYDARZENIE], metoda="PUBLISH").decode().split("\r\n")

    assert [line for line in lines if line.startswith(("METHOD", "SUMMARY", "LOCATION"))] == [
        "METHOD:PUBLISH",
        "SUMMARY:Spotkanie w JST nr 1\\; gmina Chęciny",
        "LOCATION:Urząd\\, sala 12",
    ]


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2027, 3, 27), 1),
        (date(2027, 3, 28), 2),
        (date(2027, 10, 30), 2),
        (date(2027, 10, 31), 1),
    ],
)
def test_times_are_those_of_warsaw_on_both_sides_of_the_change(day, hours):
    start = datetime(day.year, day.month, day.day, 12, tzinfo=STREFA)
    row = replace(WYDARZENIE, poczatek=start, koniec=start + timedelta(hours=1))

    text = build_ics([row])

    assert f"DTSTART;TZID=Europe/Warsaw:{day:%Y%m%d}T120000" in text.decode().split("\r\n")
    assert _only_event(text).start.utcoffset() == timedelta(hours=hours)


def test_the_described_zone_changes_on_the_days_of_the_real_one():
    (zone,) = Calendar.from_ical(build_ics([WYDARZENIE])).walk("VTIMEZONE")
    described = zone.to_tz(lookup_tzid=False)

    for year in (2026, 2027, 2032):
        for day in range(1, 366):
            noon = datetime(year, 1, 1, 12) + timedelta(days=day - 1)
            assert described.utcoffset(noon) == noon.replace(tzinfo=STREFA).utcoffset()


def test_entry_without_an_end_is_a_whole_day_that_takes_no_time():
    event = _only_event(build_ics([TERMIN]))

    assert (event.start, str(event["TRANSP"]), "DTEND" in event) == (
        date(2026, 12, 31),
        "TRANSPARENT",
        False,
    )


def test_cancelled_meeting_is_taken_out_of_the_calendar():
    text = build_ics([replace(WYDARZENIE, is_cancelled=True)], metoda="CANCEL")

    assert str(Calendar.from_ical(text)["METHOD"]) == "CANCEL"
    assert str(_only_event(text)["STATUS"]) == "CANCELLED"


def test_invitation_names_who_invites_and_who_is_invited():
    people = Zaproszeni("poczta@example.org", "Doradztwo JST", "lider@example.org")

    event = _only_event(build_ics([WYDARZENIE], metoda="REQUEST", zaproszeni=people))

    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == (
        "mailto:poczta@example.org",
        "Doradztwo JST",
    )
    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["RSVP"]) == (
        "mailto:lider@example.org",
        "FALSE",
    )


def test_feed_has_a_name_and_no_method():
    calendar = Calendar.from_ical(build_ics([WYDARZENIE, TERMIN], nazwa="Doradztwo JST"))

    assert (str(calendar["NAME"]), str(calendar["X-WR-CALNAME"]), "METHOD" in calendar) == (
        "Doradztwo JST",
        "Doradztwo JST",
        False,
    )


def test_make_uid_is_of_this_installation(settings):
    settings.ADRES_APLIKACJI = "https://doradztwo.example.org:8443"

    assert make_uid("krok-3-8") == "krok-3-8@doradztwo.example.org"


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_keeps_lines_short_and_starts_no_other_line(text):
    built = build_ics([replace(WYDARZENIE, tytul=text, opis=text, miejsce="")], metoda="PUBLISH")

    lines = built.split(b"\r\n")
    unfolded = built.replace(b"\r\n ", b"").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    names = [line.split(b":")[0].split(b";")[0] for line in unfolded]
    assert names[-13:] == [
        b"BEGIN", b"SUMMARY", b"DTSTART", b"DTEND", b"DTSTAMP", b"UID", b"SEQUENCE",
        b"DESCRIPTION", b"STATUS", b"URL", b"END", b"END", b"",
    ]  # fmt: skip
    assert b"\x00" not in built
