from crispy_forms.helper import FormHelper
from django import forms

from obieg.enums import Decyzja, Ocena, Odpowiedz
from obieg.lista_kontrolna import LISTY, build_lista


class _ObiegForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class _WersjaForm(_ObiegForm):
    """Carries the number of the version on the page: a decision is about what was read."""

    numer = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, data=None, *, wersja, **kwargs):
        super().__init__(data, initial={"numer": wersja.numer}, **kwargs)

    def show_version(self, wersja):
        """The next press is about the version that the page shows now."""
        self.data = self.data.copy()
        self.data["numer"] = wersja.numer


class OpiniaForm(_WersjaForm):
    ocena = forms.ChoiceField(
        label="Twoja opinia",
        choices=Ocena,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz jedną z trzech opinii."},
    )
    uzasadnienie = forms.CharField(
        label="Uzasadnienie",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Przy opinii z uwagami i „do poprawy” napisz, czego dotyczy. "
        "Zespół przeczyta to słowo w słowo.",
    )

    def __init__(self, data=None, *, wersja, specjalizacja, **kwargs):
        super().__init__(data, wersja=wersja, **kwargs)
        self.specjalizacja = specjalizacja
        for one in LISTY[specjalizacja]:
            self.fields[f"lista-{one.klucz}"] = forms.ChoiceField(
                label=one.tekst,
                choices=Odpowiedz,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"uwaga-{one.klucz}"] = forms.CharField(
                label="Uwaga", required=False, max_length=500
            )

    @property
    def pytania(self):
        """(question, field of the answer, field of the note), in the order of the list."""
        return [
            (one.tekst, self[f"lista-{one.klucz}"], self[f"uwaga-{one.klucz}"])
            for one in LISTY[self.specjalizacja]
        ]

    @property
    def lista(self) -> list[dict]:
        data = self.cleaned_data
        answers = {
            one.klucz: (data[f"lista-{one.klucz}"], data[f"uwaga-{one.klucz}"])
            for one in LISTY[self.specjalizacja]
            if data[f"lista-{one.klucz}"]
        }
        return build_lista(self.specjalizacja, answers)

    def clean(self):
        data = super().clean()
        if data.get("ocena") in (Ocena.Z_UWAGAMI, Ocena.DO_POPRAWY) and not data.get(
            "uzasadnienie"
        ):
            self.add_error("uzasadnienie", "Napisz, co poprawić albo jakie są uwagi.")
        return data


class AkceptacjaForm(_WersjaForm):
    decyzja = forms.ChoiceField(
        label="Twoja decyzja",
        choices=[
            (Decyzja.PRZYJETY, "przyjmuję HDR do realizacji"),
            (Decyzja.ZWROCONY, "zwracam do poprawy"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz decyzję."},
    )
    uwagi = forms.CharField(
        label="Uwagi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Potrzebne, gdy zwracasz HDR do poprawy.",
    )

    def clean(self):
        data = super().clean()
        if data.get("decyzja") == Decyzja.ZWROCONY and not data.get("uwagi"):
            self.add_error("uwagi", "Napisz, co poprawić.")
        return data


class PowodForm(_ObiegForm):
    powod = forms.CharField(
        label="Dlaczego HDR trzeba zmienić",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Napisz, dlaczego HDR trzeba zmienić."},
    )
