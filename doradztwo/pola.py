"""Numbers the way people type them: „12 500,50 zł”."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django import forms
from django.db import models

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_UNIT = re.compile(r"(zł|pln|%)$", re.IGNORECASE)
_WRITTEN = re.compile(r"[-+]?[\d.,]*")
_MAYBE_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_COMMA_GROUPS = re.compile(r"^[-+]?\d{1,3}(\.\d{3})+,\d+$")


NIE_LICZBA = "Wpisz liczbę, na przykład 12 500,50."
NIEJASNA = "Kropka może tu oddzielać tysiące albo grosze. Wpisz na przykład 12 500 albo 12,50."


def _without_signs(text: str) -> str:
    return _UNIT.sub("", _SPACES.sub("", text)).replace("\u2212", "-")


def is_unclear(text: str) -> bool:
    """„12.500” is twelve thousand to one person and twelve and a half to another."""
    return _MAYBE_THOUSANDS.fullmatch(_without_signs(text)) is not None


def is_written_number(text: str) -> bool:
    """Digits and their separators; not „1e9”, which nobody means as an amount."""
    return _WRITTEN.fullmatch(_without_signs(text)) is not None


def plain_number(text: str) -> str:
    """ "12 500,50 zł" → "12500.50"; what is not a number comes back as it was."""
    number = _without_signs(text)
    if _COMMA_GROUPS.match(number):
        number = number.replace(".", "")
    return number.replace(",", ".") if number.count(",") == 1 else number


def number_text(value: Decimal | None) -> str:
    """The value as it stands in a control: no groups, decimal comma, no needless zeros."""
    if value is None:
        return ""
    whole, _, fraction = f"{Decimal(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole},{fraction}" if fraction else whole


class LiczbaFormField(forms.DecimalField):
    """A decimal number with comma or point, with spaces and a unit; a text control."""

    widget = forms.TextInput
    default_error_messages = {"invalid": NIE_LICZBA, "unclear": NIEJASNA}

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def to_python(self, value):
        if isinstance(value, str):
            self._refuse_unclear(value)
            value = plain_number(value)
        value = super().to_python(value)
        # Beyond the precision of Decimal quantize fails; the validators refuse that number.
        if value is not None and value.is_finite() and value.adjusted() < 20:
            step = Decimal(1).scaleb(-(self.decimal_places or 0))
            if value == value.quantize(step, ROUND_HALF_UP):
                value = value.quantize(step)
        return value

    def _refuse_unclear(self, text):
        for code, is_wrong in (
            ("invalid", not is_written_number(text)),
            ("unclear", is_unclear(text) and (self.decimal_places or 0) < 3),
        ):
            if is_wrong:
                raise forms.ValidationError(self.error_messages[code], code=code)

    def prepare_value(self, value):
        return number_text(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class LiczbaField(models.DecimalField):
    """``DecimalField`` whose form field understands Polish numbers."""

    def formfield(self, **kwargs):
        kwargs.setdefault("form_class", LiczbaFormField)
        field = super().formfield(**kwargs)
        field.localize = False
        return field

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
