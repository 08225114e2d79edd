"""Reads of the areas for the catalogue and for other apps."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from doradztwo.teksty import normalize
from obszary.enums import RodzajNarzedzia, StatusWersjiArkusza
from obszary.models import Narzedzie, Obszar, Stwierdzenie, WersjaArkusza, ZadanieJst, ZbiorDanych

ZADANIA, ZARZADCZE, PRO = "zadania JST", "narzędzia zarządcze", "narzędzia PRO"
ZBIORY, STWIERDZENIA = "dane do zebrania", "stwierdzenia arkusza"


@dataclass(frozen=True)
class Trafienie:
    """One line of an area that holds the searched words."""

    sekcja: str
    kotwica: str
    tekst: str
    zrodlo: str


@dataclass
class KartaObszaru:
    """An area on the catalogue page: what it holds, or what was found in it."""

    obszar: Obszar
    liczby: Counter = field(default_factory=Counter)
    trafienia: list[Trafienie] = field(default_factory=list)
    is_nazwa_trafiona: bool = False

    @property
    def sekcje(self) -> list[tuple[str, int]]:
        return list(self.liczby.items())


def current_wersja() -> WersjaArkusza | None:
    """The newest published version of the sheet. One query."""
    return (
        WersjaArkusza.objects.filter(status=StatusWersjiArkusza.OPUBLIKOWANA)
        .order_by("-opublikowano_at", "-pk")
        .first()
    )


def katalog(text: str = "") -> list[KartaObszaru]:
    """Areas in their order; with ``text`` only those that hold every word. Six queries."""
    words = normalize(text).split()
    cards = {area.pk: KartaObszaru(area) for area in Obszar.objects.all()}
    for obszar_id, hit in _lines():
        card = cards[obszar_id]
        card.liczby[hit.sekcja] += 1
        if words and _holds(hit.tekst, words):
            card.trafienia.append(hit)
    if not words:
        return list(cards.values())
    for card in cards.values():
        area = card.obszar
        card.is_nazwa_trafiona = _holds(f"{area.nazwa} {area.skrot} {area.opis}", words)
    return [card for card in cards.values() if card.trafienia or card.is_nazwa_trafiona]


def _lines():
    for row in ZadanieJst.objects.filter(aktywna=True):
        yield row.obszar_id, Trafienie(ZADANIA, f"zadanie-{row.pk}", row.tekst, row.zrodlo)
    for row in Narzedzie.objects.filter(aktywna=True):
        kind = PRO if row.rodzaj == RodzajNarzedzia.PRO else ZARZADCZE
        yield row.obszar_id, Trafienie(kind, f"narzedzie-{row.pk}", row.tekst, row.zrodlo)
    for row in ZbiorDanych.objects.filter(aktywna=True):
        yield row.obszar_id, Trafienie(ZBIORY, f"dane-{row.pk}", row.tekst, row.zrodlo)
    for row in Stwierdzenie.objects.filter(wersja=current_wersja()):
        yield (
            row.obszar_id,
            Trafienie(STWIERDZENIA, f"stwierdzenie-{row.pk}", row.tekst, row.zrodlo),
        )


def _holds(text: str, words: list[str]) -> bool:
    plain = normalize(text)
    return all(word in plain for word in words)


def obszary_ze_zbiorami() -> QuerySet[Obszar]:
    """Areas with their current tasks, tools, data sets and statements. Six queries."""

    def current(related: str, model) -> Prefetch:
        return Prefetch(related, model.objects.filter(aktywna=True).order_by("kolejnosc", "pk"))

    statements = Stwierdzenie.objects.filter(wersja=current_wersja()).order_by("numer")
    return Obszar.objects.prefetch_related(
        current("zadania", ZadanieJst),
        current("narzedzia", Narzedzie),
        current("zbiory_danych", ZbiorDanych),
        Prefetch("stwierdzenia", statements),
    )


def sekcje(obszar: Obszar) -> list[dict]:
    """The lists of an area from ``obszary_ze_zbiorami`` in reading order. No query."""
    tools = obszar.narzedzia.all()
    parts = [
        (ZADANIA, "zadanie", "Za co w tym obszarze odpowiada samorząd.", obszar.zadania.all()),
        (
            ZARZADCZE,
            "narzedzie",
            "Czym można to uporządkować: dokumenty, wskaźniki, procedury.",
            [tool for tool in tools if tool.rodzaj == RodzajNarzedzia.ZARZADCZE],
        ),
        (
            PRO,
            "narzedzie",
            "PRO to personalny rozwój organizacji: jak pracować z ludźmi, żeby zmiana się udała.",
            [tool for tool in tools if tool.rodzaj == RodzajNarzedzia.PRO],
        ),
        (ZBIORY, "dane", "Co zebrać do diagnozy pogłębionej.", obszar.zbiory_danych.all()),
    ]
    return [
        {
            "nazwa": name[0].upper() + name[1:],
            "id": normalize(name).replace(" ", "-"),
            "kotwica": anchor,
            "opis": about,
            "pozycje": rows,
        }
        for name, anchor, about, rows in parts
    ]
