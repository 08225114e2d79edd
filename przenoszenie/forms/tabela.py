"""A table on its way into the HDR: first the text or file, then what its columns mean."""

from dataclasses import replace

from django import forms

from doradztwo.forms import PlikField, helper
from doradztwo.liczby import read_number, read_numbers
from doradztwo.teksty import counted
from przenoszenie.exceptions import TabelaError
from przenoszenie.kolumny import KOLUMNY, POMIN, WYBORY, guess_kolumny, guess_naglowek
from przenoszenie.plan import Plan, build_plan
from przenoszenie.pliki import DOZWOLONE, read_plik
from przenoszenie.queries import otoczenie
from przenoszenie.tabele import MAX_KOMORKI, Tabela, clean_text, from_json, read_text, to_json

_JEDNO = "Wklej tabelę albo wybierz plik."
BEZ_NAGLOWKA = -1


class TabelaForm(forms.Form):
    tekst = forms.CharField(
        label="Wklejona tabela",
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 10, "class": "wpis-tabeli", "wrap": "off", "spellcheck": "false"}
        ),
        help_text="Zaznacz komórki w Excelu albo tabelę w Wordzie, skopiuj i wklej tutaj. "
        "Najlepiej razem z nagłówkami.",
    )
    plik = PlikField(label="albo plik z tabelą", required=False, dozwolone=DOZWOLONE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
        self.tabele: list[Tabela] = []

    def clean(self):
        data = super().clean()
        text, plik = data.get("tekst", ""), data.get("plik")
        if self.errors:
            return data
        if bool(text.strip()) == bool(plik):
            raise forms.ValidationError("Wybierz jedno." if plik else _JEDNO)
        try:
            self.tabele = read_plik(plik) if plik else [read_text(text)]
        except TabelaError as error:
            self.add_error("plik" if plik else "tekst", str(error))
        return data


class Podglad:
    """The preview: which table, which row has the heads, what the columns mean, what is ticked.

    Everything that came back is a choice among what is there; another is taken for none.
    """

    def __init__(self, tabele: list[Tabela], drzewo, dane=None):
        self.dane = dane or {}
        self.drzewo = drzewo
        self.priorytety = [one for one in drzewo.priorytety if not one.is_usuniety]
        self.cele = [cel for one in self.priorytety for cel in one.cele]
        self.ktora = self._index("ktora", len(tabele), _largest(tabele))
        self.tabela = self._corrected(tabele[self.ktora])
        self.tabele = [*tabele[: self.ktora], self.tabela, *tabele[self.ktora + 1 :]]
        is_new_table = self.dane.get("ktora_bylo") != str(self.ktora)
        self.naglowek = self._naglowek(is_new_table)
        is_new_head = is_new_table or self.dane.get("naglowek_byl") != str(self.naglowek)
        self.kolumny = (
            guess_kolumny(self.tabela.wiersze, self.naglowek) if is_new_head else self._kolumny()
        )
        keys = [one.priorytet.pk for one in self.priorytety]
        self.priorytet = self._chosen("priorytet", keys, keys[0] if keys else None)
        self.cel = self._chosen("cel", [one.cel.pk for one in self.cele], None)
        wybrane = None if is_new_head else set(read_numbers(self.dane.getlist("wiersz")))
        self.plan: Plan = self._plan(wybrane)

    @classmethod
    def from_post(cls, dane, drzewo):
        return cls(from_json(dane.get("tabele", "")), drzewo, dane)

    @property
    def tabele_json(self) -> str:
        return to_json(self.tabele)

    @property
    def naglowki(self):
        """The first rows, any of which may hold the heads."""
        rows = list(zip(self.tabela.numery, self.tabela.wiersze, strict=True))[:10]
        found = [(BEZ_NAGLOWKA, "tabela nie ma nagłówków")]
        for index, (number, row) in enumerate(rows):
            text = ", ".join(cell for cell in row if cell)[:60]
            found.append((index, f"wiersz {number}: {text}"))
        return found

    @property
    def opis_kolumn(self):
        """Number, head, meaning and the choice of meanings of each column."""
        heads = self.tabela.wiersze[self.naglowek] if self.naglowek >= 0 else ()
        return [
            {
                "indeks": index,
                "nazwa": (heads[index] if heads else "") or f"kolumna {index + 1}",
                "klucz": key,
                "znaczenie": KOLUMNY[key].etykieta if key else "",
            }
            for index, key in enumerate(self.kolumny)
        ]

    @property
    def wiersze(self):
        """Each row of the plan with its cells beside their columns."""
        columns = self.opis_kolumn
        return [
            (row, [(columns[cell.kolumna], cell) for cell in row.komorki])
            for row in self.plan.wiersze
        ]

    @property
    def wybory(self):
        return WYBORY

    @property
    def bledy(self) -> list[str]:
        """What stands in the way of saving, beside the cells."""
        used = [key for key in self.kolumny if key != POMIN]
        twice = sorted({KOLUMNY[key].etykieta for key in used if used.count(key) > 1})
        found = [f"Dwie kolumny mają to samo znaczenie: {one}. Zostaw jedną." for one in twice]
        if "dzialanie" not in used and "cel" not in used:
            found.append("Wskaż, w której kolumnie są działania albo cele.")
        return found

    @property
    def bledy_komorek(self) -> list[tuple[str, str]]:
        """A place to jump to and a sentence for each cell of a ticked row."""
        names = {one["indeks"]: one["nazwa"] for one in self.opis_kolumn}
        found = []
        for row in self.plan.bledne:
            if row.blad:
                found.append((f"w-{row.indeks}", f"Wiersz {row.numer}: {row.blad}."))
            for cell in row.komorki:
                if cell.blad:
                    place = f"Wiersz {row.numer}, kolumna „{names[cell.kolumna]}”"
                    found.append((f"k-{row.indeks}-{cell.kolumna}", f"{place}: {cell.blad}."))
        return found

    @property
    def is_ready(self) -> bool:
        return not self.bledy and not self.plan.bledne and not self.plan.is_empty

    @property
    def podsumowanie(self) -> str:
        rows = sum(1 for one in self.plan.wiersze if one.wybrany)
        return counted(rows, "zaznaczony wiersz,zaznaczone wiersze,zaznaczonych wierszy")

    def _plan(self, wybrane) -> Plan:
        if self.priorytet is None or self.bledy:
            wanted = [POMIN] * self.tabela.szerokosc if self.bledy else self.kolumny
            rows = build_plan(self.tabela, wanted, self.naglowek, self._otoczenie(), wybrane)
            for row in rows.wiersze:
                row.blad = ""
            rows.cele = []
            return rows
        return build_plan(self.tabela, self.kolumny, self.naglowek, self._otoczenie(), wybrane)

    def _otoczenie(self):
        return otoczenie(self.drzewo, self.priorytet or 0, self.cel)

    def _index(self, name: str, length: int, default: int) -> int:
        number = read_number(self.dane.get(name, ""))
        return number if number is not None and number < length else default

    def _naglowek(self, is_new: bool) -> int:
        guessed = guess_naglowek(self.tabela.wiersze)
        if is_new:
            return guessed
        if self.dane.get("naglowek") == str(BEZ_NAGLOWKA):
            return BEZ_NAGLOWKA
        return self._index("naglowek", min(10, len(self.tabela.wiersze)), guessed)

    def _kolumny(self) -> list[str]:
        keys = (self.dane.get(f"kolumna-{index}", "") for index in range(self.tabela.szerokosc))
        return [key if key in KOLUMNY else POMIN for key in keys]

    def _chosen(self, name: str, keys: list[int], default: int | None) -> int | None:
        number = read_number(self.dane.get(name, ""))
        return number if number in keys else default

    def _corrected(self, tabela: Tabela) -> Tabela:
        """Cells written anew in the preview, in the place of those that were wrong."""
        rows = [list(row) for row in tabela.wiersze]
        for key in self.dane:
            if not key.startswith("popraw-"):
                continue
            numbers = read_numbers(key.removeprefix("popraw-").split("-"))
            if len(numbers) == 2 and numbers[0] < len(rows) and numbers[1] < tabela.szerokosc:
                text = clean_text(self.dane[key]).strip()
                rows[numbers[0]][numbers[1]] = text[: 2 * MAX_KOMORKI]
        return replace(tabela, wiersze=tuple(tuple(row) for row in rows))


def _largest(tabele: list[Tabela]) -> int:
    return max(range(len(tabele)), key=lambda one: len(tabele[one].wiersze) * tabele[one].szerokosc)
