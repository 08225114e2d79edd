from datetime import timedelta

from django import forms
from django.utils import timezone

from cykl.przypomnienia import WIERSZE_PROCESU
from doradztwo.forms import DateInput, helper

NAJDLUZEJ = timedelta(days=366)


class OdlozenieForm(forms.Form):
    """Until when not to remind, and why."""

    do = forms.DateField(
        label="Do kiedy (włącznie)",
        widget=DateInput,
        help_text="Od następnego dnia przypomnienia wrócą same.",
        error_messages={"required": "Podaj dzień."},
    )
    powod = forms.CharField(
        label="Powód",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zostaje w historii procesu, którą widzą zespół i doradcy.",
        error_messages={"required": "Napisz, dlaczego."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean_do(self):
        day, today = self.cleaned_data["do"], timezone.localdate()
        if day < today:
            raise forms.ValidationError("Podaj dzień, który jeszcze nie minął.")
        if day > today + NAJDLUZEJ:
            raise forms.ValidationError("Podaj dzień najdalej za rok.")
        return day


class FiltrPrzypomnienForm(forms.Form):
    """Filters of the list; a wrong value filters nothing."""

    rodzaj = forms.ChoiceField(
        label="Rodzaj",
        required=False,
        choices=[
            ("", "wszystkie"),
            *((wiersz.rodzaj.value, wiersz.rodzaj.label) for wiersz in WIERSZE_PROCESU),
        ],
    )
    stan = forms.ChoiceField(
        label="Stan",
        required=False,
        choices=[("", "wszystkie"), ("czekaja", "zaplanowane"), ("wstrzymane", "wstrzymane")],
    )
    jst = forms.CharField(label="JST", required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            kind = "form-control" if name == "jst" else "form-select"
            field.widget.attrs["class"] = f"{kind} {kind}-sm"

    @property
    def filtry(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    @property
    def is_filtered(self) -> bool:
        return any(self.filtry.values())
