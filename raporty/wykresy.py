"""Geometry of the Gantt chart of a printed HDR: one drawing a page, each with its months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doradztwo.svg import number, wrap
from doradztwo.teksty import MIESIACE_RZYMSKIE, bind_spaces, short_date
from hdr.gantt import Strzalka, strzalka

GORA = 26
KAMIENIE = 26
WIERSZ = 32
# As many rows as a landscape page holds under its heading.
WIERSZY_NA_STRONIE = 15
# A short schedule stands in the text; a long one takes pages of its own, turned.
WIERSZY_W_TEKSCIE = 10
MIESIECY_W_TEKSCIE = 8


@dataclass(frozen=True)
class Uklad:
    """Width of the drawing, of the column of names, and signs in a line of a name."""

    szerokosc: int
    opis: int
    znakow: int

    @property
    def os_czasu(self) -> int:
        return self.szerokosc - self.opis


POZIOMO = Uklad(1000, 330, 52)
W_TEKSCIE = Uklad(700, 260, 42)


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
class Romb:
    numer: int
    opis: str
    x: float

    @property
    def punkty(self) -> str:
        y = GORA + 10
        corners = ((self.x, y - 7), (self.x + 7, y), (self.x, y + 7), (self.x - 7, y))
        return " ".join(f"{number(px)},{py}" for px, py in corners)

    @property
    def x_numeru(self) -> str:
        return number(self.x + 9)


@dataclass(frozen=True)
class Pasek:
    """``zrobione``: width of the part that is done; ``napis``: the same in words."""

    wersy: list[Wers]
    poczatek: float
    dlugosc: float
    y: int
    zrobione: str
    napis: str
    granica: int

    @property
    def x(self) -> str:
        return number(self.poczatek)

    @property
    def szer(self) -> str:
        return number(self.dlugosc)

    @property
    def koniec(self) -> float:
        return self.poczatek + self.dlugosc

    @property
    def y_srodka(self) -> int:
        return self.y + 8

    @property
    def y_linii(self) -> int:
        return self.y - 8

    @property
    def y_napisu(self) -> int:
        return self.y + 12

    @property
    def x_napisu(self) -> str:
        room = self.koniec + 40 <= self.granica
        return number(self.koniec + 5 if room else self.poczatek - 38)


@dataclass(frozen=True)
class Gantt:
    miesiace: list[Miesiac]
    paski: list[Pasek]
    romby: list[Romb]
    strzalki: list[Strzalka]
    szerokosc: int
    wysokosc: int
    numer: int
    stron: int

    @property
    def is_poziomo(self) -> bool:
        return self.szerokosc == POZIOMO.szerokosc


def gantt(tresc: dict, kamienie: Iterable[dict] = (), postep: dict | None = None) -> list[Gantt]:
    """Charts of the actions that have both dates, in the order of pages; empty when none has.

    ``kamienie``: ``dzien`` (ISO) and ``nazwa``; ``postep``: key of an action → ``procent``.
    """
    actions = [
        one
        for priorytet in tresc["priorytety"]
        for cel in priorytet["cele"]
        for one in cel["dzialania"]
        if one["od"] and one["do"]
    ]
    if not actions:
        return []
    first = min(one["od"] for one in actions).replace(day=1)
    months = _months(first, max(one["do"] for one in actions))
    short = len(actions) <= WIERSZY_W_TEKSCIE and len(months) <= MIESIECY_W_TEKSCIE
    os_czasu = _Os(W_TEKSCIE if short else POZIOMO, first, _next(months[-1]))
    header = [_miesiac(month, i, os_czasu, len(months)) for i, month in enumerate(months)]
    romby = _romby(kamienie, os_czasu)
    parts = [
        actions[at : at + WIERSZY_NA_STRONIE] for at in range(0, len(actions), WIERSZY_NA_STRONIE)
    ]
    top = GORA + (KAMIENIE if romby else 0)
    pages = []
    for numer, part in enumerate(parts, 1):
        bars = [_pasek(one, top + i * WIERSZ, os_czasu, postep or {}) for i, one in enumerate(part)]
        height = top + len(bars) * WIERSZ + 8
        arrows = _strzalki(part, bars)
        width = os_czasu.uklad.szerokosc
        pages.append(Gantt(header, bars, romby, arrows, width, height, numer, len(parts)))
    return pages


@dataclass(frozen=True)
class _Os:
    """The axis of time of one drawing: from the first day to the day after the last one."""

    uklad: Uklad
    poczatek: date
    koniec: date

    @property
    def skala(self) -> float:
        return self.uklad.os_czasu / (self.koniec - self.poczatek).days

    def x(self, day: date) -> float:
        return self.uklad.opis + (day - self.poczatek).days * self.skala


def _pasek(one: dict, y: int, os_czasu: _Os, postep: dict) -> Pasek:
    text = wrap(f"{one['numer']} {bind_spaces(one['tresc'])}", os_czasu.uklad.znakow)
    width = max(4, ((one["do"] - one["od"]).days + 1) * os_czasu.skala)
    # One line stands in the middle of the bar, two lines around it.
    start = y + (11 if len(text) > 1 else 19)
    percent = postep.get(str(one["pk"]), {}).get("procent")
    return Pasek(
        wersy=[Wers(row, start + 14 * line) for line, row in enumerate(text)],
        poczatek=os_czasu.x(one["od"]),
        dlugosc=width,
        y=y + 7,
        zrobione=number(width * percent / 100) if percent else "",
        napis="" if percent is None else f"{percent}%",
        granica=os_czasu.uklad.szerokosc,
    )


def _romby(kamienie: Iterable[dict], os_czasu: _Os) -> list[Romb]:
    days = sorted((date.fromisoformat(one["dzien"]), one["nazwa"]) for one in kamienie)
    shown = [(day, name) for day, name in days if os_czasu.poczatek <= day < os_czasu.koniec]
    return [
        Romb(index, f"{short_date(day)} {name}", os_czasu.x(day))
        for index, (day, name) in enumerate(shown, 1)
    ]


def _strzalki(actions: list[dict], bars: list[Pasek]) -> list[Strzalka]:
    """Of actions on one page; every action names in words what it waits for."""
    places = {one["numer"]: bar for one, bar in zip(actions, bars, strict=True)}
    return [
        _between(places[earlier["numer"]], places[one["numer"]])
        for one in actions
        for earlier in one.get("zalezy_od", ())
        if earlier["numer"] in places
    ]


@dataclass(frozen=True)
class _Miejsce:
    x: float
    koniec: float
    y_srodka: int


def _between(earlier: Pasek, later: Pasek) -> Strzalka:
    ends = [_Miejsce(one.poczatek, one.koniec, one.y_srodka) for one in (earlier, later)]
    return strzalka(*ends)


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while _next(months[-1]) <= last:
        months.append(_next(months[-1]))
    return months


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _miesiac(month: date, index: int, os_czasu: _Os, count: int) -> Miesiac:
    """Name in Roman numerals, with the year in the first month and in each January.

    From 14 months on only every third month is named: the names would overlap.
    """
    x = os_czasu.x(month)
    nazwa = MIESIACE_RZYMSKIE[month.month - 1]
    if index == 0 or month.month == 1:
        nazwa = f"{nazwa} {month.year}"
    elif count > 13 and (month.month - 1) % 3:
        nazwa = ""
    width = (_next(month) - month).days * os_czasu.skala
    return Miesiac(nazwa, number(x), number(x + 3), number(width), index % 2 == 0)
