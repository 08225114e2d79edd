"""Geometry of the Gantt chart: numbers for the SVG, no drawing. Pure functions."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doradztwo.svg import number, wrap
from doradztwo.teksty import MIESIACE_RZYMSKIE
from hdr.drzewo import Drzewo
from hdr.enums import StanDzialania
from hdr.konflikty import poprzednicy

LEWY = 380
SZEROKOSC = 1220
WIERSZ = 36
GORA = 30
KAMIENIE = 30
ZNAKOW_W_WERSIE = 46
MIEJSCE_NAPISU = 40
WCIECIE = 9


@dataclass(frozen=True)
class Kamien:
    """A milestone: a meeting of the cycle. The caller knows them."""

    dzien: date
    nazwa: str


@dataclass(frozen=True)
class KamienNaOsi:
    numer: int
    kamien: Kamien
    x: float

    @property
    def romb(self) -> str:
        """Corners of the sign; its number stands beside it."""
        x, y = self.x, GORA + 13
        return f"{x},{y - 8} {x + 8},{y} {x},{y + 8} {x - 8},{y}"

    @property
    def x_numeru(self) -> float:
        return self.x + 11


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
    def y_srodka(self) -> int:
        return self.y + 18

    @property
    def y_napisu(self) -> float:
        return self.y + 22.5

    @property
    def koniec(self) -> float:
        return round((self.x or LEWY) + self.szerokosc, 1)

    @property
    def is_obok(self) -> bool:
        """What has no room in its bar stands after it, or before it at the edge."""
        if self.klasa == "g-brak":
            return self.szerokosc < self.miejsce_napisu
        return self.x is not None and not self.is_na_ciemnym

    @property
    def is_brak(self) -> bool:
        return self.x is None or self.klasa == "g-brak"

    @property
    def miejsce_napisu(self) -> int:
        return max(MIEJSCE_NAPISU, 7 * len(self.napis) + 7)

    @property
    def x_napisu(self) -> float:
        if not self.is_obok:
            return (self.x or LEWY) + 7
        room = self.koniec + self.miejsce_napisu <= SZEROKOSC
        return round(self.koniec + 5 if room else self.x - self.miejsce_napisu, 1)


@dataclass(frozen=True)
class Strzalka:
    """From the end of one action to the beginning of the one that waits for it."""

    linia: str
    grot: str
    is_konflikt: bool


@dataclass(frozen=True)
class Gantt:
    miesiace: tuple[Miesiac, ...]
    paski: tuple[Pasek, ...]
    dzis_x: float | None
    od: date
    do: date
    kamienie: tuple[KamienNaOsi, ...] = ()
    strzalki: tuple[Strzalka, ...] = ()

    @property
    def dol(self) -> int:
        return _gora(self.kamienie) + WIERSZ * len(self.paski)

    @property
    def wysokosc(self) -> int:
        return self.dol + 34

    @property
    def y_legendy(self) -> int:
        return self.dol + 12

    @property
    def y_opisu(self) -> int:
        return self.dol + 23

    @property
    def y_kamieni(self) -> int:
        return GORA + 18


def _gora(kamienie) -> int:
    """Where the first action begins; milestones have a row of their own."""
    return GORA + (KAMIENIE if kamienie else 0)


def build_gantt(
    drzewo: Drzewo, today: date | None = None, kamienie: Iterable[Kamien] = ()
) -> Gantt | None:
    """None while no action has both dates; milestones outside the months are left out."""
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

    shown = sorted(
        (one for one in kamienie if start <= one.dzien <= end), key=lambda one: one.dzien
    )
    stones = tuple(KamienNaOsi(index, one, x(one.dzien)) for index, one in enumerate(shown, 1))
    top, is_running = _gora(stones), drzewo.is_w_realizacji
    bars = tuple(
        _pasek(leaf, top + index * WIERSZ, x, scale, is_running)
        for index, leaf in enumerate(leaves)
    )
    today_x = x(today) if start <= today <= end else None
    arrows = _strzalki(leaves, bars)
    return Gantt(_miesiace(start, end, x, scale), bars, today_x, start, end, stones, arrows)


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


def _pasek(leaf, y: int, x, scale: float, is_running: bool) -> Pasek:
    action = leaf.dzialanie
    name = tuple(wrap(str(action), ZNAKOW_W_WERSIE))
    if not (action.od and action.do):
        return Pasek(leaf.numer, name, y, None, 0, "", "! brak terminu", False)
    width = round(max(((action.do - action.od).days + 1) * scale, 4), 1)
    look, text = _wyglad(action, is_running)
    return Pasek(leaf.numer, name, y, x(action.od), width, look, text, _has_room(look, text, width))


def _wyglad(action, is_running: bool) -> tuple[str, str]:
    if not action.odpowiada:
        return "g-brak", "! brak odpowiedzialnego"
    if is_running and action.is_late:
        return "g-pilne", f"! {action.procent}%"
    if action.stan == StanDzialania.ZAKONCZONE:
        return "g-gotowe", "100%"
    if action.stan == StanDzialania.W_TOKU:
        return "g-toku", f"{action.procent}%"
    return "g-przed", "zaniechane" if action.stan == StanDzialania.ZANIECHANE else ""


def _has_room(look: str, text: str, width: float) -> bool:
    return look not in ("g-brak", "g-przed") and bool(text) and width > MIEJSCE_NAPISU


def _strzalki(leaves, bars) -> tuple[Strzalka, ...]:
    by_pk = {leaf.dzialanie.pk: leaf for leaf in leaves}
    places = {leaf.dzialanie.pk: bar for leaf, bar in zip(leaves, bars, strict=True)}
    return tuple(
        strzalka(places[earlier.dzialanie.pk], places[leaf.dzialanie.pk])
        for leaf in leaves
        for earlier in poprzednicy(leaf, by_pk)
        if places[earlier.dzialanie.pk].x is not None and places[leaf.dzialanie.pk].x is not None
    )


def strzalka(earlier, later) -> Strzalka:
    """Out of the end of one bar, between the rows, into the beginning of the other."""
    x1, y1, x2, y2 = earlier.koniec, earlier.y_srodka, later.x, later.y_srodka
    half = (y1 + y2) / 2 if abs(y2 - y1) <= WIERSZ else y2 - (18 if y2 > y1 else -18)
    out, into = x1 + WCIECIE, x2 - WCIECIE
    line = f"M{number(x1)} {y1}H{number(out)}"
    line += (
        f"V{y2}H{number(x2 - 5)}"
        if out <= into
        else f"V{number(half)}H{number(into)}V{y2}H{number(x2 - 5)}"
    )
    tip = f"{number(x2)},{y2} {number(x2 - 6)},{y2 - 4} {number(x2 - 6)},{y2 + 4}"
    return Strzalka(line, tip, x1 > x2 + 0.5)
