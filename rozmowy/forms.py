from django import forms

from rozmowy.enums import Widocznosc

MAX_ZNAKOW = 10_000


class OdpowiedzForm(forms.Form):
    """Words and the people they are meant for."""

    tresc = forms.CharField(
        label="Komentarz",
        max_length=MAX_ZNAKOW,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Napisz komentarz."},
    )
    wzmianki = forms.MultipleChoiceField(
        label="Skieruj do",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wskazane osoby dostaną wiadomość od razu.",
    )

    def __init__(self, *args, rozmowcy=(), kto=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rozmowcy = {str(one.pk): one for one in rozmowcy if one != kto}
        self.fields["wzmianki"].choices = [
            (pk, one.get_full_name()) for pk, one in self.rozmowcy.items()
        ]

    @property
    def wskazani(self):
        return [self.rozmowcy[pk] for pk in self.cleaned_data["wzmianki"]]


class KomentarzForm(OdpowiedzForm):
    """A new thread: about the whole place or one of its fields; advisors choose who reads it."""

    pole = forms.ChoiceField(label="Czego dotyczy", required=False)
    widocznosc = forms.ChoiceField(
        label="Kto to przeczyta",
        choices=Widocznosc,
        initial=Widocznosc.WSZYSCY,
        widget=forms.RadioSelect,
        required=False,
    )

    field_order = ["pole", "tresc", "widocznosc", "wzmianki"]

    def __init__(self, *args, miejsce, is_doradca, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pole"].choices = [("", f"{miejsce.nazwa}: całość"), *miejsce.pola.items()]
        if not miejsce.pola:
            del self.fields["pole"]
        if not is_doradca:
            del self.fields["widocznosc"]

    def clean_widocznosc(self):
        return self.cleaned_data["widocznosc"] or Widocznosc.WSZYSCY


class PropozycjaForm(OdpowiedzForm):
    """Another wording of one field, with a word of why."""

    propozycja = forms.CharField(
        label="Proponowany tekst",
        max_length=MAX_ZNAKOW,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Napisz tekst, który proponujesz."},
    )

    field_order = ["propozycja", "tresc", "wzmianki"]

    def __init__(self, *args, obecny, **kwargs):
        super().__init__(*args, **kwargs)
        self.obecny = obecny
        self.fields["propozycja"].initial = obecny
        self.fields["tresc"].label = "Dlaczego tak lepiej"
        self.fields["tresc"].required = False

    def clean_propozycja(self):
        text = self.cleaned_data["propozycja"]
        if text.split() == self.obecny.split():
            raise forms.ValidationError("To jest obecny tekst. Zmień go, zanim zaproponujesz.")
        return text


class TrescForm(forms.Form):
    tresc = forms.CharField(
        label="Twój komentarz",
        max_length=MAX_ZNAKOW,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Napisz komentarz albo go wycofaj."},
    )
