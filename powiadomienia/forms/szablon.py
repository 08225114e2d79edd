from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from powiadomienia import tresci
from powiadomienia.rodzaje import RodzajWiadomosci
from powiadomienia.tresci import Wzor


class SzablonForm(forms.Form):
    temat = forms.CharField(label="Temat", max_length=200)
    tresc = forms.CharField(
        label="Treść",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Powitanie i stopkę dodaje aplikacja. Pusty wiersz zaczyna nowy akapit.",
    )
    wersja = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, rodzaj: RodzajWiadomosci, **kwargs):
        super().__init__(*args, **kwargs)
        self.rodzaj = rodzaj
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_temat(self):
        return self._check(" ".join(self.cleaned_data["temat"].split()))

    def clean_tresc(self):
        text = self._check(self.cleaned_data["tresc"].replace("\r\n", "\n"))
        if self.rodzaj.tajna and "{link}" not in text:
            raise ValidationError("Zostaw w treści pole {link}: bez niego wiadomość nie działa.")
        return text

    def _check(self, text):
        if unknown := tresci.unknown_fields(self.rodzaj, text):
            names = ", ".join(f"{{{name}}}" for name in unknown)
            known = ", ".join(f"{{{pole.nazwa}}}" for pole in self.rodzaj.pola)
            raise ValidationError(f"Nie ma pola {names}. W tej wiadomości działają: {known}.")
        if tresci.has_stray_brace(text):
            example = f"{{{self.rodzaj.pola[0].nazwa}}}"
            raise ValidationError(
                f"Nawias klamrowy może stać tylko w polu, na przykład {example}. "
                "Popraw go albo usuń."
            )
        return text

    def wzor(self) -> Wzor:
        return Wzor(self.cleaned_data["temat"], self.cleaned_data["tresc"])
