from dataclasses import dataclass
from itertools import groupby

from django import forms

from powiadomienia.rodzaje import RodzajWiadomosci


@dataclass(frozen=True)
class Wiersz:
    """One kind on the page; ``pole`` is None where there is nothing to choose."""

    rodzaj: RodzajWiadomosci
    pole: forms.BoundField | None


class PreferencjeForm(forms.Form):
    """One select for each kind that leaves a choice; its name is the key of the kind."""

    def __init__(self, *args, rodzaje: list[RodzajWiadomosci], tryby: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.rodzaje = rodzaje
        for rodzaj in rodzaje:
            if len(rodzaj.tryby) > 1:
                self.fields[rodzaj.klucz] = self._field(rodzaj, tryby[rodzaj.klucz])

    def _field(self, rodzaj, tryb):
        return forms.ChoiceField(
            label=rodzaj.nazwa,
            help_text=rodzaj.opis,
            choices=[(choice.value, choice.label) for choice in rodzaj.tryby],
            initial=tryb,
            # A kind that appeared after the page was opened stays as it is.
            required=False,
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    @property
    def grupy(self) -> list[tuple[str, list[Wiersz]]]:
        rows = [
            Wiersz(rodzaj, self[rodzaj.klucz] if rodzaj.klucz in self.fields else None)
            for rodzaj in self.rodzaje
        ]
        return [(name, list(group)) for name, group in groupby(rows, lambda row: row.rodzaj.grupa)]

    def wybrane(self) -> dict[str, str]:
        return {klucz: tryb for klucz, tryb in self.cleaned_data.items() if tryb}
