from datetime import date

import pytest

from doradztwo.dni_robocze import add_working_days, is_working_day, shift_to_working_day


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 11), False),
        (date(2026, 1, 6), False),
        (date(2027, 5, 3), False),
        # Easter Monday and Boże Ciało move
        (date(2026, 4, 6), False),
        (date(2027, 3, 29), False),
        (date(2028, 4, 17), False),
        (date(2026, 6, 4), False),
        (date(2027, 5, 27), False),
        (date(2028, 6, 15), False),
        # a public holiday since 2025
        (date(2024, 12, 24), True),
        (date(2025, 12, 24), False),
        (date(2026, 12, 24), False),
        (date(2028, 2, 29), True),
        (date(2026, 8, 14), True),
        (date(2026, 8, 15), False),
    ],
)
def test_is_working_day_knows_polish_holidays(day, is_working):
    assert is_working_day(day) == is_working


@pytest.mark.parametrize(
    ("day", "shifted"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        # 24 and 25 December are holidays, then a weekend
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2028, 4, 15), date(2028, 4, 18)),
        (date(2027, 2, 28), date(2027, 3, 1)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_shift_to_working_day_goes_forward(day, shifted):
    assert shift_to_working_day(day) == shifted


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 30), 3, date(2027, 1, 5)),
        (date(2028, 2, 28), 3, date(2028, 3, 2)),
        (date(2027, 5, 26), 1, date(2027, 5, 28)),
    ],
)
def test_add_working_days_skips_weekends_and_holidays(day, number, expected):
    assert add_working_days(day, number) == expected
