"""Context of the printed group result: figures of the stored data as drawings. Pure functions."""

from dataclasses import dataclass
from fractions import Fraction

from arkusz.skala import SKALA
from doradztwo import svg
from wynik.obliczenia import WynikObszaru
from wynik.wykresy import Radar, build_radar

OS_OD, OS_DLUGOSC = 30, 540
PUNKTY_MAKS = 150


@dataclass(frozen=True)
class OsObszaru:
    """Scale from 1 to 5 with range, median and comparison of one area."""

    stopnie: list[tuple[str, int]]
    pas_x: str
    pas_szer: str
    mediana_x: str
    edycja_x: str
    rodzaj_x: str


def build_slajdy(dane: dict) -> dict:
    """Radar of all areas, a drawing for each area, and what stands beside the bars."""
    wyniki = [_wynik(obszar) for obszar in dane["obszary"]]
    edycja = {one["pk"]: one["edycja"]["wartosc"] for one in dane["obszary"] if one["edycja"]}
    rozbiezne = {one["pk"] for one in dane["rozbieznosci"]}
    mocne = set(dane["mocne"])
    radar = build_radar(wyniki, edycja)
    return {
        "radar": radar,
        "slajdy": [
            {
                "obszar": obszar,
                "wynik": wynik,
                "os": _os(wynik, obszar),
                "znacznik": _znacznik(wynik, radar, mocne),
                "stwierdzenia": [
                    one | {"rozbiezne": one["pk"] in rozbiezne} for one in obszar["stwierdzenia"]
                ],
            }
            for obszar, wynik in zip(dane["obszary"], wyniki, strict=True)
        ],
        "mocne_strony": [wynik for wynik in wyniki if wynik.nr in mocne],
        "jst_edycji": max((one["edycja"].get("jst", 0) for one in dane["obszary"]), default=0),
        "jst_rodzaju": max((one["rodzaj"].get("jst", 0) for one in dane["obszary"]), default=0),
        "glosy": _glosy(dane["glosowanie"]),
    }


def build_radar_przed_i_po(dane: dict) -> Radar | None:
    """Radar of the first result with the repeated medians; None without a repeated sheet."""
    if not dane:
        return None
    po = {one["pk"]: _wynik(one) for one in dane["radar_po"]}
    return build_radar([_wynik(one) for one in dane["radar"]], po=po)


def _wynik(obszar: dict) -> WynikObszaru:
    return WynikObszaru(
        nr=obszar["nr"],
        nazwa=obszar["nazwa"],
        skrot=obszar["skrot"],
        obszar_pk=obszar["pk"],
        oceny=obszar["oceny_liczba"],
        nie_wiem=obszar["nie_wiem"],
        nie_dotyczy=obszar["nie_dotyczy"],
        mediana=Fraction(obszar["mediana"]) if obszar["mediana"] else None,
        srednia=Fraction(obszar["srednia"]) if obszar["srednia"] else None,
        najnizsza=obszar["najnizsza"],
        najwyzsza=obszar["najwyzsza"],
    )


def _znacznik(wynik: WynikObszaru, radar: Radar, mocne: set[int]) -> str:
    if wynik.obszar_pk in radar.slabe:
        return "wśród trzech najniższych"
    return "mocna strona" if wynik.nr in mocne else ""


def _os(wynik: WynikObszaru, obszar: dict) -> OsObszaru | None:
    if not wynik.is_shown:
        return None

    def at(value: float) -> float:
        return OS_OD + svg.scale(value, min(SKALA), max(SKALA), OS_DLUGOSC)

    left, right = at(wynik.najnizsza) - 14, at(wynik.najwyzsza) + 14
    return OsObszaru(
        stopnie=[(svg.number(at(value)), value) for value in SKALA],
        pas_x=svg.number(left),
        pas_szer=svg.number(right - left),
        mediana_x=svg.number(at(float(wynik.mediana))),
        edycja_x=svg.number(at(obszar["edycja"]["wartosc"])) if obszar["edycja"] else "",
        rodzaj_x=svg.number(at(obszar["rodzaj"]["wartosc"])) if obszar["rodzaj"] else "",
    )


def _glosy(glosowanie: dict) -> list[dict]:
    rows = glosowanie.get("punkty", [])
    most = max((one["punkty"] for one in rows), default=0)
    return [one | {"szer": svg.number(PUNKTY_MAKS * one["punkty"] / most)} for one in rows]
