"""What forms of all apps share. A form still makes its own ``FormHelper(self)``."""

from crispy_forms.helper import FormHelper
from django import forms

from doradztwo.pliki import PlikField

__all__ = ["DateInput", "PlikField", "PowodForm", "TimeInput", "helper"]


class DateInput(forms.DateInput):
    """The date control of the browser; it wants the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%H:%M")


def helper(form) -> FormHelper:
    """Crispy renders the fields only: the template owns the form tag, the token and the buttons."""
    form_helper = FormHelper(form)
    form_helper.form_tag = False
    form_helper.disable_csrf = True
    return form_helper


class PowodForm(forms.Form):
    """The reason of an act that undoes something; pair it with components/potwierdzenie.html."""

    powod = forms.CharField(
        label="Powód",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Napisz, dlaczego. Powód zostaje w historii."},
    )

    def __init__(
        self, *args, help_text="Zostaje w historii razem z datą i Twoim nazwiskiem.", **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.fields["powod"].help_text = help_text
        self.helper = helper(self)
