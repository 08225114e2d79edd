"""The plan on facts: the table of produkt.md, section 4, row by row. No database."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from cykl.enums import RodzajPrzypomnienia
from cykl.fakty import Fakty
from cykl.przypomnienia import PLAN, FaktyPlanu, SesjeProcesu, get_wiersz, sprawy
from doradztwo.dni_robocze import is_working_day
from edycje.enums import RodzajKroku
from edycje.queries import OknoKroku
from hdr.enums import StatusHdr
from podsumowanie.enums import StatusPodsumowania
from powiadomienia import rodzaje
from spotkania.queries import FaktSpotkania

EDYCJA = SimpleNamespace(pk=1, is_open=True, zespol_min=3, zespol_max=4)
POCZATEK = date(2026, 9, 1)
TERMIN = date(2026, 11, 20)


def krok(rodzaj, etap, pk=7):
    return SimpleNamespace(
        pk=pk, rodzaj=rodzaj, etap=etap, nazwa=rodzaj.label, numer=None, kolejnosc=1
    )


def okno(rodzaj, etap=2, do=TERMIN, pk=7):
    return OknoKroku(krok(rodzaj, etap, pk), date(2026, 10, 1), do)


def dane(*okna, etap=2, is_open=True, **more):
    proces = SimpleNamespace(pk=5, etap=etap, edycja=EDYCJA, edycja_id=1, is_open=is_open)
    fields = {"fakty": Fakty(), "w_etapie_od": POCZATEK} | more
    return FaktyPlanu(proces=proces, okna=list(okna), **fields)


DANE = okno(RodzajKroku.ZEBRANIE_DANYCH)
PODSUMOWANIE = okno(RodzajKroku.PODSUMOWANIE, etap=3)


def sent(given, days=60, start=date(2026, 11, 1)):
    """What a plan run on every day sends: (kind, day, roles), each rung once."""
    seen, result = set(), []
    for number in range(days):
        day = start + timedelta(days=number)
        for sprawa in sprawy(given):
            rung = sprawa.na_dzien(day)
            if rung and (sprawa.przedmiot, rung.okres) not in seen:
                seen.add((sprawa.przedmiot, rung.okres))
                who = sprawa.role(rung.numer)
                result.append((sprawa.wiersz.rodzaj.value, day.isoformat(), who))
    return result


def test_krok_reminds_lider_then_the_team_then_the_coordinator():
    assert sent(dane(DANE), days=45) == [
        ("krok_termin", "2026-11-13", ("lider",)),
        ("krok_termin", "2026-11-23", ("lider",)),
        ("krok_termin", "2026-11-30", ("zespół",)),
        ("krok_termin", "2026-12-07", ("zespół", "koordynator")),
        ("krok_termin", "2026-12-14", ("zespół", "koordynator")),
    ]


def test_krok_stops_when_it_is_done():
    done = Fakty(dane_gotowe=8, dane_wszystkie=8)

    assert sent(dane(DANE, fakty=done)) == []


def test_another_window_has_a_ladder_of_its_own():
    moved = okno(RodzajKroku.ZEBRANIE_DANYCH, do=date(2026, 12, 18))

    assert sent(dane(moved), days=52) == [
        ("krok_termin", "2026-12-11", ("lider",)),
        ("krok_termin", "2026-12-21", ("lider",)),
    ]


def test_kroki_behind_a_closed_gate_are_left_alone():
    assert sent(dane(DANE, etap=1)) == []


def test_a_late_etap_begins_its_reminders_with_the_lider():
    late = dane(DANE, w_etapie_od=date(2026, 12, 1))

    assert sent(late, days=45)[:2] == [
        ("krok_termin", "2026-12-07", ("lider",)),
        ("krok_termin", "2026-12-14", ("lider",)),
    ]


def test_what_only_the_coordinator_can_do_is_not_asked_of_the_team():
    training = okno(RodzajKroku.SZKOLENIA)

    assert {roles for _, _, roles in sent(dane(training))} == {("koordynator",)}


def test_a_held_meeting_is_done():
    held = FaktSpotkania(1, TERMIN, TERMIN, 3, True)
    training = okno(RodzajKroku.SZKOLENIA)

    assert sent(dane(training, fakty=Fakty(spotkania={7: held}))) == []


@pytest.mark.parametrize(
    ("fakty", "role"),
    [
        (Fakty(), ("doradca ROS", "doradca PRO")),
        (Fakty(opinia_ros=True), ("doradca PRO",)),
        (Fakty(opinia_pro=True), ("doradca ROS",)),
    ],
)
def test_hdr_waits_for_the_opinion_that_is_missing(fakty, role):
    waiting = replace(fakty, hdr_status=StatusHdr.W_OPINII, hdr_od=date(2026, 11, 9))

    # the 11th is a holiday
    assert sent(dane(fakty=waiting), days=20) == [
        ("hdr_opinia_przypomnienie", "2026-11-10", role),
        ("hdr_opinia_przypomnienie", "2026-11-16", role),
        ("hdr_opinia_przypomnienie", "2026-11-19", role),
    ]


def test_hdr_with_both_opinions_waits_for_the_decydent():
    fakty = Fakty(hdr_status=StatusHdr.DO_AKCEPTACJI, hdr_od=date(2026, 11, 13))

    assert sent(dane(fakty=fakty), days=21) == [
        ("hdr_akceptacja_przypomnienie", "2026-11-16", ("decydent",)),
        ("hdr_akceptacja_przypomnienie", "2026-11-19", ("decydent",)),
    ]


@pytest.mark.parametrize("status", [StatusHdr.SZKIC, StatusHdr.PRZYJETY, ""])
def test_hdr_that_waits_for_nobody_is_silent(status):
    assert sent(dane(fakty=Fakty(hdr_status=status, hdr_od=date(2026, 11, 2)))) == []


def test_podsumowanie_14_7_1_days_before_then_weekly():
    assert sent(dane(PODSUMOWANIE, etap=3), days=40) == [
        ("podsumowanie_termin", "2026-11-06", ("lider",)),
        ("podsumowanie_termin", "2026-11-13", ("lider",)),
        ("podsumowanie_termin", "2026-11-19", ("lider",)),
        ("podsumowanie_termin", "2026-11-26", ("lider",)),
        ("podsumowanie_termin", "2026-12-03", ("lider",)),
        ("podsumowanie_termin", "2026-12-10", ("lider",)),
    ]


@pytest.mark.parametrize(
    ("status", "is_quiet"),
    [
        (StatusPodsumowania.SZKIC, False),
        (StatusPodsumowania.ZWROCONE, False),
        (StatusPodsumowania.ZLOZONE, True),
        (StatusPodsumowania.PRZYJETE, True),
    ],
)
def test_podsumowanie_stops_when_it_is_handed_in(status, is_quiet):
    given = dane(PODSUMOWANIE, etap=3, fakty=Fakty(podsumowanie_status=status))

    assert (sent(given) == []) == is_quiet


def test_sessions_to_confirm_remind_on_mondays_after_they_were_logged():
    given = dane(sesje=SesjeProcesu(2, date(2026, 11, 9)))

    assert sent(given, days=30) == [
        ("sesje_do_potwierdzenia", "2026-11-16", ("lider",)),
        ("sesje_do_potwierdzenia", "2026-11-23", ("lider",)),
        ("sesje_do_potwierdzenia", "2026-11-30", ("lider",)),
    ]


def test_a_proces_that_is_not_open_is_quiet():
    fakty = Fakty(hdr_status=StatusHdr.W_OPINII, hdr_od=date(2026, 11, 9))

    assert sent(dane(DANE, PODSUMOWANIE, is_open=False, fakty=fakty)) == []


def test_reminders_put_off_are_left_out_and_keep_their_order():
    given = dane(DANE, wstrzymania={"krok_termin": date(2026, 12, 1)})

    assert sent(given, days=45) == [
        ("krok_termin", "2026-12-07", ("zespół", "koordynator")),
        ("krok_termin", "2026-12-14", ("zespół", "koordynator")),
    ]


def test_one_kind_put_off_leaves_the_others():
    given = dane(
        DANE,
        sesje=SesjeProcesu(1, date(2026, 11, 9)),
        wstrzymania={"krok_termin": date(2026, 12, 31)},
    )

    assert {kind for kind, _, _ in sent(given, days=30)} == {"sesje_do_potwierdzenia"}


def test_nastepny_says_when_to_whom_and_why():
    (sprawa,) = sprawy(dane(DANE))
    rung = sprawa.nastepny(date(2026, 11, 24))

    assert (rung.dzien, sprawa.do_kogo(rung.numer), sprawa.czego) == (
        date(2026, 11, 30),
        "do całego zespołu",
        "o kroku „zebranie danych”, termin 20.11.2026",
    )


def test_nastepny_skips_the_time_put_off():
    (sprawa,) = sprawy(dane(DANE, wstrzymania={"krok_termin": date(2026, 12, 7)}))

    assert sprawa.nastepny(date(2026, 11, 24)).dzien == date(2026, 12, 14)


@pytest.mark.parametrize("start", [date(2026, 12, 18), date(2027, 3, 20), date(2028, 2, 20)])
def test_nothing_goes_on_a_day_off(start):
    given = dane(
        okno(RodzajKroku.ZEBRANIE_DANYCH, do=start + timedelta(days=3)),
        okno(RodzajKroku.PODSUMOWANIE, do=start + timedelta(days=8), pk=8),
        fakty=Fakty(hdr_status=StatusHdr.DO_AKCEPTACJI, hdr_od=start),
        sesje=SesjeProcesu(1, start),
    )
    days = [date.fromisoformat(day) for _, day, _ in sent(given, 30, start)]

    assert days
    assert all(is_working_day(day) for day in days)


def test_after_days_without_a_run_only_the_last_rung_goes_out():
    given = dane(DANE, PODSUMOWANIE, etap=3)
    first_run = date(2026, 11, 25)

    assert sent(given, 1, first_run) == [
        ("krok_termin", "2026-11-25", ("lider",)),
        ("podsumowanie_termin", "2026-11-25", ("lider",)),
    ]


def test_every_kind_of_the_plan_is_a_kind_of_mail():
    assert [wiersz.rodzaj for wiersz in PLAN if not rodzaje.is_registered(wiersz.rodzaj)] == []
    assert [get_wiersz(kind.value).rodzaj for kind in RodzajPrzypomnienia] == list(
        RodzajPrzypomnienia
    )
