"""Geometry of the Gantt chart of a printed HDR."""

from dataclasses import dataclass
from datetime import date

from doradztwo.svg import number, wrap
from doradztwo.teksty import MIESIACE_RZYMSKIE

SZEROKOSC = 1000
OPIS = 330
GORA = 26
WIERSZ = 34
ZNAKOW_W_WERSIE = 52


@dataclass(frozen=True)
class Miesiac:
    nazwa: str
    x: str
    x_napisu: str
    szer: str
    is_tlo: bool


@dataclass(frozen=True)
class Wers:
    tekst: str
    y: int


@dataclass(frozen=True)
class Pasek:
    wersy: list[Wers]
    x: str
    y: int
    szer: str


@dataclass(frozen=True)
class Gantt:
    miesiace: list[Miesiac]
    paski: list[Pasek]
    szerokosc: int
    wysokosc: int


def gantt(tresc: dict) -> Gantt | None:
    """Chart of the actions that have both dates; None when there is none."""
    dzialania = [
        (
            f"{one['numer']} {one['tresc']}",
            one["od"],
            one["do"],
        )
        for priorytet in tresc["priorytety"]
        for cel in priorytet["cele"]
        for one in cel["dzialania"]
        if one["od"] and one["do"]
    ]
    if not dzialania:
        return None
    first = min(od for _, od, _ in dzialania).replace(day=1)
    months = _months(first, max(do for _, _, do in dzialania))
    end = _next(months[-1])
    days = (end - first).days
    scale = (SZEROKOSC - OPIS) / days
    paski = [
        Pasek(
            wersy=[
                Wers(text, GORA + index * WIERSZ + 12 + 14 * line)
                for line, text in enumerate(wrap(opis, ZNAKOW_W_WERSIE))
            ],
            x=number(OPIS + (od - first).days * scale),
            y=GORA + index * WIERSZ + 6,
            szer=number(max(4, ((do - od).days + 1) * scale)),
        )
        for index, (opis, od, do) in enumerate(dzialania)
    ]
    return Gantt(
        miesiace=[
            _miesiac(month, index, first, scale, len(months)) for index, month in enumerate(months)
        ],
        paski=paski,
        szerokosc=SZEROKOSC,
        wysokosc=GORA + len(paski) * WIERSZ + 8,
    )


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while _next(months[-1]) <= last:
        months.append(_next(months[-1]))
    return months


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _miesiac(month: date, index: int, first: date, scale: float, count: int) -> Miesiac:
    """Name in Roman numerals, with the year in the first month and in each January.

    From 14 months on only every third month is named: the names would overlap.
    """
    x = OPIS + (month - first).days * scale
    nazwa = MIESIACE_RZYMSKIE[month.month - 1]
    if index == 0 or month.month == 1:
        nazwa = f"{nazwa} {month.year}"
    elif count > 13 and (month.month - 1) % 3:
        nazwa = ""
    width = (_next(month) - month).days * scale
    return Miesiac(nazwa, number(x), number(x + 3), number(width), index % 2 == 0)
