"""Reads a register file and checks all of it before anything is written. No ORM.

The file follows TERYT (ustawa o statystyce publicznej, art. 47): 2 digits are a voivodeship,
4 a powiat or a city with powiat rights, 7 a gmina with its type in the last digit.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from jst.enums import RodzajJst
from jst.exceptions import PlikTerytError

KOLUMNY = ["kod", "nazwa", "rodzaj", "wojewodztwo", "powiat"]
WOJEWODZTWO = "województwo"
POWIAT = RodzajJst.POWIAT.label
MIASTO = RodzajJst.MIASTO_NA_PRAWACH_POWIATU.label
RODZAJE_GMIN = {
    "1": RodzajJst.GMINA_MIEJSKA,
    "2": RodzajJst.GMINA_WIEJSKA,
    "3": RodzajJst.GMINA_MIEJSKO_WIEJSKA,
}
_RODZAJE_WEDLUG_DLUGOSCI = {
    2: {WOJEWODZTWO},
    4: {POWIAT, MIASTO},
    7: {rodzaj.label for rodzaj in RODZAJE_GMIN.values()},
}
_RODZAJE = set().union(*_RODZAJE_WEDLUG_DLUGOSCI.values())
_KOD = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{3})?)?", re.ASCII)
_NAJDLUZSZA_NAZWA = 100


@dataclass(frozen=True)
class Wiersz:
    numer: int
    kod: str
    nazwa: str
    rodzaj: str
    wojewodztwo: str
    powiat: str


@dataclass(frozen=True)
class JednostkaPliku:
    """One Jst as the file describes it."""

    identyfikator: str
    kod: str
    nazwa: str
    rodzaj: RodzajJst
    wojewodztwo: str
    powiat: str


def read_plik(path: Path) -> list[JednostkaPliku]:
    """All Jst of the file, or ``PlikTerytError`` with every fault found in it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PlikTerytError([f"Nie można odczytać pliku {path}: {error.strerror}."]) from error
    return parse(content)


def parse(content: bytes) -> list[JednostkaPliku]:
    rows, errors = _read_rows(_decode(content))
    errors += _check_codes(rows) if rows else []
    if not rows and not errors:
        errors = ["Plik nie zawiera ani jednej jednostki."]
    if not errors:
        errors = _check_parents(rows)
    if errors:
        raise PlikTerytError(errors)
    return _build_units(rows)


