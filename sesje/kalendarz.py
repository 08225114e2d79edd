"""Working days in Poland and the days on which the ledger reminds. Pure functions."""

from datetime import date, timedelta

from doradztwo.dni_robocze import add_working_days, is_working_day, shift_to_working_day

DZIEN_PIERWSZEGO = 20
KTORY_OD_KONCA = 3
DNI_NIEZAMKNIETEGO = (3, 6)
# A reminder missed because nothing ran that day may still go out on the next working days.
DNI_NADRABIANIA = 2


def first_day(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def previous_month(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_day(day: date) -> date:
    return next_month(day) - timedelta(days=1)


def months_between(first: date, last: date) -> list[date]:
    """First days of all months from the month of ``first`` to the month of ``last``."""
    months = []
    month = first_day(first)
    while month <= last:
        months.append(month)
        month = next_month(month)
    return months


def nth_last_working_day(month: date, number: int) -> date:
    day = last_day(month)
    while True:
        if is_working_day(day):
            number -= 1
            if number == 0:
                return day
        day -= timedelta(days=1)


def terminy_brakow(month: date) -> dict[date, str]:
    """Days of the reminder "hours missing this month" (produkt.md, section 4) → its period."""
    label = f"{month:%Y-%m}"
    return {
        shift_to_working_day(month.replace(day=DZIEN_PIERWSZEGO)): f"{label}/20",
        nth_last_working_day(month, KTORY_OD_KONCA): f"{label}/3-od-konca",
    }


def terminy_zamkniecia(month: date) -> dict[date, str]:
    """Days of the reminder "month not closed": of ``month``, in the month after it."""
    following = next_month(month)
    label = f"{month:%Y-%m}"
    return {
        shift_to_working_day(following.replace(day=day)): f"{label}/zamkniecie-{day}"
        for day in DNI_NIEZAMKNIETEGO
    }


def okres_na_dzien(terminy: dict[date, str], day: date) -> str | None:
    """Period whose reminder goes out on ``day``: planned for it, or missed just before it."""
    if not is_working_day(day):
        return None
    reached = [planned for planned in terminy if planned <= day]
    if not reached or day > add_working_days(max(reached), DNI_NADRABIANIA):
        return None
    return terminy[max(reached)]


def nastepny_termin(terminy: dict[date, str], day: date) -> date | None:
    """The first planned day from ``day`` on."""
    return min((planned for planned in terminy if planned >= day), default=None)
