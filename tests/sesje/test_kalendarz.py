from datetime import date

import pytest

from sesje import kalendarz


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 11), False),
        (date(2026, 11, 21), False),
        (date(2027, 3, 29), False),  # poniedziałek wielkanocny
        (date(2027, 5, 27), False),  # Boże Ciało
        (date(2024, 12, 24), True),
        (date(2025, 12, 24), False),  # a public holiday since 2025
        (date(2028, 2, 29), True),
    ],
)
def test_is_working_day_knows_polish_holidays(day, is_working):
    assert kalendarz.is_working_day(day) == is_working


@pytest.mark.parametrize(
    ("month", "days"),
    [
        (date(2026, 11, 1), [date(2026, 11, 20), date(2026, 11, 26)]),
        # the 20th is a Sunday; 24–26 are holidays
        (date(2026, 12, 1), [date(2026, 12, 21), date(2026, 12, 29)]),
        (date(2027, 2, 1), [date(2027, 2, 22), date(2027, 2, 24)]),
        (date(2028, 2, 1), [date(2028, 2, 21), date(2028, 2, 25)]),
        # Easter Monday is the 29th
        (date(2027, 3, 1), [date(2027, 3, 22), date(2027, 3, 26)]),
    ],
)
def test_terminy_brakow_are_the_20th_and_the_third_last_working_day(month, days):
    assert list(kalendarz.terminy_brakow(month)) == days


def test_terminy_zamkniecia_move_past_weekend_and_holiday():
    assert list(kalendarz.terminy_zamkniecia(date(2026, 12, 1))) == [
        date(2027, 1, 4),
        date(2027, 1, 7),
    ]


@pytest.mark.parametrize(
    ("day", "okres"),
    [
        (date(2026, 11, 19), None),
        (date(2026, 11, 20), "2026-11/20"),
        (date(2026, 11, 21), None),
        (date(2026, 11, 23), "2026-11/20"),
        (date(2026, 11, 24), "2026-11/20"),
        (date(2026, 11, 25), None),
        (date(2026, 11, 26), "2026-11/3-od-konca"),
        (date(2026, 11, 30), "2026-11/3-od-konca"),
    ],
)
def test_okres_na_dzien_makes_up_for_two_missed_working_days(day, okres):
    terminy = kalendarz.terminy_brakow(date(2026, 11, 1))

    assert kalendarz.okres_na_dzien(terminy, day) == okres


def test_nastepny_termin_is_the_first_from_today():
    terminy = kalendarz.terminy_brakow(date(2026, 11, 1))

    assert kalendarz.nastepny_termin(terminy, date(2026, 11, 20)) == date(2026, 11, 20)
    assert kalendarz.nastepny_termin(terminy, date(2026, 11, 21)) == date(2026, 11, 26)
    assert kalendarz.nastepny_termin(terminy, date(2026, 11, 27)) is None


def test_months_between_crosses_the_year():
    assert kalendarz.months_between(date(2026, 11, 30), date(2027, 1, 1)) == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]
