"""A table as people paste it: cells from Excel or Word, or lines divided by a sign."""

import json
import re
from dataclasses import dataclass

from przenoszenie.exceptions import TabelaError

MAX_WIERSZY = 300
MAX_KOLUMN = 30
MAX_KOMORKI = 10_000
MAX_ZNAKOW = 300_000
MAX_TABEL = 20

PUSTA = "Nie ma tu żadnej tabeli. Skopiuj komórki w Excelu albo w Wordzie i wklej je w pole."
_NIEKOMPLETNA = "Tabela nie wróciła w całości. Wklej ją albo wczytaj jeszcze raz."
# Line ends and tabs stay; other control signs have no place in a document.
_STERUJACE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Tabela:
    """Rows of equal width with their numbers in the source; empty rows are left out."""

    nazwa: str
    numery: tuple[int, ...]
    wiersze: tuple[tuple[str, ...], ...]

    @property
    def szerokosc(self) -> int:
        return len(self.wiersze[0])


def clean_text(text: str) -> str:
    """The text without signs that no database keeps and no page shows."""
    return _STERUJACE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_text(text: str, nazwa: str = "wklejona tabela") -> Tabela:
    """The pasted table; one column when nothing divides the lines."""
    if len(text) > MAX_ZNAKOW:
        raise TabelaError(
            f"Wklejony tekst ma {len(text)} znaków, a mieści się {MAX_ZNAKOW}. "
            "Wklej go w częściach."
        )
    text = clean_text(text).strip("\n")
    return make_tabela(nazwa, _split(text, _divider(text)))


def _divider(text: str) -> str:
    if "\t" in text:
        return "\t"
    for sign in ";,":
        widths = [len(row) for row in _split(text, sign) if any(one.strip() for one in row)]
        if len(widths) > 1 and min(widths) == max(widths) > 1:
            return sign
    return "\t"


def _split(text: str, sign: str) -> list[list[str]]:
    """Cells as spreadsheets write them: one with a line end or a quotation mark stands in quotes.

    A quotation mark that does not close its cell is a part of the text.
    """
    cell = re.compile(rf'"((?:[^"]|"")*)"(?={sign}|\n|\Z)|([^{sign}\n]*)')
    rows: list[list[str]] = []
    row: list[str] = []
    place = 0
    while True:
        match = cell.match(text, place)
        quoted, plain = match.groups()
        row.append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end()
        at_end = place == len(text)
        if at_end or text[place] == "\n":
            rows.append(row)
            row = []
        if at_end:
            return rows
        place += 1


def make_tabela(nazwa: str, rows: list[list[str]]) -> Tabela:
    """The one check of size for every source."""
    kept = [
        (number, cells)
        for number, row in enumerate(rows, start=1)
        if any(cells := [clean_text(cell).strip() for cell in row])
    ]
    if not kept:
        raise TabelaError(PUSTA)
    if len(kept) > MAX_WIERSZY:
        raise TabelaError(
            f"W tabeli jest więcej niż {MAX_WIERSZY} wierszy. Podziel ją na części, na przykład "
            "po jednym priorytecie."
        )
    width = max(index for _, row in kept for index, cell in enumerate(row, start=1) if cell)
    if width > MAX_KOLUMN:
        raise TabelaError(f"Tabela ma {width} kolumn, a mieści się {MAX_KOLUMN}. Usuń zbędne.")
    if sum(len(cell) for _, row in kept for cell in row) > MAX_ZNAKOW:
        raise TabelaError("W tabeli jest za dużo tekstu naraz. Podziel ją na części.")
    rows = tuple(tuple((row + [""] * width)[:width]) for _, row in kept)
    return Tabela(nazwa, tuple(number for number, _ in kept), rows)


def to_json(tabele: list[Tabela]) -> str:
    """What the page of the preview carries and sends back."""
    return json.dumps(
        [[one.nazwa, list(one.numery), [list(row) for row in one.wiersze]] for one in tabele],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> list[Tabela]:
    """The tables again; anything else than ``to_json`` made is one sentence."""
    try:
        data = json.loads(text)
        tabele = [_checked(*one) for one in data]
    except (TypeError, ValueError, RecursionError) as error:
        raise TabelaError(_NIEKOMPLETNA) from error
    if not 0 < len(tabele) <= MAX_TABEL:
        raise TabelaError(_NIEKOMPLETNA)
    return tabele


def _checked(nazwa, numery, wiersze) -> Tabela:
    widths = {len(row) for row in wiersze}
    texts = all(isinstance(cell, str) for row in wiersze for cell in row)
    numbers = all(isinstance(one, int) and 0 < one < 10**7 for one in numery)
    fits = len(widths) == 1 and 0 < max(widths) <= MAX_KOLUMN
    if not (isinstance(nazwa, str) and texts and numbers and fits):
        raise ValueError
    if not len(wiersze) == len(numery) <= MAX_WIERSZY:
        raise ValueError
    if sum(len(cell) for row in wiersze for cell in row) > MAX_ZNAKOW:
        raise ValueError
    rows = tuple(tuple(clean_text(cell) for cell in row) for row in wiersze)
    return Tabela(clean_text(nazwa)[:120], tuple(numery), rows)
