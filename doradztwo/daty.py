"""Dates from forms: a slip like year 226 or 20260 is told to the person, not calculated with."""

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