def _decode(content: bytes) -> str:
    if not content.strip():
        raise PlikTerytError(["Plik jest pusty."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PlikTerytError(
            [f"Wiersz {line}: plik nie jest zapisany w UTF-8. Zapisz go w tym kodowaniu."]
        ) from error


def _read_rows(text: str) -> tuple[list[Wiersz], list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, errors = [], []
    try:
        header = [column.strip() for column in next(reader, [])]
        if header != KOLUMNY:
            raise PlikTerytError(
                [
                    f"Wiersz 1: kolumny powinny się nazywać {','.join(KOLUMNY)}, "
                    f"a są: {','.join(header) or 'brak'}."
                ]
            )
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            if len(values) != len(KOLUMNY):
                errors.append(
                    f"Wiersz {reader.line_num}: oczekiwano {len(KOLUMNY)} kolumn, "
                    f"jest {len(values)}."
                )
                continue
            rows.append(Wiersz(reader.line_num, *(value.strip() for value in values)))
    except csv.Error as error:
        errors.append(f"Wiersz {reader.line_num}: niepoprawny zapis CSV ({error}).")
    return rows, errors


def _check_codes(rows: list[Wiersz]) -> list[str]:
    errors = []
    first_line: dict[str, int] = {}
    for row in rows:
        errors += [f"Wiersz {row.numer}: {fault}." for fault in _row_faults(row)]
        key = _identity(row.kod)
        if key in first_line:
            errors.append(
                f"Wiersz {row.numer}: kod {row.kod} powtarza jednostkę z wiersza {first_line[key]}."
            )
        first_line.setdefault(key, row.numer)
    return errors


def _row_faults(row: Wiersz):
    if not _KOD.fullmatch(row.kod):
        yield f"kod „{row.kod}” powinien mieć 2, 4 albo 7 cyfr"
        return
    if not row.nazwa:
        yield "brakuje nazwy"
    if max(len(row.nazwa), len(row.powiat)) > _NAJDLUZSZA_NAZWA:
        yield f"nazwa jest dłuższa niż {_NAJDLUZSZA_NAZWA} znaków"
    if row.rodzaj not in _RODZAJE:
        yield f"nieznany rodzaj „{row.rodzaj}”"
    elif row.rodzaj not in _RODZAJE_WEDLUG_DLUGOSCI[len(row.kod)]:
        yield f"rodzaj „{row.rodzaj}” nie pasuje do kodu {row.kod}"
    elif len(row.kod) == 7 and _digit_type(row.kod) != row.rodzaj:
        yield f"ostatnia cyfra kodu {row.kod} nie oznacza rodzaju „{row.rodzaj}”"


def _digit_type(kod: str) -> str:
    return RODZAJE_GMIN[kod[6]].label if kod[6] in RODZAJE_GMIN else ""


def _check_parents(rows: list[Wiersz]) -> list[str]:
    """Every powiat under a row of its voivodeship, every gmina under a row of its powiat."""
    errors = []
    by_code = {row.kod: row for row in rows}
    children = Counter(row.kod[:4] for row in rows if len(row.kod) == 7)
    for row in rows:
        parent = by_code.get(row.kod[:2])
        if parent is None:
            errors.append(f"Wiersz {row.numer}: brakuje wiersza województwa {row.kod[:2]}.")
        elif row.wojewodztwo != parent.nazwa:
            errors.append(
                f"Wiersz {row.numer}: województwo „{row.wojewodztwo}” powinno być "
                f"„{parent.nazwa}”, jak w wierszu {parent.numer}."
            )
        if len(row.kod) == 7:
            errors += _parent_powiat_faults(row, by_code.get(row.kod[:4]))
        if row.rodzaj == MIASTO and children[row.kod] != 1:
            errors.append(
                f"Wiersz {row.numer}: miasto na prawach powiatu {row.kod} powinno mieć "
                f"dokładnie jedną gminę, ma {children[row.kod]}."
            )
    return errors


def _parent_powiat_faults(row: Wiersz, parent: Wiersz | None):
    if parent is None:
        yield f"Wiersz {row.numer}: brakuje wiersza powiatu {row.kod[:4]}."
    elif row.powiat != parent.nazwa:
        yield (
            f"Wiersz {row.numer}: powiat „{row.powiat}” powinien być „{parent.nazwa}”, "
            f"jak w wierszu {parent.numer}."
        )


def _identity(kod: str) -> str:
    return kod[:6] if len(kod) == 7 else kod


def _build_units(rows: list[Wiersz]) -> list[JednostkaPliku]:
    cities = {row.kod for row in rows if row.rodzaj == MIASTO}
    units = []
    for row in rows:
        if row.rodzaj in (WOJEWODZTWO, MIASTO):
            continue
        if row.rodzaj == POWIAT:
            rodzaj = RodzajJst.POWIAT
        elif row.kod[:4] in cities:
            rodzaj = RodzajJst.MIASTO_NA_PRAWACH_POWIATU
        else:
            rodzaj = RODZAJE_GMIN[row.kod[6]]
        units.append(
            JednostkaPliku(
                identyfikator=_identity(row.kod),
                kod=row.kod,
                nazwa=row.nazwa,
                rodzaj=rodzaj,
                wojewodztwo=row.wojewodztwo,
                powiat=row.nazwa if rodzaj == RodzajJst.POWIAT else row.powiat,
            )
        )
    return units
