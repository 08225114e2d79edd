"""Working days in Poland. Pure functions; the library knows the holidays of every year."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("PL", years=year, language="pl"))


def holiday_name(day: date) -> str:
    """The name of a public holiday; empty on other days."""
    return _holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def shift_to_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, number: int) -> date:
    """The ``number``-th working day after ``day``."""
    for _ in range(number):
        day = shift_to_working_day(day + timedelta(days=1))
    return day
