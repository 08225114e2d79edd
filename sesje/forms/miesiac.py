from crispy_forms.helper import FormHelper
from django import forms

from sesje.enums import PowodBrakuWsparcia
from sesje.models import MiesiacDoradcy


class BrakWsparciaForm(forms.Form):
    brak_wsparcia = forms.ChoiceField(
        label="Powód",
        choices=[("", "nie ma braku: wsparcie było"), *PowodBrakuWsparcia.choices],
        required=False,
    )
    brak_wsparcia_opis = forms.CharField(
        label="Opis",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Potrzebny przy innym powodzie. Widzi go koordynator.",
    )

    def __init__(self, *args, wiersz: MiesiacDoradcy | None = None, **kwargs):
        initial = {
            "brak_wsparcia": wiersz.brak_wsparcia if wiersz else "",
            "brak_wsparcia_opis": wiersz.brak_wsparcia_opis if wiersz else "",
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("brak_wsparcia") == PowodBrakuWsparcia.INNY and not cleaned.get(
            "brak_wsparcia_opis", ""
        ):
            self.add_error("brak_wsparcia_opis", "Przy innym powodzie napisz, co się stało.")
        return cleaned


class MiesiacReopenForm(forms.Form):
    powod = forms.CharField(
        label="Powód",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zobaczy go doradca.",
        error_messages={"required": "Napisz, co trzeba poprawić. Doradca zobaczy ten powód."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
