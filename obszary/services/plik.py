"""Reads the files of areas and hints, and checks all of them before anything is written."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from doradztwo.teksty import normalize
from obszary.enums import RodzajNarzedzia
from obszary.exceptions import PlikObszarowError

SEKCJE = {
    "zadania": "zadanie",
    "narzedzia_zarzadcze": RodzajNarzedzia.ZARZADCZE.value,
    "narzedzia_pro": RodzajNarzedzia.PRO.value,
    "dane": "dane",
}


@dataclass(frozen=True)
class PozycjaPliku:
    klucz: str
    kolejnosc: int
    tekst: str
    zrodlo: str


@dataclass(frozen=True)
class StwierdzeniePliku:
    numer: int
    tekst: str
    zrodlo: str
    dlaczego: str
    gdzie: str


@dataclass(frozen=True)
class ObszarPliku:
    nr: int
    nazwa: str
    skrot: str
    opis: str
    zrodlo: str
    sekcje: dict[str, list[PozycjaPliku]]
    stwierdzenia: list[StwierdzeniePliku]


@dataclass(frozen=True)
class Plik:
    wersja_arkusza: str
    obszary: list[ObszarPliku]


def read_pliki(obszary: Path, podpowiedzi: Path) -> Plik:
    areas, hints = _load(obszary), _load(podpowiedzi)
    try:
        hints_by_nr = {hint["nr"]: hint for hint in hints["obszary"]}
        version = str(hints["wersja_arkusza"])
    except (KeyError, TypeError) as error:
        raise PlikObszarowError([f"{podpowiedzi.name}: brakuje pola {error}."]) from error
    if not isinstance(areas, list) or not areas:
        raise PlikObszarowError([f"{obszary.name}: oczekiwano listy obszarów."])
    errors, result = [], []
    for position, area in enumerate(areas, start=1):
        try:
            result.append(_read_area(area, hints_by_nr.get(area["nr"], {})))
        except (KeyError, TypeError, ValueError) as error:
            errors.append(f"{obszary.name}, obszar {position}: {_describe(error)}.")
    errors += _repeated(obszary.name, result)
    if errors:
        raise PlikObszarowError(errors)
    return Plik(version, result)


def _load(path: Path):
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PlikObszarowError([f"Nie można odczytać pliku {path}: {error.strerror}."]) from error
    except UnicodeDecodeError as error:
        raise PlikObszarowError([f"{path.name}: plik nie jest zapisany w UTF-8."]) from error
    except json.JSONDecodeError as error:
        raise PlikObszarowError([f"{path.name}, wiersz {error.lineno}: {error.msg}."]) from error


def _describe(error: Exception) -> str:
    return f"brakuje pola {error}" if isinstance(error, KeyError) else str(error)


def _read_area(area: dict, hint: dict) -> ObszarPliku:
    nr, name = int(area["nr"]), _text(area["nazwa"])
    texts = hint.get("stwierdzenia", [])
    return ObszarPliku(
        nr=nr,
        nazwa=name,
        skrot=area.get("skrot") or hint.get("skrot") or name[:40],
        opis=_text(area["opis"]["tekst"]),
        zrodlo=_text(area["opis"]["zrodlo"]),
        sekcje={section: _read_section(nr, section, area[section]) for section in SEKCJE},
        stwierdzenia=[
            StwierdzeniePliku(
                numer=numer,
                tekst=_text(item["tekst"]),
                zrodlo=_text(item["zrodlo"]),
                dlaczego=texts[numer - 1]["dlaczego"] if numer <= len(texts) else "",
                gdzie=texts[numer - 1]["gdzie"] if numer <= len(texts) else "",
            )
            for numer, item in enumerate(area["stwierdzenia"], start=1)
        ],
    )


def _read_section(nr: int, section: str, items: list[dict]) -> list[PozycjaPliku]:
    return [
        PozycjaPliku(
            klucz=build_klucz(nr, section, _text(item["tekst"])),
            kolejnosc=position,
            tekst=_text(item["tekst"]),
            zrodlo=_text(item["zrodlo"]),
        )
        for position, item in enumerate(items, start=1)
    ]


def build_klucz(nr: int, section: str, text: str) -> str:
    """Identity of an item is what it says, so that a new item above it changes nothing."""
    return f"{nr}-{SEKCJE[section]}-{sha256(normalize(text).encode()).hexdigest()[:16]}"


def _text(value) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("pusty tekst")
    return value.strip()


def _repeated(name: str, areas: list[ObszarPliku]) -> list[str]:
    errors: list[str] = []
    seen: set[int | str] = set()
    for area in areas:
        if area.nr in seen:
            errors.append(f"{name}: obszar {area.nr} występuje dwa razy.")
        seen.add(area.nr)
        for items in area.sekcje.values():
            for item in items:
                if item.klucz in seen:
                    errors.append(f"{name}, obszar {area.nr}: powtórzono „{item.tekst}”.")
                seen.add(item.klucz)
    return errors
