from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edycje.enums import PrzenoszenieGodzin
from sesje.kalendarz import last_day, months_between
from sesje.obliczenia import (
    MinutyMiesiaca,
    Okres,
    Przydzial,
    przeniesione_minuty,
    udzial_dni,
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
        (Okres(date(2026, 11, 16)), 30),
        (Okres(date(2026, 11, 30)), 2),
        (Okres(date(2026, 12, 1)), 0),
        (Okres(date(2026, 9, 1), date(2026, 11, 1)), 2),
        (Okres(date(2026, 9, 1), date(2026, 10, 31)), 0),
    ],
)
def test_assignment_counts_by_its_days(okres, minutes):
    assert due(ANNA, [Przydzial(ANNA, okres)]) == minutes


@pytest.mark.parametrize(
    ("pauza", "minutes"),
    [
        (Okres(date(2026, 11, 1), date(2026, 11, 30)), 0),
        (Okres(date(2026, 10, 20)), 0),
        (Okres(date(2026, 11, 2)), 2),
        (Okres(date(2026, 11, 11), date(2026, 11, 20)), 40),
        (Okres(date(2026, 12, 1)), 60),
    ],
)
def test_pause_takes_away_its_days(pauza, minutes):
    assert due(ANNA, [Przydzial(ANNA, Okres(date(2026, 9, 1)))], [pauza]) == minutes


@pytest.mark.parametrize(
    ("od", "do", "minutes"),
    [
        # 60 minutes over 31 days: 1 on the first, 2 on most days, never a fraction.
        (date(2026, 10, 1), date(2026, 10, 1), 1),
        (date(2026, 10, 2), date(2026, 10, 2), 2),
        (date(2026, 10, 1), date(2026, 10, 15), 29),
        (date(2026, 10, 16), date(2026, 10, 31), 31),
        # 29 February.
        (date(2028, 2, 1), date(2028, 2, 29), 60),
        (date(2028, 2, 29), date(2028, 2, 29), 3),
        (date(2027, 2, 15), date(2027, 2, 28), 30),
    ],
)
def test_share_of_days_is_rounded_so_that_a_month_is_whole(od, do, minutes):
    assert udzial_dni(od, do, 60) == minutes


def test_day_of_a_change_belongs_to_the_new_advisor():
    przydzialy = [
        Przydzial(ANNA, Okres(date(2026, 9, 1), date(2026, 11, 15))),
        Przydzial(PIOTR, Okres(date(2026, 11, 15))),
    ]

    assert (due(ANNA, przydzialy), due(PIOTR, przydzialy)) == (28, 32)


def test_days_outside_the_edition_or_after_the_proces_ended_count_nothing():
    przydzialy = [Przydzial(ANNA, Okres(date(2026, 1, 1)))]
    ended = Okres(EDYCJA.od, date(2026, 11, 3))

    assert due(ANNA, przydzialy, miesiac=date(2026, 8, 1)) == 0
    assert due(ANNA, przydzialy, trwanie=ended) == 6
    assert due(ANNA, przydzialy, trwanie=ended, miesiac=date(2026, 12, 1)) == 0


DNI = st.dates(date(2026, 7, 1), date(2027, 8, 31))


@st.composite
def okresy(draw):
    od = draw(DNI)
    return Okres(od, draw(st.none() | st.dates(od, date(2027, 8, 31))))


PRZYDZIALY = st.lists(st.builds(Przydzial, st.sampled_from([ANNA, PIOTR, 3]), okresy()), max_size=4)
PAUZY = st.lists(okresy(), max_size=3)
MIESIACE = st.sampled_from(months_between(date(2026, 7, 1), date(2027, 8, 31)))


MINUTY = st.integers(0, 2400)
KTO = (ANNA, PIOTR, 3)


def total(miesiac, przydzialy, pauzy, minuty=60, trwanie=EDYCJA):
    return sum(wymagane_minuty(kto, miesiac, minuty, trwanie, przydzialy, pauzy) for kto in KTO)


def days_of(miesiac):
    return [miesiac + timedelta(days=n) for n in range(last_day(miesiac).day)]


@given(MIESIACE, PRZYDZIALY, PAUZY, MINUTY)
def test_advisors_together_owe_the_shares_of_the_active_days(miesiac, przydzialy, pauzy, minuty):
    active = [
        day
        for day in days_of(miesiac)
        if EDYCJA.contains(day)
        and any(row.okres.contains(day) for row in przydzialy)
        and not any(pause.contains(day) for pause in pauzy)
    ]

    expected = sum(udzial_dni(day, day, minuty) for day in active)
    assert total(miesiac, przydzialy, pauzy, minuty) == expected
    assert 0 <= expected <= minuty


