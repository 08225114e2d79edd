"""Geometry of the fishbone of causes and of the matrix of priorities; colours come from classes."""

from collections.abc import Sequence
from dataclasses import dataclass

from diagnoza.enums import KategoriaPrzyczyny
from doradztwo import svg
from doradztwo.teksty import counted

WIERSZ = 17
KOLUMNA = 290
LEWY = 16
GLOWA = 176
_WIDTH_OF_TEXT = 34
_WIDTH_OF_HEAD = 20
BEZ_RODZAJU = "bez rodzaju"


@dataclass(frozen=True)
class GrupaPrzyczyn:
    """Causes of one kind with those that explain them: (level from 1, text)."""

    nazwa: str
    przyczyny: list[tuple[int, str]]


def group_causes(galezie: Sequence) -> list[GrupaPrzyczyn]:
    """A chain goes to the bone of its first cause; its own kind is not asked for further down.

    ``galezie``: causes in reading order, each with ``poziom`` (``diagnoza.queries.poglebiona``).
    """
    bones: dict[str, list[tuple[int, str]]] = {}
    bone = ""
    for galaz in galezie:
        if galaz.poziom == 1:
            bone = galaz.przyczyna.kategoria
        bones.setdefault(bone, []).append((galaz.poziom, galaz.przyczyna.tresc))
    names = [(value, label) for value, label in KategoriaPrzyczyny.choices]
    return [
        GrupaPrzyczyn(label, bones[value])
        for value, label in [*names, ("", BEZ_RODZAJU)]
        if value in bones
    ]


@dataclass(frozen=True)
class WierszOsci:
    x: str
    y: str
    tekst: str
    is_first: bool
    kreska: tuple[str, str, str] | None


@dataclass(frozen=True)
class Osc:
    nazwa: str
    x1: str
    y1: str
    x2: str
    y2: str
    nazwa_y: str
    wiersze: list[WierszOsci]


@dataclass(frozen=True)
class Ryba:
    szerokosc: int
    wysokosc: int
    kolumny: int
    os_y: str
    glowa_x: str
    glowa_y: str
    glowa_wys: int
    glowa_wiersze: list[tuple[str, str]]
    osci: list[Osc]
    opis: str
    grupy: list[GrupaPrzyczyn]

    @property
    def glowa_tekst_x(self) -> str:
        return svg.number(float(self.glowa_x) + GLOWA / 2)


def build_ryba(nazwa: str, galezie: Sequence) -> Ryba | None:
    """A bone per kind of causes, alternately above and below the spine; None without causes."""
    groups = group_causes(galezie)
    if not groups:
        return None
    lines = [_lines(group) for group in groups]
    heights = [len(rows) * WIERSZ + 44 for rows in lines]
    head = svg.wrap(nazwa, _WIDTH_OF_HEAD, 5)
    head_height = len(head) * WIERSZ + 20
    above = max([*heights[0::2], head_height / 2 + 8])
    below = max([*heights[1::2], head_height / 2 + 8])
    columns = (len(groups) + 1) // 2
    head_x = LEWY + columns * KOLUMNA + 4
    top = above - head_height / 2
    return Ryba(
        szerokosc=head_x + GLOWA + 4,
        wysokosc=round(above + below),
        kolumny=columns,
        os_y=svg.number(above),
        glowa_x=svg.number(head_x),
        glowa_y=svg.number(top),
        glowa_wys=head_height,
        glowa_wiersze=[
            (svg.number(top + 24 + WIERSZ * index), text) for index, text in enumerate(head)
        ],
        osci=[
            _bone(group, lines[index], LEWY + index // 2 * KOLUMNA, above, index % 2 == 0)
            for index, group in enumerate(groups)
        ],
        opis=_describe(groups),
        grupy=groups,
    )


def _lines(group: GrupaPrzyczyn) -> list[tuple[int, str, bool]]:
    """(level, line of text, whether it begins a cause), broken to the width of a column."""
    rows = []
    for level, text in group.przyczyny:
        depth = min(level, 5) - 1
        wrapped = svg.wrap(text, _WIDTH_OF_TEXT - 2 * depth, 3)
        rows += [(depth, line, index == 0) for index, line in enumerate(wrapped)]
    return rows


def _bone(group: GrupaPrzyczyn, rows: list, x: float, spine: float, is_above: bool) -> Osc:
    length = len(rows) * WIERSZ + 20
    outer = spine - length if is_above else spine + length
    first = outer + WIERSZ if is_above else spine + WIERSZ + 8

    def bone_x(y: float) -> float:
        return x + 30 * (1 - abs(y - spine) / length)

    wiersze = []
    for index, (depth, text, is_first) in enumerate(rows):
        y = first + index * WIERSZ
        rib = y - 4
        left = x + 44 + 12 * depth
        begins = is_first and depth == 0
        wiersze.append(
            WierszOsci(
                svg.number(left),
                svg.number(y),
                f"↳ {text}" if is_first and depth else text,
                is_first,
                (svg.number(bone_x(rib)), svg.number(left - 4), svg.number(rib))
                if begins
                else None,
            )
        )
    return Osc(
        nazwa=group.nazwa,
        x1=svg.number(x),
        y1=svg.number(outer),
        x2=svg.number(x + 30),
        y2=svg.number(spine),
        nazwa_y=svg.number(outer - 7 if is_above else outer + 16),
        wiersze=wiersze,
    )


def _describe(groups: list[GrupaPrzyczyn]) -> str:
    parts = ", ".join(
        f"{group.nazwa}: {counted(len(group.przyczyny), 'przyczyna,przyczyny,przyczyn')}"
        for group in groups
    )
    return f"Przyczyny według rodzajów. {parts}. Pełna treść jest na liście przyczyn."


MACIERZ_LEWY, MACIERZ_GORA, KRATKA = 60, 16, 68


@dataclass(frozen=True)
class PunktMacierzy:
    numer: int
    x: str
    y: str
    tekst_y: str


@dataclass(frozen=True)
class Macierz:
    punkty: list[PunktMacierzy]
    podzialka: list[tuple[int, str, str]]
    opis: str


def build_macierz(ranking: Sequence) -> Macierz | None:
    """Priorities by their medians; those at one place stand side by side. None without figures."""
    shown = [pozycja for pozycja in ranking if pozycja.ocena.is_shown]
    if not shown:
        return None
    taken: dict[tuple[float, float], int] = {}
    punkty = []
    for pozycja in shown:
        place = (pozycja.ocena.wykonalnosc, pozycja.ocena.wplyw)
        shift = taken.get(place, 0)
        taken[place] = shift + 1
        x, y = _centre(*place)
        x, y = x + 20 * (shift % 3), y + 24 * (shift // 3)
        punkty.append(PunktMacierzy(pozycja.numer, svg.number(x), svg.number(y), svg.number(y + 5)))
    best = min(shown, key=lambda pozycja: pozycja.miejsce)
    return Macierz(
        punkty,
        [
            (value, svg.number(_centre(value, 1)[0]), svg.number(_centre(1, value)[1] + 5))
            for value in range(1, 6)
        ],
        f"Im bliżej prawego górnego rogu, tym większy wpływ i łatwiej to zrobić. "
        f"Najwyżej: {best.numer}. {best.priorytet}. Wszystkie wartości są w tabeli.",
    )


def _centre(wykonalnosc: float, wplyw: float) -> tuple[float, float]:
    x = MACIERZ_LEWY + KRATKA * (wykonalnosc - 0.5)
    return x, MACIERZ_GORA + KRATKA * (5.5 - wplyw)
