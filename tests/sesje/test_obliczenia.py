from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesje.kalendarz import first_day, last_day, months_between
from sesje.obliczenia import (
    Okres,
    Przydzial,
    kto_odpowiada,
    ostatni_aktywny_dzien,
    wymagane_minuty,
)

EDYCJA = Okres(date(2026, 9, 1), date(2027, 5, 31))
LISTOPAD = date(2026, 11, 1)
ANNA, PIOTR = 1, 2


def due(doradca, przydzialy, wstrzymania=(), miesiac=LISTOPAD, trwanie=EDYCJA):
    return wymagane_minuty(doradca, miesiac, 60, trwanie, przydzialy, wstrzymania)


@pytest.mark.parametrize(
    ("okres", "minutes"),
    [
        (Okres(date(2026, 9, 1)), 60),
        (Okres(date(2026, 11, 30)), 60),
        (Okres(date(2026, 12, 1)), 0),
        (Okres(date(2026, 9, 1), date(2026, 11, 1)), 60),
        (Okres(date(2026, 9, 1), date(2026, 10, 31)), 0),
    ],
)
def test_month_of_assignment_and_of_its_end_count_in_full(okres, minutes):
    assert due(ANNA, [Przydzial(ANNA, okres)]) == minutes


@pytest.mark.parametrize(
    ("pauza", "minutes"),
    [
        (Okres(date(2026, 11, 1), date(2026, 11, 30)), 0),
        (Okres(date(2026, 10, 20)), 0),
        (Okres(date(2026, 11, 2)), 60),
        (Okres(date(2026, 11, 1), date(2026, 11, 29)), 60),
    ],
)
def test_only_a_month_wholly_paused_counts_nothing(pauza, minutes):
    assert due(ANNA, [Przydzial(ANNA, Okres(date(2026, 9, 1)))], [pauza]) == minutes


def test_month_belongs_to_the_advisor_of_its_last_active_day():
    przydzialy = [
        Przydzial(ANNA, Okres(date(2026, 9, 1), date(2026, 11, 15))),
        Przydzial(PIOTR, Okres(date(2026, 11, 15))),
    ]

    assert (due(ANNA, przydzialy), due(PIOTR, przydzialy)) == (0, 60)


def test_month_belongs_to_the_former_advisor_when_the_new_one_only_saw_a_pause():
    przydzialy = [
        Przydzial(ANNA, Okres(date(2026, 9, 1), date(2026, 11, 15))),
        Przydzial(PIOTR, Okres(date(2026, 11, 20))),
    ]

    assert due(ANNA, przydzialy, [Okres(date(2026, 11, 18))]) == 60


def test_months_outside_the_edition_or_after_the_proces_ended_count_nothing():
    przydzialy = [Przydzial(ANNA, Okres(date(2026, 1, 1)))]
    ended = Okres(EDYCJA.od, date(2026, 11, 3))

    assert due(ANNA, przydzialy, miesiac=date(2026, 8, 1)) == 0
    assert due(ANNA, przydzialy, trwanie=ended) == 60
    assert due(ANNA, przydzialy, trwanie=ended, miesiac=date(2026, 12, 1)) == 0


DNI = st.dates(date(2026, 7, 1), date(2027, 8, 31))


@st.composite
def okresy(draw):
    od = draw(DNI)
    return Okres(od, draw(st.none() | st.dates(od, date(2027, 8, 31))))


PRZYDZIALY = st.lists(st.builds(Przydzial, st.sampled_from([ANNA, PIOTR, 3]), okresy()), max_size=4)
PAUZY = st.lists(okresy(), max_size=3)
MIESIACE = st.sampled_from(months_between(date(2026, 7, 1), date(2027, 8, 31)))


def active_days(miesiac, przydzialy, wstrzymania):
    """The rule said day by day, as in the docstring of the module."""
    day, days = miesiac, []
    while day <= last_day(miesiac):
        assigned = any(row.okres.contains(day) for row in przydzialy)
        paused = any(pause.contains(day) for pause in wstrzymania)
        if EDYCJA.contains(day) and assigned and not paused:
            days.append(day)
        day += timedelta(days=1)
    return days


@given(MIESIACE, PRZYDZIALY, PAUZY)
def test_a_month_is_owed_once_exactly_when_it_has_an_active_day(miesiac, przydzialy, pauzy):
    total = sum(due(kto, przydzialy, pauzy, miesiac) for kto in (ANNA, PIOTR, 3))

    assert total == (60 if active_days(miesiac, przydzialy, pauzy) else 0)


@given(MIESIACE, PRZYDZIALY, PAUZY)
def test_who_owes_was_assigned_on_the_last_active_day(miesiac, przydzialy, pauzy):
    owes = kto_odpowiada(miesiac, EDYCJA, przydzialy, pauzy)

    days = active_days(miesiac, przydzialy, pauzy)
    assigned = {row.doradca_pk for row in przydzialy if days and row.okres.contains(days[-1])} or {
        None
    }
    assert owes in assigned


@given(MIESIACE, PRZYDZIALY, PAUZY, okresy())
def test_another_pause_never_adds_minutes(miesiac, przydzialy, pauzy, another):
    def total(wstrzymania):
        return sum(due(kto, przydzialy, wstrzymania, miesiac) for kto in (ANNA, PIOTR, 3))

    assert total([*pauzy, another]) <= total(pauzy)


@given(MIESIACE, PAUZY)
def test_last_active_day_is_in_no_pause_and_all_later_ones_are(miesiac, pauzy):
    okres = Okres(first_day(miesiac), last_day(miesiac))

    day = ostatni_aktywny_dzien(okres, pauzy)

    paused_after = okres.od if day is None else day + timedelta(days=1)
    assert day is None or not any(pause.contains(day) for pause in pauzy)
    while paused_after <= okres.do:
        assert any(pause.contains(paused_after) for pause in pauzy)
        paused_after += timedelta(days=1)