@given(MIESIACE, st.integers(1, 28), MINUTY)
def test_two_advisors_of_a_split_month_owe_the_whole(miesiac, day, minuty):
    split = miesiac.replace(day=day)
    whole = [Przydzial(ANNA, Okres(date(2026, 7, 1)))]
    parts = [
        Przydzial(ANNA, Okres(date(2026, 7, 1), split)),
        Przydzial(PIOTR, Okres(split + timedelta(days=1))),
    ]

    assert total(miesiac, parts, [], minuty) == total(miesiac, whole, [], minuty)


@given(MIESIACE, st.lists(st.integers(1, 28), max_size=4), MINUTY)
def test_shares_of_consecutive_parts_make_the_whole(miesiac, cuts, minuty):
    ends = sorted({*(miesiac.replace(day=cut) for cut in cuts), last_day(miesiac)})
    starts = [miesiac, *(end + timedelta(days=1) for end in ends[:-1])]

    parts = [udzial_dni(od, do, minuty) for od, do in zip(starts, ends, strict=True)]

    assert sum(parts) == minuty
    assert min(parts) >= 0


@given(MIESIACE, PRZYDZIALY, PAUZY, okresy())
def test_another_pause_never_adds_minutes(miesiac, przydzialy, pauzy, another):
    assert total(miesiac, przydzialy, [*pauzy, another]) <= total(miesiac, przydzialy, pauzy)


@given(MIESIACE, PRZYDZIALY, PAUZY, okresy())
def test_another_assignment_never_takes_minutes_away(miesiac, przydzialy, pauzy, another):
    more = [*przydzialy, Przydzial(3, another)]

    assert total(miesiac, more, pauzy) >= total(miesiac, przydzialy, pauzy)


@given(MIESIACE, PRZYDZIALY, PAUZY, MINUTY, MINUTY)
def test_more_minutes_of_the_edition_never_mean_fewer_due(miesiac, przydzialy, pauzy, one, two):
    less, more = sorted((one, two))

    assert total(miesiac, przydzialy, pauzy, less) <= total(miesiac, przydzialy, pauzy, more)


def carried(rule, *pairs, poczatek=date(2026, 9, 1), **last):
    """Pairs of due and logged from September on → minutes carried into each month."""
    months = months_between(poczatek, date(2027, 5, 31))
    rows = [
        MinutyMiesiaca(month, due_min, logged)
        for month, (due_min, logged) in zip(months, pairs, strict=False)
    ]
    rows[-1] = replace(rows[-1], **last)
    return list(przeniesione_minuty(rows, rule, date(2026, 9, 1)).values())


def test_surplus_fills_later_months_as_the_edition_rules():
    # September ends a quarter, October to December are the next one.
    hours = [(60, 90), (60, 75), (60, 50), (60, 20), (60, 60), (60, 0)]

    assert carried("brak", *hours) == [0, 0, 0, 0, 0, 0]
    assert carried("kwartal", *hours) == [0, 0, 10, 5, 0, 0]
    assert carried("edycja", *hours) == [0, 0, 10, 35, 0, 0]


def test_shortage_does_not_wait_and_no_support_takes_nothing():
    assert carried("edycja", (60, 30), (60, 90)) == [0, 0]
    assert carried("edycja", (60, 90), (60, 0), bez_wsparcia=True) == [0, 0]


def test_settled_month_keeps_what_was_carried_into_it():
    assert carried("edycja", (60, 90), (60, 40), przeniesione=0) == [0, 0]
    assert carried("edycja", (60, 90), (60, 40), przeniesione=20) == [0, 20]


HISTORIE = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 200)), min_size=1, max_size=9)
ZASADY = st.sampled_from(PrzenoszenieGodzin.values)


@given(HISTORIE, ZASADY)
def test_nothing_is_carried_that_was_not_logged_above_the_due(historia, zasada):
    result = carried(zasada, *historia)

    for place in range(len(historia)):
        above = sum(max(0, logged - needed) for needed, logged in historia[:place])
        assert 0 <= result[place] <= max(0, historia[place][0] - historia[place][1])
        assert sum(result[: place + 1]) <= above


@given(HISTORIE)
def test_longer_periods_never_carry_less(historia):
    sums = [sum(carried(rule, *historia)) for rule in ("brak", "kwartal", "edycja")]

    assert sums == sorted(sums)
    assert sums[0] == 0
