from uuid import uuid4

from django import forms

SKALA = [(str(value), str(value)) for value in range(1, 6)]


class OdpowiedzForm(forms.Form):
    """The questions of one consultation; none is required, an empty form is refused."""

    podpis = forms.CharField(
        label="Podpis (nieobowiązkowo)",
        max_length=150,
        required=False,
        help_text="Zostaw puste, żeby odpowiedzieć anonimowo.",
    )
    # People do not see this field; programs that fill in everything do.
    strona_www = forms.CharField(required=False, max_length=200)
    # Names this copy of the form, so that a double click saves once.
    kopia = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args, pytania, **kwargs):
        super().__init__(*args, **kwargs)
        self.pytania = list(pytania)
        for pytanie in self.pytania:
            self.fields[self._name(pytanie)] = _field(pytanie)

    @staticmethod
    def _name(pytanie):
        return f"p-{pytanie.pk}"

    @property
    def wiersze(self):
        return [
            (number, pytanie, self[self._name(pytanie)])
            for number, pytanie in enumerate(self.pytania, start=1)
        ]

    @property
    def is_robot(self):
        return bool(self.cleaned_data.get("strona_www"))

    @property
    def wartosci(self):
        """pk of a question as text → number of the scale or text; only what was answered."""
        found = {}
        for pytanie in self.pytania:
            value = self.cleaned_data.get(self._name(pytanie))
            if value:
                found[str(pytanie.pk)] = int(value) if pytanie.is_skala else value
        return found

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(self._name(one)) for one in self.pytania):
            self.add_error(None, "Odpowiedz na co najmniej jedno pytanie.")
        return data


def _field(pytanie):
    if pytanie.is_tekst:
        return forms.CharField(
            label=pytanie.tresc,
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    choices = SKALA if pytanie.is_skala else [(opcja, opcja) for opcja in pytanie.lista_opcji]
    return forms.ChoiceField(
        label=pytanie.tresc, choices=choices, required=False, widget=forms.RadioSelect
    )
