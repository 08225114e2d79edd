"""Next steps in the form of a session: a few rows, empty ones are left out."""

from django import forms

from doradztwo.forms import DateInput
from sesje.services.zadania import WpisZadania

PUSTE_WIERSZE = 2
NAJWIECEJ = 20


class ZadanieForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    tresc = forms.CharField(label="Co zrobić", required=False, max_length=300)
    osoba = forms.ChoiceField(
        label="Kto",
        required=False,
        error_messages={"invalid_choice": "Wybierz osobę z zespołu albo doradcę tej JST."},
    )
    termin = forms.DateField(label="Do kiedy", required=False, widget=DateInput)

    def __init__(self, *args, osoby=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["osoba"].choices = [("", "wybierz"), *osoby]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("tresc"):
            return cleaned
        if not cleaned.get("osoba") and "osoba" not in self.errors:
            self.add_error("osoba", "Wybierz, kto to zrobi.")
        if not cleaned.get("termin") and "termin" not in self.errors:
            self.add_error("termin", "Podaj, do kiedy.")
        return cleaned


class BaseZadaniaFormSet(forms.BaseFormSet):
    @property
    def wpisy(self) -> tuple[WpisZadania, ...]:
        return tuple(
            WpisZadania(data["tresc"], data["osoba"], data["termin"], data["pk"])
            for data in self.cleaned_data
            if data.get("tresc")
        )


ZadaniaFormSet = forms.formset_factory(
    ZadanieForm,
    formset=BaseZadaniaFormSet,
    extra=PUSTE_WIERSZE,
    max_num=NAJWIECEJ,
    absolute_max=NAJWIECEJ + PUSTE_WIERSZE,
    validate_max=True,
)
