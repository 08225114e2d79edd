from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from doradztwo.pola import LiczbaFormField, number_text
from hdr.models import Cel


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12 500,50", Decimal("12500.50")),
        ("12\u00a0500,5 zł", Decimal("12500.50")),
        ("12.500,50", Decimal("12500.50")),
        ("35%", Decimal("35.00")),
        ("\u22123", Decimal("-3.00")),
        ("0.25", Decimal("0.25")),
        ("", None),
    ],
)
def test_liczba_understands_what_people_type(typed, expected):
    field = LiczbaFormField(max_digits=14, decimal_places=2, required=False)

    assert field.clean(typed) == expected


@pytest.mark.parametrize("typed", ["dużo", "1,2,3", "12-3", "NaN", "1e999", "1e9", "0,123"])
def test_liczba_refuses_what_is_not_an_amount(typed):
    field = LiczbaFormField(max_digits=14, decimal_places=2, required=False)

    with pytest.raises(ValidationError):
        field.clean(typed)


@pytest.mark.parametrize("typed", ["12.500", "1.234 zł", "-2.000"])
def test_liczba_does_not_guess_what_a_dot_before_three_digits_means(typed):
    field = LiczbaFormField(max_digits=14, decimal_places=2, required=False)

    with pytest.raises(ValidationError, match="Kropka może tu oddzielać tysiące"):
        field.clean(typed)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("12500.50"), "12500,5"), (Decimal("2.00"), "2"), (Decimal("0"), "0"), (None, "")],
)
def test_number_text_has_no_needless_signs(value, text):
    assert number_text(value) == text


def test_liczba_field_migrates_as_a_plain_decimal():
    field = Cel._meta.get_field("wartosc_bazowa")

    assert field.deconstruct()[1] == "django.db.models.DecimalField"
