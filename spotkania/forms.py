from datetime import datetime

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone

from spotkania.enums import FormaSpotkania
from spotkania.models import Spotkanie


class CrispyForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class SpotkanieForm(CrispyForm):
    krok = forms.ModelChoiceField(
        label="Krok",
        queryset=None,
        empty_label="Wybierz krok",
        help_text="Odbyte spotkanie spełnia ten krok.",
        error_messages={"required": "Wybierz krok, którego dotyczy spotkanie."},
    )
    tytul = forms.CharField(
        label="Tytuł",
        max_length=200,
        required=False,
        help_text="Puste pole oznacza nazwę kroku.",
    )
    dzien = forms.DateField(
        label="Dzień",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Podaj dzień spotkania."},
    )
    od = forms.TimeField(
        label="Od",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Podaj godzinę początku."},
    )
    do = forms.TimeField(
        label="Do",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Podaj godzinę końca."},
    )
    forma = forms.ChoiceField(label="Forma", choices=FormaSpotkania.choices)
    miejsce = forms.CharField(
        label="Miejsce", max_length=300, required=False, help_text="Adres albo link do spotkania."
    )
    porzadek = forms.CharField(
        label="Porządek spotkania", required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    wersja = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, kroki, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["krok"].queryset = kroki
        hours = Div(
            *[Div(name, css_class=f"col-{width}") for name, width in HOURS], css_class="row"
        )
        self.helper.layout = Layout(
            "krok", "tytul", hours, "forma", "miejsce", "porzadek", "wersja"
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("od") and cleaned.get("do") and cleaned["od"] >= cleaned["do"]:
            self.add_error("do", "Koniec spotkania musi być po jego początku.")
        return cleaned

    def zmiany(self) -> dict:
        """Values of the fields of ``Spotkanie``."""
        cleaned = self.cleaned_data
        return {
            "krok": cleaned["krok"],
            "tytul": cleaned["tytul"] or cleaned["krok"].nazwa,
            "poczatek": _moment(cleaned["dzien"], cleaned["od"]),
            "koniec": _moment(cleaned["dzien"], cleaned["do"]),
            "forma": cleaned["forma"],
            "miejsce": cleaned["miejsce"],
            "porzadek": cleaned["porzadek"],
        }

    @staticmethod
    def initial_of(spotkanie: Spotkanie) -> dict:
        start, end = timezone.localtime(spotkanie.poczatek), timezone.localtime(spotkanie.koniec)
        return {
            "krok": spotkanie.krok_id,
            "tytul": spotkanie.tytul,
            "dzien": start.date(),
            "od": start.time(),
            "do": end.time(),
            "forma": spotkanie.forma,
            "miejsce": spotkanie.miejsce,
            "porzadek": spotkanie.porzadek,
            "wersja": spotkanie.wersja,
        }


HOURS = (("dzien", "12 col-md-6"), ("od", "6 col-md-3"), ("do", "6 col-md-3"))


def _moment(day, time):
    return timezone.make_aware(datetime.combine(day, time))


class SpotkanieCancelForm(CrispyForm):
    powod = forms.CharField(
        label="Powód",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dostaną go w wiadomości wszyscy uczestnicy.",
        error_messages={"required": "Napisz, dlaczego odwołujesz spotkanie."},
    )


class SpotkanieHoldForm(forms.Form):
    """Attendance is drawn by the template: up to thousands of people, by Jst."""

    obecni = forms.TypedMultipleChoiceField(
        label="Obecni",
        coerce=int,
        required=False,
        error_messages={"invalid_choice": "Zaznacz osoby z zespołów, których dotyczy spotkanie."},
    )
    ustalenia = forms.CharField(
        label="Ustalenia",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Co ustaliliście, kto to zrobi i do kiedy.",
    )
    wersja = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, czlonkowie, **kwargs):
        super().__init__(*args, **kwargs)
        self.czlonkowie = czlonkowie
        self.fields["obecni"].choices = [(osoba.pk, str(osoba)) for osoba in czlonkowie]

    def grupy(self):
        """People by Proces, in the order given; whether each is ticked."""
        ticked = {str(value) for value in self["obecni"].value() or []}
        groups = {}
        for osoba in self.czlonkowie:
            groups.setdefault(osoba.proces, []).append((osoba, str(osoba.pk) in ticked))
        return list(groups.items())
