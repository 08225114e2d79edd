from django import forms

from doradztwo.forms import DateInput, PlikField, helper
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane
from zbiory.tabele import (
    MAX_KOLUMN,
    MAX_WIERSZY,
    TabelaError,
    from_json,
    read_tabela,
    to_json,
    to_text,
)


class WlasneDaneForm(forms.Form):
    nazwa = forms.CharField(
        label="Co jeszcze zbieracie",
        max_length=500,
        error_messages={"required": "Napisz, co zbieracie."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)


class TabelaField(forms.CharField):
    """A table typed or pasted from a spreadsheet; its value is what the model stores."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Tabela",
            required=False,
            strip=False,
            widget=forms.Textarea(
                attrs={"rows": 8, "class": "wpis-tabeli", "wrap": "off", "spellcheck": "false"}
            ),
            help_text="Skopiuj komórki z arkusza kalkulacyjnego i wklej je tutaj albo wpisz "
            "wiersze, rozdzielając kolumny średnikiem. Pierwszy wiersz to nazwy kolumn, pierwsza "
            f"kolumna to rok, szkoła albo inna nazwa. Najwyżej {MAX_WIERSZY} wierszy "
            f"i {MAX_KOLUMN} kolumn. Wykres powstanie sam.",
            **kwargs,
        )

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return to_json(read_tabela(text))
        except TabelaError as error:
            raise forms.ValidationError(error.bledy) from error

    def prepare_value(self, value):
        return to_text(from_json(value)) if isinstance(value, dict) else value

    def validate(self, value):
        """Every rule is a rule of the text, told by ``to_python``."""

    def run_validators(self, value):
        """As above."""


class ZebraneDaneForm(forms.ModelForm):
    """One item. ``wersja`` is the version the person looked at."""

    tabela = TabelaField()
    wersja = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    class Meta:
        model = ZebraneDane
        fields = [
            "stan",
            "odpowiedzialny",
            "termin",
            "zrodlo",
            "okres",
            "wniosek",
            "powod_niedostepnosci",
            "tabela",
        ]
        widgets = {
            "stan": forms.RadioSelect,
            "termin": DateInput,
            "wniosek": forms.Textarea(attrs={"rows": 2}),
            "powod_niedostepnosci": forms.Textarea(
                attrs={"rows": 2, "data-tylko-gdy": f"stan={StanDanych.NIEDOSTEPNE}"}
            ),
        }
        help_texts = {
            "zrodlo": "Skąd są dane: dokument, system, kto je podał.",
            "okres": "Na przykład: rok szkolny 2025/2026 albo lata 2023–2026.",
            "wniosek": "Co z tych danych wynika dla diagnozy. Potrzebne, gdy dane są zebrane.",
            "powod_niedostepnosci": "Tylko gdy dane są niedostępne.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stan"].choices = StanDanych.choices
        self.fields["odpowiedzialny"].queryset = self.instance.proces.czlonkowie.filter(
            odszedl_at=None
        )
        self.fields["odpowiedzialny"].empty_label = "nikt jeszcze"
        self.fields["wersja"].initial = self.instance.wersja
        self.helper = helper(self)

    def clean(self):
        """Rules of a state, each beside the field that lacks; the database holds them too."""
        data = super().clean()
        if data.get("stan") == StanDanych.ZEBRANE:
            if not data.get("zrodlo"):
                self.add_error("zrodlo", "Napisz, skąd są te dane.")
            if not data.get("wniosek"):
                self.add_error("wniosek", "Napisz w jednym zdaniu, co z tych danych wynika.")
        if data.get("stan") == StanDanych.NIEDOSTEPNE and not data.get("powod_niedostepnosci"):
            self.add_error("powod_niedostepnosci", "Napisz, dlaczego tych danych nie ma.")
        return data

    def validate_constraints(self):
        # The rules of a state are told beside the fields, not once more for the whole form.
        if not self.errors:
            super().validate_constraints()

    @property
    def zmiany(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PlikDanychForm(forms.Form):
    plik = PlikField(label="Plik", error_messages={"required": "Wybierz plik."})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
