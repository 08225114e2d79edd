"""Geometry of the Gantt chart: numbers for the SVG, no drawing. Pure functions."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doradztwo.svg import wrap
from doradztwo.teksty import MIESIACE_RZYMSKIE
from hdr.drzewo import Drzewo
from hdr.enums import StanDzialania

LEWY = 380
SZEROKOSC = 1220
WIERSZ = 36
GORA = 30
ZNAKOW_W_WERSIE = 46


@dataclass(frozen=True)
class Miesiac:
    x: float
    szerokosc: float
    etykieta: str
    is_tlo: bool

    @property
    def x_tekstu(self) -> float:
        return self.x + 5


@dataclass(frozen=True)
class Pasek:
    numer: str
    wersy: tuple[str, ...]
    y: int
    x: float | None
    szerokosc: float
    klasa: str
    napis: str
    is_na_ciemnym: bool

    @property
    def y_tekstu(self) -> int:
        return self.y + (23 if len(self.wersy) == 1 else 15)

    @property
    def napisy(self) -> list[tuple[str, int]]:
        """Lines of the name with their places."""
        return [(text, self.y_tekstu + 15 * index) for index, text in enumerate(self.wersy)]

    @property
    def y_paska(self) -> int:
        return self.y + 10

    @property
    def y_napisu(self) -> float:
        return self.y + 22.5

    @property
    def x_napisu(self) -> float:
        return (self.x or LEWY) + 7


@dataclass(frozen=True)
class Gantt:
    miesiace: tuple[Miesiac, ...]
    paski: tuple[Pasek, ...]
    dzis_x: float | None
    od: date
    do: date

    @property
    def wysokosc(self) -> int:
        return GORA + WIERSZ * len(self.paski) + 34

    @property
    def dol(self) -> int:
        return GORA + WIERSZ * len(self.paski)

    @property
    def y_legendy(self) -> int:
        return self.dol + 12

    @property
    def y_opisu(self) -> int:
        return self.dol + 23


def build_gantt(drzewo: Drzewo, today: date | None = None) -> Gantt | None:
    """None while no action has both dates."""
    leaves = list(drzewo.dzialania)
    dated = [one.dzialanie for one in leaves if one.dzialanie.od and one.dzialanie.do]
    if not dated:
        return None
    today = today or timezone.localdate()
    start = min(one.od for one in dated).replace(day=1)
    last = max(one.do for one in dated)
    end = last.replace(day=monthrange(last.year, last.month)[1])
    scale = (SZEROKOSC - LEWY) / ((end - start).days + 1)

    def x(day: date) -> float:
        return round(LEWY + (day - start).days * scale, 1)

    bars = tuple(_pasek(leaf, GORA + index * WIERSZ, x, scale) for index, leaf in enumerate(leaves))
    today_x = x(today) if start <= today <= end else None
    return Gantt(_miesiace(start, end, x, scale), bars, today_x, start, end)


def _miesiace(start: date, end: date, x, scale: float) -> tuple[Miesiac, ...]:
    months, day = [], start
    # A label needs room: of long plans only every second or third month is named.
    every = max(1, -(-((end.year - start.year) * 12 + end.month - start.month + 1) // 14))
    while day <= end:
        days = monthrange(day.year, day.month)[1]
        index = len(months)
        label = ""
        if index % every == 0:
            label = MIESIACE_RZYMSKIE[day.month - 1]
            if index == 0 or day.month <= every:
                label += f" {day.year}"
        months.append(Miesiac(x(day), round(days * scale, 1), label, index % 2 == 0))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return tuple(months)


def _pasek(leaf, y: int, x, scale: float) -> Pasek:
    action = leaf.dzialanie
    name = tuple(wrap(str(action), ZNAKOW_W_WERSIE))
    if not (action.od and action.do):
        return Pasek(leaf.numer, name, y, None, 0, "", "! brak terminu", False)
    width = round(max(((action.do - action.od).days + 1) * scale, 4), 1)
    if not action.odpowiada:
        look = ("g-brak", "! brak odpowiedzialnego", False)
    elif action.stan == StanDzialania.ZAKONCZONE:
        look = ("g-gotowe", "100%" if width > 40 else "", True)
    elif action.stan == StanDzialania.W_TOKU:
        look = ("g-toku", f"{action.procent}%" if width > 40 else "", True)
    else:
        look = ("g-przed", "", False)
    return Pasek(leaf.numer, name, y, x(action.od), width, *look)
