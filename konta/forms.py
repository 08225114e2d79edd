import re

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from konta.models import User

_TELEFON = re.compile(r"\+?[0-9][0-9 ()-]{5,28}")


def validate_name(text: str) -> str:
    """A name goes into mails and documents: one line, without signs that mean something there."""
    text = " ".join(text.split())
    if re.search(r"[<>@\"\x00-\x1f\x7f]", text):
        raise ValidationError("Wpisz samo imię lub nazwisko, bez znaków < > @ i cudzysłowu.")
    return text


class _ImieNazwiskoMixin:
    def clean_imie(self):
        return validate_name(self.cleaned_data["imie"])

    def clean_nazwisko(self):
        return validate_name(self.cleaned_data["nazwisko"])


class UstawieniaForm(_ImieNazwiskoMixin, forms.ModelForm):
    class Meta:
        model = User
        fields = ["imie", "nazwisko", "telefon"]
        widgets = {
            "imie": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "nazwisko": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "telefon": forms.TextInput(
                attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
            ),
        }
        help_texts = {
            "telefon": "Widzą go osoby, z którymi pracujesz w procesie. Możesz go nie podawać."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_telefon(self):
        telefon = " ".join(self.cleaned_data["telefon"].split())
        if telefon and not _TELEFON.fullmatch(telefon):
            raise ValidationError("Wpisz numer cyframi, na przykład 22 345 37 00.")
        return telefon


class PrzyjecieForm(_ImieNazwiskoMixin, forms.ModelForm):
    """What a new person fills in to accept an invitation."""

    haslo = forms.CharField(
        label="Hasło",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=(
            "Co najmniej 12 znaków. Najłatwiej zapamiętać kilka słów. Hasło nie może być "
            "popularne ani podobne do Twojego nazwiska lub adresu."
        ),
    )

    class Meta:
        model = User
        fields = ["imie", "nazwisko"]
        widgets = {
            "imie": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "nazwisko": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _post_clean(self):
        super()._post_clean()
        # After the instance has its name, so that a password made of the name is seen.
        haslo = self.cleaned_data.get("haslo")
        if haslo:
            try:
                validate_password(haslo, self.instance)
            except ValidationError as error:
                self.add_error("haslo", error)
