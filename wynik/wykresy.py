"""Geometry of the radar and of the bars in its table; colours come from classes of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arkusz.skala import SKALA
from doradztwo import svg
from doradztwo.teksty import format_number
from wynik.obliczenia import WynikObszaru, weakest

SRODEK_X, SRODEK_Y = 300, 205
PROMIEN = 150
_KROK = PROMIEN / max(SKALA)
_ETYKIETA = PROMIEN + 16


@dataclass(frozen=True)
class OsRadaru:
    x2: str
    y2: str
    etykieta_x: str
    etykieta_y: str
    kotwica: str
    nr: int
    skrot: str
    is_slaby: bool
    punkt_x: str = ""
    punkt_y: str = ""
    po_x: str = ""
    po_y: str = ""


@dataclass(frozen=True)
class Radar:
    siatka: list[str]
    osie: list[OsRadaru]
    zakres: str
    mediana: str
    podzialka: list[tuple[int, str]]
    opis: str
    slabe: set[int] = field(default_factory=set)
    porownanie: str = ""
    ma_po: bool = False


def build_radar(
    wyniki: list[WynikObszaru],
    porownanie: Mapping[int, float] | None = None,
    po: Mapping[int, WynikObszaru] | None = None,
) -> Radar:
    """Axes of areas without a figure are drawn empty and left out of the line and the band.

    ``porownanie`` gives a second line, by primary key of the area; only when it has every area.
    ``po`` gives results of the end of the work, drawn as points on their axes.
    """
    porownanie, po = porownanie or {}, po or {}
    count = len(wyniki)
    slabe = weakest(wyniki)
    weak_pks = {wynik.obszar_pk for wynik in slabe}

    def at(index: int, value: float):
        return svg.polar(SRODEK_X, SRODEK_Y, _KROK * value, index, count)

    shown = [(index, wynik) for index, wynik in enumerate(wyniki) if wynik.is_shown]
    high = [at(index, wynik.najwyzsza) for index, wynik in shown]
    low = [at(index, wynik.najnizsza) for index, wynik in shown]
    osie = [
        _axis(index, wynik, count, weak_pks, po.get(wynik.obszar_pk))
        for index, wynik in enumerate(wyniki)
    ]
    return Radar(
        siatka=[svg.points(at(index, value) for index in range(count)) for value in SKALA],
        osie=osie,
        zakres=svg.closed_path(high) + svg.closed_path(low) if shown else "",
        mediana=svg.points(at(index, float(wynik.mediana)) for index, wynik in shown),
        podzialka=[(value, svg.number(SRODEK_Y - _KROK * value + 12)) for value in SKALA],
        opis=_describe(slabe, [one for one in po.values() if one.is_shown]),
        slabe=weak_pks,
        porownanie=svg.points(
            at(index, porownanie[wynik.obszar_pk]) for index, wynik in enumerate(wyniki)
        )
        if all(wynik.obszar_pk in porownanie for wynik in wyniki)
        else "",
        ma_po=any(os.po_x for os in osie),
    )


def _axis(
    index: int,
    wynik: WynikObszaru,
    count: int,
    weak_pks: set[int],
    po: WynikObszaru | None,
) -> OsRadaru:
    end = svg.polar(SRODEK_X, SRODEK_Y, PROMIEN, index, count)
    label_x, label_y = svg.polar(SRODEK_X, SRODEK_Y, _ETYKIETA, index, count)
    side = label_x - SRODEK_X
    point, end_point = _point(wynik, index, count), _point(po, index, count)
    return OsRadaru(
        x2=svg.number(end[0]),
        y2=svg.number(end[1]),
        etykieta_x=svg.number(label_x),
        etykieta_y=svg.number(label_y + 4),
        kotwica="middle" if abs(side) < 1 else ("start" if side > 0 else "end"),
        nr=wynik.nr,
        skrot=wynik.skrot,
        is_slaby=wynik.obszar_pk in weak_pks,
        punkt_x=point[0],
        punkt_y=point[1],
        po_x=end_point[0],
        po_y=end_point[1],
    )


def _point(wynik: WynikObszaru | None, index: int, count: int) -> tuple[str, str]:
    if wynik is None or not wynik.is_shown:
        return "", ""
    x, y = svg.polar(SRODEK_X, SRODEK_Y, _KROK * float(wynik.mediana), index, count)
    return svg.number(x), svg.number(y)


def _describe(slabe: list[WynikObszaru], po: list[WynikObszaru]) -> str:
    text = "Mediana odpowiedzi zespołu i zakres od najniższej do najwyższej oceny."
    if slabe:
        names = ", ".join(f"obszar {wynik.nr}" for wynik in slabe)
        text += f" Najniżej: {names}."
    for wynik in po:
        text += f" Na końcu mediana obszaru {wynik.nr} to {format_number(wynik.mediana_liczba)}."
    return f"{text} Wszystkie wartości są w tabeli."


@dataclass(frozen=True)
class Pasek:
    """Range and median of one row on an axis from 1 to 5."""

    x: str
    szerokosc: str
    kreska: str


def build_pasek(wynik: WynikObszaru) -> Pasek | None:
    if not wynik.is_shown:
        return None

    def at(value: float) -> float:
        return 6 + svg.scale(value, min(SKALA), max(SKALA), 108)

    left, right = at(wynik.najnizsza) - 4, at(wynik.najwyzsza) + 4
    return Pasek(svg.number(left), svg.number(right - left), svg.number(at(float(wynik.mediana))))


KROPKI_PASKA = [svg.number(6 + 27 * step) for step in range(len(SKALA))]
