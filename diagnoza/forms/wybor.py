from django import forms

from diagnoza.enums import Przeslanka
from diagnoza.obliczenia import is_weakest
from doradztwo.forms import helper
from obszary.models import Obszar


class WyborObszaruForm(forms.Form):
    """``wyniki`` are the figures of the team: they say which area is the weakest."""

    obszar = forms.ModelChoiceField(
        Obszar.objects.none(),
        label="Obszar",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Wskaż obszar."},
    )
    przeslanka = forms.ChoiceField(
        label="Przesłanka",
        choices=Przeslanka.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Wskaż przesłankę."},
    )
    uzasadnienie = forms.CharField(
        label="Dlaczego ten obszar",
        help_text="Dwa, trzy zdania. Trafią do HDR i do raportu.",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Napisz, dlaczego ten obszar."},
    )
    powod_odstepstwa = forms.CharField(
        label="Dlaczego nie obszar oceniony najniżej",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, wyniki, **kwargs):
        super().__init__(*args, **kwargs)
        self.wyniki = wyniki
        self.fields["obszar"].queryset = Obszar.objects.filter(
            pk__in=[wynik.obszar_pk for wynik in wyniki]
        )
        shown = sorted(
            (wynik for wynik in wyniki if wynik.is_shown), key=lambda w: (w.mediana, w.nr)
        )
        self.najslabsze = [w for w in shown if w.mediana == shown[0].mediana]
        names = " albo ".join(f"{wynik.nr}" for wynik in self.najslabsze)
        if names:
            self.fields[
                "powod_odstepstwa"
            ].label = f"Dlaczego nie obszar {names}, oceniony najniżej"
            self.fields[
                "powod_odstepstwa"
            ].help_text = "Wypełnij, gdy wybieracie obszar, który nie jest najsłabszy."
        else:
            del self.fields["powod_odstepstwa"]
        self.helper = helper(self)

    def clean(self):
        data = super().clean()
        obszar = data.get("obszar")
        needs_reason = obszar is not None and not is_weakest(obszar.pk, self.wyniki)
        if needs_reason and not data.get("powod_odstepstwa"):
            numbers = " albo ".join(str(wynik.nr) for wynik in self.najslabsze)
            self.add_error(
                "powod_odstepstwa",
                f"Napisz, dlaczego odkładacie obszar {numbers}, oceniony najniżej.",
            )
        return data


class ZmianaObszaruForm(WyborObszaruForm):
    powod_zmiany = forms.CharField(
        label="Powód zmiany obszaru",
        help_text="Zobaczą go zespół i doradcy. Zostaje w historii razem z poprzednim wyborem.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Napisz, dlaczego zmieniacie obszar."},
    )

    def __init__(self, *args, obecny, **kwargs):
        self.obecny = obecny
        super().__init__(*args, **kwargs)

    def clean_obszar(self):
        obszar = self.cleaned_data["obszar"]
        if obszar == self.obecny:
            raise forms.ValidationError("Ten obszar jest wybrany teraz. Wskaż inny.")
        return obszar
