"""Tables that people type or paste from a spreadsheet: read, check, write back. Pure functions.

The first row holds names of columns, the first column says what each row is about. Every other
column is a column of numbers when at least half of its filled cells are numbers; any text left in
it is then an error with its place, never silently dropped.
"""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from doradztwo.pola import number_text, plain_number
from doradztwo.teksty import EN_DASH, counted, format_number

MAX_WIERSZY = 60
MAX_KOLUMN = 12
MAX_ZNAKOW = 20_000
MAX_KOMORKA = 200
MAX_BLEDOW = 5
_BRAK = frozenset({"", "-", EN_DASH, "\u2014", "b.d.", "bd", "brak", "brak danych", "x"})
_NUMBER = re.compile(r"[-+]?\d{1,15}(\.\d{1,6})?")
ROK = re.compile(r"(19|20)\d\d([/\u2013-](19|20)?\d\d)?")

Komorka = str | Decimal | None


class TabelaError(ValueError):
    """What is wrong, each a sentence with its row and column."""

    def __init__(self, bledy: list[str]):
        super().__init__(" ".join(bledy))
        self.bledy = bledy


@dataclass(frozen=True)
class Tabela:
    naglowki: tuple[str, ...]
    wiersze: tuple[tuple[Komorka, ...], ...]
    liczbowe: tuple[int, ...]

    @property
    def opis(self) -> str:
        return (
            f"{counted(len(self.wiersze), 'wiersz,wiersze,wierszy')}, "
            f"{counted(len(self.naglowki), 'kolumna,kolumny,kolumn')}"
        )

    @property
    def etykiety(self) -> list[str]:
        return [str(wiersz[0]) for wiersz in self.wiersze]

    @property
    def is_po_latach(self) -> bool:
        """Rows are years or school years, each one given."""
        return len(self.wiersze) > 1 and all(ROK.fullmatch(text) for text in self.etykiety)

    @property
    def do_pokazania(self) -> list[list[tuple[str, bool]]]:
        """Cells as people read them, each with whether it is a number."""
        return [
            [(shown(cell), index in self.liczbowe) for index, cell in enumerate(wiersz)]
            for wiersz in self.wiersze
        ]

    def kolumna(self, index: int) -> list[Komorka]:
        return [wiersz[index] for wiersz in self.wiersze]


