"""Small charts of one series of numbers, as geometry: a line over years or bars.

Drawn by components/wykres.html; colours come from classes of the page. The caller puts the same
numbers beside the chart as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from doradztwo import svg
from doradztwo.teksty import format_number

SZEROKOSC = 360
_LEWA, _PRAWA = 24, 336
_GORA, _DOL = 26, 132
_WIERSZ = 40
MAX_SLUPKOW = 24
_PODPISY = 5

Liczba = int | float | Decimal


@dataclass(frozen=True)
class Napis:
    x: str
    y: str
    tekst: str
    kotwica: str = "middle"


@dataclass(frozen=True)
class Punkt:
    x: str
    y: str
    is_szacunek: bool = False


@dataclass(frozen=True)
class Slupek:
    x: str
    y: str
    szerokosc: str
    podpis: Napis
    wartosc: Napis


@dataclass(frozen=True)
class Wykres:
    nazwa: str
    opis: str
    wysokosc: int
    szerokosc: int = SZEROKOSC
    linie: list[str] = field(default_factory=list)
    punkty: list[Punkt] = field(default_factory=list)
    slupki: list[Slupek] = field(default_factory=list)
    napisy: list[Napis] = field(default_factory=list)
    osie: list[Napis] = field(default_factory=list)
    # Where zero lies: across for bars, down for a line.
    zero: str = ""
    poziom_zera: str = ""
    przypis: str = ""


def _describe(etykiety: Sequence[str], wartosci: Sequence[Liczba | None]) -> str:
    known = [
        (value, label) for label, value in zip(etykiety, wartosci, strict=True) if value is not None
    ]
    if not known:
        return "Nie ma liczb do pokazania."
    low, high = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    if low[0] == high[0]:
        return f"Wszystkie wartości są równe {format_number(low[0])}. Liczby są też w tabeli."
    return (
        f"Najmniej: {format_number(low[0])} ({low[1]}). "
        f"Najwięcej: {format_number(high[0])} ({high[1]}). Wszystkie liczby są w tabeli."
    )


def build_linia(
    nazwa: str,
    etykiety: Sequence[str],
    wartosci: Sequence[Liczba | None],
    szacunki: Sequence[bool] = (),
) -> Wykres:
    """A line with a point for each number; where a number is missing, the line breaks.

    The axis holds zero, so that a small change looks small; the first, last, lowest and highest
    numbers are written.
    """
    known = [index for index, value in enumerate(wartosci) if value is not None]
    numbers = [float(wartosci[index]) for index in known]
    low, high = min([0, *numbers]), max([0, *numbers])

    def height(value: float) -> float:
        return _DOL - svg.scale(value, low, high, _DOL - _GORA)

    def place(index: int) -> tuple[float, float]:
        x = _LEWA + svg.scale(index, 0, max(len(wartosci) - 1, 1), _PRAWA - _LEWA)
        return x, height(float(wartosci[index]))

    runs = [
        [index for _, index in run]
        for _, run in groupby(enumerate(known), key=lambda pair: pair[1] - pair[0])
    ]
    estimated = list(szacunki) or [False] * len(wartosci)
    return Wykres(
        nazwa=nazwa,
        opis=_describe(etykiety, wartosci),
        wysokosc=_DOL + 34,
        linie=[svg.points(map(place, run)) for run in runs if len(run) > 1],
        punkty=[Punkt(*map(svg.number, place(index)), estimated[index]) for index in known],
        napisy=[_value(place(index), wartosci[index]) for index in _written(known, wartosci)],
        osie=[_label(index, etykiety) for index in _labelled(len(etykiety))],
        poziom_zera=svg.number(height(0)) if known else "",
    )


def _label(index: int, etykiety: Sequence[str]) -> Napis:
    """Under its point; the outermost ones grow inwards, so that nothing is cut off."""
    text = svg.wrap(str(etykiety[index]), 12, lines=1)[0]
    last = len(etykiety) - 1
    if index in (0, last) and last and len(text) > 6:
        x, anchor = ("0", "start") if index == 0 else (str(SZEROKOSC), "end")
        return Napis(x, str(_DOL + 24), text, anchor)
    x = _LEWA + svg.scale(index, 0, max(last, 1), _PRAWA - _LEWA)
    return Napis(svg.number(x), str(_DOL + 24), text)


def _value(at: tuple[float, float], value: Liczba) -> Napis:
    return Napis(svg.number(at[0]), svg.number(at[1] - 9), format_number(value))


def _written(known: list[int], wartosci) -> list[int]:
    """Points whose numbers are written: the first, the last, the lowest and the highest."""
    if not known:
        return []
    chosen = [known[0], known[-1]]
    for extreme in (min, max):
        index = extreme(known, key=lambda place: wartosci[place])
        if all(abs(index - other) > len(wartosci) / 6 for other in chosen):
            chosen.append(index)
    return sorted(set(chosen))


def _labelled(count: int) -> list[int]:
    """Places on the axis that get a label: never more than fit."""
    if count <= _PODPISY:
        return list(range(count))
    step = -(-(count - 1) // (_PODPISY - 1))
    return list(range(0, count, step))


def build_slupki(nazwa: str, etykiety: Sequence[str], wartosci: Sequence[Liczba | None]) -> Wykres:
    """A horizontal bar for each number from a common zero, its name above it."""
    pairs = [
        (label, value) for label, value in zip(etykiety, wartosci, strict=True) if value is not None
    ]
    shown = pairs[:MAX_SLUPKOW]
    numbers = [float(value) for _, value in shown] or [0]
    low, high = min(0, *numbers), max(0, *numbers)
    room = _PRAWA - 48

    def at(value: float) -> float:
        return svg.scale(value, low, high, room)

    slupki = [_bar(row, label, value, at) for row, (label, value) in enumerate(shown)]
    left_out = len(pairs) - len(shown)
    return Wykres(
        nazwa=nazwa,
        opis=_describe(etykiety, wartosci),
        wysokosc=_WIERSZ * len(shown) + 6,
        slupki=slupki,
        zero=svg.number(at(0)),
        przypis=f"Na wykresie {len(shown)} z {len(pairs)} wierszy." if left_out else "",
    )


def _bar(row: int, label: str, value: Liczba, at) -> Slupek:
    left, right = sorted((at(0), at(float(value))))
    y = _WIERSZ * row
    return Slupek(
        x=svg.number(left),
        y=svg.number(y + 18),
        szerokosc=svg.number(max(right - left, 1)),
        podpis=Napis("0", svg.number(y + 13), svg.wrap(str(label), 44, lines=1)[0], "start"),
        wartosc=Napis(svg.number(right + 6), svg.number(y + 30), format_number(value), "start"),
    )
