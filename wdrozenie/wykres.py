"""Geometry of the small chart of an indicator. Pure functions."""

from dataclasses import dataclass

from hdr.models import Cel
from wdrozenie.models import PomiarWskaznika

SZEROKOSC, WYSOKOSC, MARGINES = 320, 110, 14


@dataclass(frozen=True)
class WykresWskaznika:
    linia: str
    punkty: tuple[tuple[float, float], ...]
    y_bazowa: float
    y_docelowa: float
    szerokosc: int = SZEROKOSC
    wysokosc: int = WYSOKOSC


def build_wykres(cel: Cel, pomiary: list[PomiarWskaznika]) -> WykresWskaznika | None:
    """Values over time between the baseline and the target; None when one of them is missing.

    A day on which nothing could be measured has no point.
    """
    measured = [one for one in pomiary if one.is_zmierzony]
    if cel.wartosc_bazowa is None or cel.wartosc_docelowa is None or not measured:
        return None
    ordered = sorted(measured, key=lambda one: (one.data_pomiaru, one.pk))
    values = [cel.wartosc_bazowa, cel.wartosc_docelowa, *(one.wartosc for one in ordered)]
    low, high = min(values), max(values)
    span = float(high - low) or 1.0
    first, last = ordered[0].data_pomiaru, ordered[-1].data_pomiaru
    days = (last - first).days or 1

    def y(value) -> float:
        share = float(value - low) / span
        return round(WYSOKOSC - MARGINES - share * (WYSOKOSC - 2 * MARGINES), 1)

    def x(day) -> float:
        share = (day - first).days / days if len(ordered) > 1 else 0.5
        return round(MARGINES + share * (SZEROKOSC - 2 * MARGINES), 1)

    points = tuple((x(one.data_pomiaru), y(one.wartosc)) for one in ordered)
    return WykresWskaznika(
        " ".join(f"{px},{py}" for px, py in points),
        points,
        y(cel.wartosc_bazowa),
        y(cel.wartosc_docelowa),
    )