def split_cells(text: str) -> list[list[str]]:
    """Rows of cells of a pasted TSV, semicolon or comma table; empty lines are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n\ufeff")
    # A quote without its pair would swallow the rest of the table.
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), quoting=quoting)
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    return [row for row in cells if any(row)]


def _delimiter(text: str) -> str:
    for sign in "\t;":
        if sign in text:
            return sign
    counts = {line.count(",") for line in text.splitlines() if line.strip()}
    # A comma parts cells only where every line has as many; else it is a decimal comma.
    return "," if len(counts) == 1 and counts != {0} else "\t"


def read_number(cell: str) -> Decimal | None:
    """The number in a cell written the Polish way; None when it is not one."""
    plain = plain_number(cell)
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def is_brak(cell: str) -> bool:
    """A cell that says there is no figure."""
    return cell.casefold() in _BRAK


def read_tabela(text: str) -> Tabela | None:
    """The table in a text; None when the text is empty. Raises ``TabelaError``."""
    if not text.strip():
        return None
    if len(text) > MAX_ZNAKOW:
        raise TabelaError(
            ["Tabela jest za długa. Wklej tylko to, co potrzebne, a całość dodaj jako plik."]
        )
    rows = split_cells(text)
    if not rows:
        return None
    width = max(_filled(row) for row in rows)
    _check_size(rows, width)
    naglowki = _headers(rows[0], width)
    body = [(row + [""] * width)[:width] for row in rows[1:]]
    liczbowe = [index for index in range(1, width) if _is_numeric([row[index] for row in body])]
    wiersze, bledy = _values(body, naglowki, liczbowe)
    if bledy:
        more = len(bledy) - MAX_BLEDOW
        tail = [f"I jeszcze {counted(more, 'błąd,błędy,błędów')}."] if more > 0 else []
        raise TabelaError(bledy[:MAX_BLEDOW] + tail)
    return Tabela(tuple(naglowki), tuple(wiersze), tuple(liczbowe))


def _filled(row: list[str]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell), default=0)


def _check_size(rows: list[list[str]], width: int) -> None:
    bledy = []
    if width < 2:
        bledy.append(
            "Tabela ma tylko jedną kolumnę. Oddziel kolumny tabulatorem albo średnikiem: "
            "najprościej skopiuj komórki z arkusza kalkulacyjnego."
        )
    if width > MAX_KOLUMN:
        bledy.append(f"Tabela ma {width} kolumn. Może mieć najwyżej {MAX_KOLUMN}.")
    if len(rows) < 2:
        bledy.append("Pod nazwami kolumn nie ma ani jednego wiersza z danymi.")
    if len(rows) - 1 > MAX_WIERSZY:
        bledy.append(
            f"Tabela ma {len(rows) - 1} wierszy. Może mieć najwyżej {MAX_WIERSZY}; "
            "większą dodaj jako plik."
        )
    if bledy:
        raise TabelaError(bledy)


def _headers(row: list[str], width: int) -> list[str]:
    names = (row + [""] * width)[:width]
    names[0] = names[0] or "Pozycja"
    bledy = [
        f"Wiersz 1, kolumna {index + 1}: brakuje nazwy kolumny."
        for index, name in enumerate(names)
        if not name
    ]
    if any(read_number(name) is not None and not ROK.fullmatch(name) for name in names[1:]):
        bledy.append("W wierszu 1 są liczby. Dodaj nad nimi wiersz z nazwami kolumn.")
    bledy += [
        f"Wiersz 1, kolumna {index + 1}: nazwa jest za długa."
        for index, name in enumerate(names)
        if len(name) > MAX_KOMORKA
    ]
    if bledy:
        raise TabelaError(bledy)
    return names


def _is_numeric(cells: list[str]) -> bool:
    filled = [cell for cell in cells if not is_brak(cell)]
    numbers = sum(read_number(cell) is not None for cell in filled)
    return numbers > 0 and 2 * numbers >= len(filled)


def _values(body, naglowki, liczbowe) -> tuple[list[tuple[Komorka, ...]], list[str]]:
    wiersze, bledy = [], []
    for number, row in enumerate(body, start=2):
        cells: list[Komorka] = []
        for index, cell in enumerate(row):
            place = f"Wiersz {number}, kolumna „{naglowki[index][:40]}”"
            value: Komorka = cell
            if index in liczbowe:
                value = None if is_brak(cell) else read_number(cell)
                if value is None and not is_brak(cell):
                    bledy.append(
                        f"{place}: „{cell[:40]}” to nie liczba. Wpisz liczbę albo myślnik."
                    )
            elif index == 0 and not cell:
                bledy.append(f"Wiersz {number}: pierwsza komórka jest pusta. Wpisz, czego dotyczy.")
            elif len(cell) > MAX_KOMORKA:
                bledy.append(f"{place}: tekst jest za długi.")
            cells.append(value)
        wiersze.append(tuple(cells))
    return wiersze, bledy


def to_json(tabela: Tabela | None) -> dict:
    """The stored form: numbers as texts, so that nothing is rounded."""
    if tabela is None:
        return {}
    return {
        "naglowki": list(tabela.naglowki),
        "liczbowe": list(tabela.liczbowe),
        "wiersze": [
            [format(cell, "f") if isinstance(cell, Decimal) else cell for cell in wiersz]
            for wiersz in tabela.wiersze
        ],
    }


def from_json(stored: dict) -> Tabela | None:
    if not stored:
        return None
    liczbowe = tuple(stored["liczbowe"])
    return Tabela(
        tuple(stored["naglowki"]),
        tuple(
            tuple(
                Decimal(cell) if index in liczbowe and cell is not None else cell
                for index, cell in enumerate(row)
            )
            for row in stored["wiersze"]
        ),
        liczbowe,
    )


def to_text(tabela: Tabela | None) -> str:
    """The table as it can be copied back to a spreadsheet; ``read_tabela`` reads the same again."""
    if tabela is None:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(tabela.naglowki)
    for wiersz in tabela.wiersze:
        writer.writerow([_typed(cell) for cell in wiersz])
    return out.getvalue().rstrip("\n")


def _typed(cell: Komorka) -> str:
    if cell is None:
        return EN_DASH
    return number_text(cell) if isinstance(cell, Decimal) else cell


def shown(cell: Komorka) -> str:
    """The cell as people read it."""
    return format_number(cell) if cell is None or isinstance(cell, Decimal) else cell
