"""Births by year that people type, paste or send as CSV. Pure functions."""

import re
from decimal import Decimal

from zbiory.tabele import TabelaError, is_brak, read_number, split_cells

PIERWSZY_ROK = 1990
OSTATNI_ROK = 2100
MAX_URODZEN = 100_000
MAX_ZNAKOW = 20_000
MIN_LAT = 3
_ROK = re.compile(r"\d{4}")
_TYPED = re.compile(r"^\s*(\d{4})\s*[:=,]?\s+(\S.*)$")


def read_urodzenia(text: str) -> dict[int, int]:
    """Year and number in each line, a header allowed. Raises ``TabelaError`` with its places."""
    if len(text) > MAX_ZNAKOW:
        raise TabelaError(["Za dużo tekstu. W każdym wierszu ma być tylko rok i liczba."])
    rows = split_cells("\n".join(_with_separator(line) for line in text.splitlines()))
    if not rows:
        raise TabelaError(["Nie ma tu żadnej liczby. Wpisz w każdym wierszu rok i liczbę urodzeń."])
    found: dict[int, int] = {}
    bledy: list[str] = []
    for number, row in enumerate(rows, start=1):
        if number == 1 and not _ROK.fullmatch(row[0]) and not _has_number(row):
            continue
        _read_row(number, row, found, bledy)
    if bledy:
        raise TabelaError(bledy[:5])
    _check_years(found)
    return dict(sorted(found.items()))


def _with_separator(line: str) -> str:
    """A line typed by hand: „2019 132” or „2019: 132”."""
    if "\t" in line or ";" in line:
        return line.replace(";", "\t")
    typed = _TYPED.match(line)
    return f"{typed[1]}\t{typed[2]}" if typed else line.replace(",", "\t", 1)


def _has_number(row: list[str]) -> bool:
    return any(read_number(cell) is not None for cell in row)


def _read_row(number: int, row: list[str], found: dict[int, int], bledy: list[str]) -> None:
    year, *rest = row
    cell = next((one for one in rest if one), "")
    if not _ROK.fullmatch(year) or not PIERWSZY_ROK <= int(year) <= OSTATNI_ROK:
        bledy.append(
            f"Wiersz {number}: „{year[:40]}” to nie rok między {PIERWSZY_ROK} a {OSTATNI_ROK}."
        )
    elif int(year) in found:
        bledy.append(f"Wiersz {number}: rok {year} jest już podany wyżej.")
    elif not is_brak(cell):
        value = read_number(cell)
        error = _wrong(year, cell, value)
        if error:
            bledy.append(f"Wiersz {number}: {error}")
        else:
            found[int(year)] = int(value)


def _wrong(year: str, cell: str, value: Decimal | None) -> str:
    if value is None:
        return f"przy roku {year} „{cell[:40]}” to nie liczba."
    if value < 0:
        return f"liczba przy roku {year} jest ujemna."
    if value != value.to_integral_value():
        return f"liczba przy roku {year} nie jest całkowita."
    if value > MAX_URODZEN:
        return f"liczba przy roku {year} jest za duża. Sprawdź ją."
    return ""


def _check_years(found: dict[int, int]) -> None:
    if len(found) < MIN_LAT:
        raise TabelaError([f"Podaj co najmniej {MIN_LAT} lata."])
    gaps = sorted(set(range(min(found), max(found))) - set(found))
    if gaps:
        names = ", ".join(map(str, gaps[:5]))
        raise TabelaError([f"Między podanymi latami brakuje: {names}."])


def to_text(urodzenia: dict[int, int]) -> str:
    """The way the numbers stand in the control."""
    return "\n".join(f"{rok}\t{liczba}" for rok, liczba in sorted(urodzenia.items()))
