"""Where a new Edycja takes its parameters and steps from, and how windows move to other dates."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.conf import settings

from edycje.models import Edycja

PLIK = settings.BASE_DIR / "dane" / "szablony_edycji.json"
PARAMETRY = (
    "zespol_min",
    "zespol_max",
    "spotkania_w_jst",
    "minuty_miesiecznie",
    "przenoszenie_godzin",
    "obszary_max",
    "etykieta_ros",
    "etykieta_pro",
)
# A window of at most this many days is a meeting: it must not touch a weekend at all.
MEETING_DAYS = 3
_SATURDAY = 5


@dataclass(frozen=True)
class KrokWzoru:
    etap: int
    rodzaj: str
    numer: int | None
    nazwa: str
    skrot: str
    od: date
    do: date


@dataclass(frozen=True)
class Wzor:
    """A template or an earlier edition: what a new edition starts from."""

    klucz: str
    etykieta: str
    od: date
    do: date
    parametry: dict
    kroki: tuple[KrokWzoru, ...]
    uwaga: str = ""
    zrodlo: str = ""


@cache
def load_szablony() -> dict[str, Wzor]:
    """Templates of the project, by key; the first is the default."""
    raw = json.loads(PLIK.read_text(encoding="utf-8"))
    return {row["klucz"]: _read_szablon(row) for row in raw["szablony"]}


def _read_szablon(row: dict) -> Wzor:
    kroki = tuple(
        KrokWzoru(
            **krok | {"od": date.fromisoformat(krok["od"]), "do": date.fromisoformat(krok["do"])}
        )
        for krok in row["kroki"]
    )
    return Wzor(
        klucz=row["klucz"],
        etykieta=row["etykieta"],
        od=date.fromisoformat(row["od"]),
        do=date.fromisoformat(row["do"]),
        parametry={name: row[name] for name in PARAMETRY},
        kroki=kroki,
        uwaga=row["uwaga"],
        zrodlo=row["zrodlo"],
    )


def wzor_from_edycja(edycja: Edycja) -> Wzor:
    """An earlier edition as a pattern. One query."""
    kroki = tuple(
        KrokWzoru(
            etap=krok.etap,
            rodzaj=krok.rodzaj,
            numer=krok.numer,
            nazwa=krok.nazwa,
            skrot=krok.skrot,
            od=krok.od,
            do=krok.do,
        )
        for krok in edycja.kroki.order_by("etap", "kolejnosc", "pk")
    )
    return Wzor(
        klucz=f"edycja-{edycja.pk}",
        etykieta=edycja.nazwa,
        od=edycja.od,
        do=edycja.do,
        parametry={name: getattr(edycja, name) for name in PARAMETRY},
        kroki=kroki,
    )


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _next_working(day: date) -> date:
    while _is_weekend(day):
        day += timedelta(days=1)
    return day


def _previous_working(day: date) -> date:
    while _is_weekend(day):
        day -= timedelta(days=1)
    return day


def shift_okno(od: date, do: date, days: int) -> tuple[date, date]:
    """Move a window by ``days`` and off the weekends.

    A short window keeps its length and goes to the next run of working days; a long one starts
    on the next working day and ends on the one before.
    """
    od, do = od + timedelta(days=days), do + timedelta(days=days)
    length = do - od
    if length.days < MEETING_DAYS:
        while any(_is_weekend(od + timedelta(days=n)) for n in range(length.days + 1)):
            od += timedelta(days=1)
        return od, od + length
    first = _next_working(od)
    return first, max(first, _previous_working(do))


def shift_kroki(kroki: Iterable[KrokWzoru], days: int) -> list[KrokWzoru]:
    shifted = []
    for krok in kroki:
        od, do = shift_okno(krok.od, krok.do, days)
        shifted.append(KrokWzoru(**vars(krok) | {"od": od, "do": do}))
    return shifted


def plan(wzor: Wzor, od: date) -> tuple[date, list[KrokWzoru]]:
    """End of the edition and its steps when it starts on ``od``."""
    days = (od - wzor.od).days
    kroki = shift_kroki(wzor.kroki, days)
    ends = [krok.do for krok in kroki]
    return max([wzor.do + timedelta(days=days), *ends]), kroki
