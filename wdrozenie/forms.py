from datetime import date

from django import forms
from django.utils import timezone

from doradztwo.forms import DateInput, PlikField, helper
from doradztwo.teksty import MIESIACE
from hdr.enums import StanDzialania
from wdrozenie.enums import Swiatlo
from wdrozenie.models import PomiarWskaznika
from wdrozenie.services.przeglady import miesiace_do_przegladu

CO_ILE = 10


class PostepForm(forms.Form):
    """Two taps and a sentence: every choice is a big button."""

    stan = forms.ChoiceField(
        label="Stan",
        choices=StanDzialania,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz stan działania."},
    )
    procent = forms.IntegerField(
        label="Ile wykonano",
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.RadioSelect,
        help_text="Potrzebne tylko przy działaniu w toku.",
    )
    notatka = forms.CharField(
        label="Notatka",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Jedno zdanie. Przy zaniechaniu napisz powód.",
    )
    plik = PlikField(label="Zdjęcie albo dokument, który to pokazuje", required=False)

    def __init__(self, *args, dzialanie, **kwargs):
        initial = {"stan": dzialanie.stan, "procent": dzialanie.procent}
        super().__init__(*args, initial=initial, auto_id=f"postep-{dzialanie.pk}-%s", **kwargs)
        steps = sorted({*range(CO_ILE, 100, CO_ILE), dzialanie.procent} - {0, 100})
        self.fields["procent"].widget.choices = [(step, f"{step}%") for step in steps]
        self.helper = helper(self)

    def clean(self):
        data = super().clean()
        stan = data.get("stan")
        if stan == StanDzialania.W_TOKU and data.get("procent") is None and not self.errors:
            self.add_error("procent", "Podaj, ile wykonano, od 0 do 100.")
        if stan == StanDzialania.ZANIECHANE and not data.get("notatka"):
            self.add_error("notatka", "Napisz, dlaczego działanie zaniechano.")
        data["procent"] = data.get("procent") or 0
        return data


class PomiarForm(forms.ModelForm):
    """A number, or why there is none; never a word in the field of the number."""

    class Meta:
        model = PomiarWskaznika
        fields = ["data_pomiaru", "wartosc", "powod_braku", "notatka"]
        widgets = {
            "data_pomiaru": DateInput,
            "powod_braku": forms.Textarea(attrs={"rows": 2}),
            "notatka": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {"powod_braku": "Nie zmierzono, bo"}
        help_texts = {"powod_braku": "Wypełnij tylko wtedy, gdy liczby nie ma."}

    def __init__(self, *args, jednostka="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["data_pomiaru"].initial = timezone.localdate
        if jednostka:
            self.fields["wartosc"].help_text = f"Jednostka: {jednostka}."
        self.helper = helper(self)

    def clean(self):
        data = super().clean()
        measured, reason = data.get("wartosc") is not None, data.get("powod_braku")
        if measured and reason:
            self.add_error("powod_braku", "Wpisz wartość albo powód, nie jedno i drugie.")
        elif not measured and not reason and "wartosc" not in self.errors:
            self.add_error(
                "wartosc", "Wpisz zmierzoną wartość albo niżej powód, dla którego jej nie ma."
            )
        return data


class PrzegladForm(forms.Form):
    miesiac = forms.TypedChoiceField(
        label="Miesiąc", coerce=date.fromisoformat, widget=forms.RadioSelect
    )
    swiatlo = forms.ChoiceField(
        label="Jak idzie",
        choices=Swiatlo,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz, jak idzie."},
    )
    zdanie = forms.CharField(
        label="Jedno zdanie",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Co się udało albo czego potrzebujecie.",
        error_messages={"required": "Napisz jedno zdanie."},
    )
    wersja = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, przeglad=None, **kwargs):
        months = miesiace_do_przegladu()
        initial = {"miesiac": months[0].isoformat(), "wersja": 0}
        if przeglad:
            initial = {
                "miesiac": przeglad.miesiac.isoformat(),
                "swiatlo": przeglad.swiatlo,
                "zdanie": przeglad.zdanie,
                "wersja": przeglad.wersja,
            }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["miesiac"].choices = [
            (month.isoformat(), f"{MIESIACE[month.month - 1]} {month.year}") for month in months
        ]
        self.helper = helper(self)
