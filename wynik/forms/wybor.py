from django import forms

from doradztwo.forms import helper
from obszary.models import Obszar
from wynik.enums import Przeslanka


class WyborObszaruForm(forms.Form):
    """``grupa`` is the result of the team: it says which choice has to be explained.

    ``miejsce`` 2 chooses the second area; ``zajete`` are areas chosen already.
    """

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

    def __init__(self, *args, grupa, miejsce=1, zajete=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.grupa, self.miejsce = grupa, miejsce
        self.fields["obszar"].queryset = Obszar.objects.filter(
            pk__in=[wynik.obszar_pk for wynik in grupa.obszary]
        ).exclude(pk__in=zajete)
        reason = self.fields["powod_odstepstwa"]
        names = self._numery()
        if not names:
            del self.fields["powod_odstepstwa"]
        elif miejsce == 1:
            reason.label = f"Dlaczego nie obszar {names}, oceniony najniżej"
            reason.help_text = "Wypełnij, gdy wybieracie obszar, który nie jest najsłabszy."
        else:
            reason.label = f"Dlaczego nie jeden z obszarów, na które wskazuje wynik: {names}"
            reason.help_text = "Wypełnij, gdy drugim obszarem jest inny."
        self.helper = helper(self)

    def _numery(self):
        """Numbers of the areas that need no reason, as people read them."""
        shown = [wynik for wynik in self.grupa.obszary if wynik.is_shown]
        free = [w.nr for w in shown if not self.grupa.needs_reason(w.obszar_pk, self.miejsce)]
        *first, last = map(str, free or [""])
        return f"{', '.join(first)} albo {last}" if first else last

    def clean(self):
        data = super().clean()
        obszar = data.get("obszar")
        needs_reason = obszar is not None and self.grupa.needs_reason(obszar.pk, self.miejsce)
        if needs_reason and not data.get("powod_odstepstwa"):
            tail = ", oceniony najniżej" if self.miejsce == 1 else ""
            self.add_error(
                "powod_odstepstwa", f"Napisz, dlaczego odkładacie obszar {self._numery()}{tail}."
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
