"""Loads areas from the files of the project and leaves alone what was edited here."""

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from django.db import transaction

from obszary.enums import RodzajNarzedzia
from obszary.models import (
    Narzedzie,
    Obszar,
    PozycjaObszaru,
    Stwierdzenie,
    WersjaArkusza,
    ZadanieJst,
    ZbiorDanych,
)
from obszary.services.arkusz import publish_wersja
from obszary.services.plik import ObszarPliku, Plik, PozycjaPliku

# Two texts closer than this are one item that was corrected.
PODOBIENSTWO = 0.6
_MODELE: dict[str, tuple[type[Any], dict[str, str]]] = {
    "zadania": (ZadanieJst, {}),
    "narzedzia_zarzadcze": (Narzedzie, {"rodzaj": RodzajNarzedzia.ZARZADCZE}),
    "narzedzia_pro": (Narzedzie, {"rodzaj": RodzajNarzedzia.PRO}),
    "dane": (ZbiorDanych, {}),
}
_POLA_OBSZARU = ["nazwa", "skrot", "opis", "zrodlo"]
_POLA_POZYCJI = ["kolejnosc", "tekst", "zrodlo", "aktywna"]

DODANE, ZMIENIONE, BEZ_ZMIAN = "dodane", "zmienione", "bez zmian"
ZOSTAWIONE, WYCOFANE = "zostawione (zmienione w aplikacji)", "wycofane"


@dataclass
class Wczytanie:
    """What a load did: a count per result, and the rows that a person should look at."""

    wynik: Counter = field(default_factory=Counter)
    uwagi: list[str] = field(default_factory=list)

    def note(self, result: str, row=None) -> None:
        self.wynik[result] += 1
        if row is not None:
            self.uwagi.append(f"{result}: {row}")


@transaction.atomic
def load_obszary(plik: Plik) -> Wczytanie:
    """Bring the knowledge to the state of the file; the same file again changes nothing."""
    report = Wczytanie()
    areas = {area.nr: area for area in Obszar.objects.select_for_update()}
    for source in plik.obszary:
        area = _load_area(areas.get(source.nr), source, report)
        for section, items in source.sekcje.items():
            _load_section(area, section, items, report)
    _load_arkusz(plik, report)
    return report


def content_hash(row: Obszar | PozycjaObszaru) -> str:
    names = _POLA_OBSZARU if isinstance(row, Obszar) else _POLA_POZYCJI
    content = "\x1f".join(str(getattr(row, name)) for name in names)
    return sha256(content.encode()).hexdigest()


def is_edited(row: Obszar | PozycjaObszaru) -> bool:
    """Did somebody change the row in the application since it was loaded?"""
    return content_hash(row) != row.wczytano_hash


def _load_area(area: Obszar | None, source: ObszarPliku, report: Wczytanie) -> Obszar:
    values = {name: getattr(source, name) for name in _POLA_OBSZARU}
    if area is None:
        area = Obszar(nr=source.nr, **values)
        area.wczytano_hash = content_hash(area)
        area.save()
        report.note(DODANE)
    else:
        _update(area, values, report)
    return area


def _load_section(area: Obszar, section: str, items: list[PozycjaPliku], report: Wczytanie):
    model, extra = _MODELE[section]
    known = {row.klucz: row for row in model.objects.filter(obszar=area, **extra)}
    matched = {item.klucz: known.pop(item.klucz, None) for item in items}
    for item in items:
        row = matched[item.klucz] or _take_similar(item, known)
        values = {
            "kolejnosc": item.kolejnosc,
            "tekst": item.tekst,
            "zrodlo": item.zrodlo,
            "aktywna": True,
        }
        if row is None:
            row = model(obszar=area, klucz=item.klucz, **extra, **values)
            row.wczytano_hash = content_hash(row)
            row.save()
            report.note(DODANE)
            continue
        if row.klucz != item.klucz:
            row.klucz = item.klucz
            row.save(update_fields=["klucz"])
        _update(row, values, report)
    for row in known.values():
        # A row without a hash was written by hand and never stood in a file.
        if row.aktywna and row.wczytano_hash:
            _update(row, {"aktywna": False}, report, result=WYCOFANE)


def _take_similar(item: PozycjaPliku, known: dict) -> PozycjaObszaru | None:
    scored = [
        (SequenceMatcher(None, row.tekst, item.tekst).ratio(), klucz)
        for klucz, row in known.items()
    ]
    score, klucz = max(scored, default=(0, ""))
    return known.pop(klucz) if score >= PODOBIENSTWO else None


def _update(row, values: dict, report: Wczytanie, result: str = ZMIENIONE) -> None:
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        new_hash = content_hash(row)
        if row.wczytano_hash != new_hash:
            row.wczytano_hash = new_hash
            row.save(update_fields=["wczytano_hash"])
        report.note(BEZ_ZMIAN)
    elif is_edited(row):
        report.note(ZOSTAWIONE, row)
    else:
        for name in changed:
            setattr(row, name, values[name])
        row.wczytano_hash = content_hash(row)
        row.save()
        report.note(result, row)


def _load_arkusz(plik: Plik, report: Wczytanie) -> None:
    areas = {area.nr: area for area in Obszar.objects.all()}
    texts = {(area.nr, item.numer): item for area in plik.obszary for item in area.stwierdzenia}
    version = WersjaArkusza.objects.filter(numer=plik.wersja_arkusza).first()
    if version is not None:
        stored = {
            (item.obszar.nr, item.numer): item.tekst
            for item in version.stwierdzenia.select_related("obszar")
        }
        if stored != {key: item.tekst for key, item in texts.items()}:
            report.uwagi.append(
                f"Stwierdzenia w pliku różnią się od wersji {version.numer}, która jest już "
                "w użyciu. Zrób w aplikacji nową wersję arkusza."
            )
        return
    version = WersjaArkusza.objects.create(
        numer=plik.wersja_arkusza, opis="Wersja wczytana z pliku projektu."
    )
    Stwierdzenie.objects.bulk_create(
        Stwierdzenie(
            wersja=version,
            obszar=areas[nr],
            numer=numer,
            tekst=item.tekst,
            zrodlo=item.zrodlo,
            dlaczego=item.dlaczego,
            gdzie=item.gdzie,
        )
        for (nr, numer), item in texts.items()
    )
    report.wynik[DODANE] += len(texts)
    publish_wersja(version, kto=None)
