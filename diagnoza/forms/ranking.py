from dataclasses import dataclass

from django import forms

SKALA = [(str(value), str(value)) for value in range(1, 6)]


@dataclass(frozen=True)
class PolaPriorytetu:
    pozycja: object
    pary: list


class OcenyForm(forms.Form):
    """Two ratings for each priority; a priority may be left without any."""

    def __init__(self, *args, ranking, **kwargs):
        super().__init__(*args, **kwargs)
        self.ranking = ranking
        for pozycja in ranking:
            for nazwa, etykieta in (("wplyw", "wpływ"), ("wykonalnosc", "wykonalność")):
                self.fields[self._name(nazwa, pozycja)] = forms.ChoiceField(
                    choices=SKALA,
                    required=False,
                    label=f"{pozycja.numer}. {pozycja.priorytet}: {etykieta}",
                    initial=str(getattr(pozycja.moja, nazwa)) if pozycja.moja else "",
                    widget=forms.RadioSelect,
                )

    @staticmethod
    def _name(nazwa, pozycja):
        return f"{nazwa}-{pozycja.priorytet.pk}"

    @property
    def wiersze(self):
        return [
            PolaPriorytetu(
                pozycja,
                [
                    (self[self._name("wplyw", pozycja)], "Wpływ", "mały", "duży"),
                    (self[self._name("wykonalnosc", pozycja)], "Wykonalność", "trudne", "łatwe"),
                ],
            )
            for pozycja in self.ranking
        ]

    def clean(self):
        data = super().clean()
        for pozycja in self.ranking:
            names = [self._name(nazwa, pozycja) for nazwa in ("wplyw", "wykonalnosc")]
            lacking = [name for name in names if not data.get(name)]
            if len(lacking) == 1 and lacking[0] not in self.errors:
                self.add_error(lacking[0], "Oceń i wpływ, i wykonalność albo zostaw oba puste.")
        return data

    @property
    def oceny(self):
        """pk of a priority → (wpływ, wykonalność), of those that were rated."""
        found = {}
        for pozycja in self.ranking:
            wplyw = self.cleaned_data.get(self._name("wplyw", pozycja))
            wykonalnosc = self.cleaned_data.get(self._name("wykonalnosc", pozycja))
            if wplyw and wykonalnosc:
                found[pozycja.priorytet.pk] = (int(wplyw), int(wykonalnosc))
        return found
