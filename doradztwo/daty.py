"""Dates from forms: a slip like year 226 or 20260 is told to the person, not calculated with."""

from calendar import monthrange
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

PIERWSZY_DZIEN = date(1990, 1, 1)
OSTATNI_DZIEN = date(2100, 12, 31)
_ZDANIE = "Sprawdź rok: podaj datę między 1990 a 2100."


def limit_dates() -> None:
    """Give every date control these limits; those of models, admin and autosave are among them."""
    forms.DateField.default_validators = [
        MinValueValidator(PIERWSZY_DZIEN, _ZDANIE),
        MaxValueValidator(OSTATNI_DZIEN, _ZDANIE),
    ]


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last one where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
