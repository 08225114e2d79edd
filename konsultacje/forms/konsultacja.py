import re
from email.utils import getaddresses

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from diagnoza.models import Problem
from doradztwo.forms import helper
from konsultacje.enums import RodzajPytania
from konsultacje.services.zaproszenia import NAJWIECEJ_LINKOW


class KonsultacjaForm(forms.Form):
    tytul = forms.CharField(
        label="Tytuł", max_length=200, error_messages={"required": "Nadaj konsultacji tytuł."}
    )


class PytanieForm(forms.Form):
    rodzaj = forms.ChoiceField(label="Rodzaj odpowiedzi", choices=RodzajPytania.choices)
    tresc = forms.CharField(
        label="Nowe pytanie", max_length=500, error_messages={"required": "Napisz pytanie."}
    )


class ZaproszenieForm(forms.Form):
    grupa = forms.CharField(
        label="Grupa odbiorców",
        max_length=60,
        help_text="Na przykład: dyrektorzy, rodzice, radni. Nazwę zobaczą tylko osoby z procesu.",
        error_messages={"required": "Nazwij grupę odbiorców."},
    )
    adresy = forms.CharField(
        label="Adresy e-mail",
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        max_length=20000,
        help_text="Każdy w osobnym wierszu albo po przecinku. Usuniemy je po zamknięciu.",
        error_messages={"required": "Wklej co najmniej jeden adres."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean_adresy(self):
        found, wrong = [], []
        for text in _addresses(self.cleaned_data["adresy"]):
            try:
                validate_email(text)
            except ValidationError:
                wrong.append(text)
            else:
                found.append(text.lower())
        if wrong:
            raise ValidationError(
                f"To nie są adresy e-mail: {', '.join(wrong[:5])}. Popraw je albo usuń."
            )
        found = list(dict.fromkeys(found))
        if len(found) > NAJWIECEJ_LINKOW:
            raise ValidationError(f"Najwyżej {NAJWIECEJ_LINKOW} adresów naraz.")
        return found


def _addresses(text):
    """Addresses of lines like „Anna <a@b.pl>; c@d.pl” or of plain lists with spaces."""
    for line in re.split(r"[\n;]", text):
        if "<" in line:
            yield from (address or name for name, address in getaddresses([line]))
        else:
            yield from re.split(r"[\s,]+", line.strip(" ,\t\r")) if line.strip(" ,\t\r") else ()


class OtwartyLinkForm(forms.Form):
    limit = forms.IntegerField(
        label="Najwyżej ile odpowiedzi",
        min_value=1,
        max_value=2000,
        initial=100,
        error_messages={"required": "Podaj, ile najwyżej odpowiedzi przyjąć."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)


class FaktForm(forms.Form):
    problem = forms.ModelChoiceField(
        Problem.objects.none(),
        label="Problem",
        error_messages={"required": "Wskaż problem, którego dotyczy ten wynik."},
    )
    tresc = forms.CharField(label="Fakt", max_length=2000)

    def __init__(self, *args, proces, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Problem.objects.current().filter(diagnoza__proces=proces)
        self.fields["problem"].queryset = rows
