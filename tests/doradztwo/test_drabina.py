from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doradztwo.dni_robocze import is_working_day
from doradztwo.drabina import Drabina, nastepny_szczebel, szczebel_na_dzien

KROK = Drabina(przed=(7,), po=1, co=7)
PODSUMOWANIE = Drabina(przed=(14, 7, 1), po=6, co=7)
DECYZJA = Drabina(po=1, co=3, robocze=True)
TYGODNIOWA = Drabina(w_poniedzialki=True)
WSZYSTKIE = (KROK, PODSUMOWANIE, DECYZJA, TYGODNIOWA)


def days(drabina, kotwica, ile, od=None):
    rungs = islice(drabina.szczeble(kotwica, od), ile)
    return [(rung.dzien.isoformat(), rung.numer) for rung in rungs]


def d(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("drabina", "kotwica", "expected"),
    [
        (KROK, "2026-11-20", [("2026-11-13", 1), ("2026-11-23", 2), ("2026-11-30", 3)]),
        # 7 days before Christmas Eve is fine, the day after is a holiday, then a weekend
        (KROK, "2026-12-24", [("2026-12-17", 1), ("2026-12-28", 2), ("2027-01-04", 3)]),
        # the last day of February in a leap year and in another
        (KROK, "2028-02-29", [("2028-02-22", 1), ("2028-03-01", 2), ("2028-03-08", 3)]),
        (KROK, "2027-02-28", [("2027-02-22", 1), ("2027-03-01", 2), ("2027-03-08", 3)]),
        # Easter Monday 2027-03-29
        (KROK, "2027-03-28", [("2027-03-22", 1), ("2027-03-30", 2), ("2027-04-05", 3)]),
        # Boże Ciało 2027-05-27
        (KROK, "2027-05-26", [("2027-05-19", 1), ("2027-05-28", 2), ("2027-06-03", 3)]),
        # the day before the deadline is a Sunday: its mail goes on the Monday itself
        (
            PODSUMOWANIE,
            "2026-11-23",
            [("2026-11-09", 1), ("2026-11-16", 2), ("2026-11-23", 3), ("2026-11-30", 4)],
        ),
        # the day after, then every third working day: over Christmas and New Year
        (
            DECYZJA,
            "2026-12-18",
            [("2026-12-21", 1), ("2026-12-28", 2), ("2026-12-31", 3), ("2027-01-07", 4)],
        ),
        # Mondays; Easter Monday moves to Tuesday
        (TYGODNIOWA, "2027-03-18", [("2027-03-22", 1), ("2027-03-30", 2), ("2027-04-05", 3)]),
        (TYGODNIOWA, "2027-03-22", [("2027-03-30", 1), ("2027-04-05", 2)]),
    ],
)
def test_szczeble_by_the_calendar(drabina, kotwica, expected):
    assert days(drabina, d(kotwica), len(expected)) == expected


def test_rungs_that_meet_on_one_day_leave_the_last():
    drabina = Drabina(przed=(2, 1), po=1)

    # 9 and 10 May 2026 are a weekend, so two rungs and a third meet on Monday
    assert days(drabina, d("2026-05-11"), 2) == [("2026-05-11", 2), ("2026-05-12", 3)]


def test_rungs_before_the_reason_do_not_exist_and_are_not_counted():
    assert days(KROK, d("2026-11-20"), 2, od=d("2026-12-01")) == [
        ("2026-12-07", 1),
        ("2026-12-14", 2),
    ]


@pytest.mark.parametrize(
    ("day", "plan"),
    [
        ("2026-11-12", None),
        ("2026-11-13", "2026-11-13"),
        ("2026-11-14", None),
        # caught up with for five working days
        ("2026-11-20", "2026-11-13"),
        ("2026-11-21", None),
        # due on a Saturday
        ("2026-11-23", "2026-11-21"),
        ("2026-11-27", "2026-11-21"),
        # of two rungs that were missed only the later one
        ("2026-12-02", "2026-11-28"),
    ],
)
def test_szczebel_na_dzien(day, plan):
    found = szczebel_na_dzien(KROK, d("2026-11-20"), None, d(day))

    assert (found and found.okres) == plan


def test_szczebel_missed_for_too_long_is_left_alone():
    drabina = Drabina(przed=(14,), po=20)

    # five working days after the 6th, 11 November being none
    assert szczebel_na_dzien(drabina, d("2026-11-20"), None, d("2026-11-16")) is not None
    assert szczebel_na_dzien(drabina, d("2026-11-20"), None, d("2026-11-17")) is None


@pytest.mark.parametrize(
    ("day", "dzien"),
    [("2026-11-13", "2026-11-13"), ("2026-11-14", "2026-11-23"), ("2026-11-24", "2026-11-30")],
)
def test_nastepny_szczebel(day, dzien):
    assert nastepny_szczebel(KROK, d("2026-11-20"), None, d(day)).dzien == d(dzien)


def test_nastepny_szczebel_is_not_planned_for_years_ahead():
    assert nastepny_szczebel(KROK, d("2030-11-20"), None, d("2026-11-20")) is None


@given(
    drabina=st.sampled_from(WSZYSTKIE),
    kotwica=st.dates(d("2024-01-01"), d("2032-12-31")),
    offset=st.integers(0, 60),
)
def test_ladder_is_on_working_days_and_each_rung_goes_once(drabina, kotwica, offset):
    rungs = list(islice(drabina.szczeble(kotwica), 12))
    since = kotwica - timedelta(days=20)
    run = [since + timedelta(days=number) for number in range(offset)]
    sent = {found for day in run if (found := szczebel_na_dzien(drabina, kotwica, None, day))}

    assert all(is_working_day(rung.dzien) for rung in rungs)
    assert len({rung.dzien for rung in rungs}) == len(rungs)
    assert [rung.numer for rung in rungs] == sorted({rung.numer for rung in rungs})
    # Run every day, the plan sends each rung under one name, and none that is not due yet.
    assert sent == {rung for rung in rungs if run and rung.dzien <= run[-1]}
