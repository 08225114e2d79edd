"""Reading of a forecast: its tables, charts and the form in which it becomes collected data."""

from decimal import Decimal

from doradztwo.eksport import Arkusz, Wartosc
from doradztwo.wykresy import Wykres, build_linia
from edycje.models import Proces
from jst.enums import RodzajJst
from prognoza.enums import Szczebel
from prognoza.models import Prognoza
from prognoza.obliczenia import WynikPrognozy, forecast
from zbiory.tabele import Tabela


def get_prognoza(proces: Proces) -> Prognoza | None:
    return Prognoza.objects.filter(proces=proces).select_related("dane").first()


def get_szczeble(rodzaj: RodzajJst) -> list[Szczebel]:
    """Which schools a Jst of this kind runs: a city with the rights of a powiat runs both."""
    if rodzaj == RodzajJst.POWIAT:
        return [Szczebel.PONADPODSTAWOWA]
    if rodzaj == RodzajJst.MIASTO_NA_PRAWACH_POWIATU:
        return [Szczebel.PODSTAWOWA, Szczebel.PONADPODSTAWOWA]
    return [Szczebel.PODSTAWOWA]


def get_wyniki(prognoza: Prognoza, rodzaj: RodzajJst) -> list[WynikPrognozy]:
    return [
        forecast(prognoza.liczby, prognoza.zalozenia, szczebel) for szczebel in get_szczeble(rodzaj)
    ]


def get_wykresy(wynik: WynikPrognozy) -> list[Wykres]:
    """Lines over the ten years; hollow points rest on births that are only estimated."""
    names = [rok.nazwa for rok in wynik.lata]
    pupils = [rok.szacunek_klas for rok in wynik.lata]
    wykresy = [
        build_linia("Uczniowie", names, [rok.uczniowie for rok in wynik.lata], pupils),
        build_linia("Oddziały", names, [rok.liczba_oddzialow for rok in wynik.lata], pupils),
    ]
    if wynik.szczebel == Szczebel.PODSTAWOWA:
        children = [rok.przedszkole for rok in wynik.lata]
        estimated = [rok.szacunek_przedszkola for rok in wynik.lata]
        wykresy.insert(0, build_linia("Dzieci w wieku przedszkolnym", names, children, estimated))
    return wykresy


def get_wiersze(wynik: WynikPrognozy) -> list[list[Wartosc]]:
    """Header and ten rows, for files and for collected data; at most 12 columns.

    Totals come first: of collected data only the first columns become charts.
    """
    has_children = wynik.szczebel == Szczebel.PODSTAWOWA
    header: list[Wartosc] = ["Rok szkolny", "Uczniowie razem", "Oddziały"]
    header += ["Wiek przedszkolny"] if has_children else []
    header += [f"Klasa {nazwa}" for nazwa in wynik.nazwy_klas]
    rows = [header]
    for rok in wynik.lata:
        children = [rok.przedszkole] if has_children else []
        rows.append([rok.nazwa, rok.uczniowie, rok.liczba_oddzialow, *children, *rok.klasy])
    return rows


def get_tabela(wynik: WynikPrognozy) -> Tabela:
    header, *rows = get_wiersze(wynik)
    return Tabela(
        tuple(map(str, header)),
        tuple(
            tuple(Decimal(cell) if isinstance(cell, int) else cell for cell in row) for row in rows
        ),
        tuple(range(1, len(header))),
    )


def get_arkusze(prognoza: Prognoza, wyniki: list[WynikPrognozy]) -> list[Arkusz]:
    """The workbook: a sheet of results for each kind of school, assumptions, births."""
    uwagi = [
        f"Prognoza demograficzna: {prognoza.proces.jst}",
        "Metoda kohortowa. Prognoza mówi, co wyniknie z założeń, a nie co się na pewno stanie.",
    ]
    arkusze = [
        Arkusz(wynik.szczebel.label.capitalize(), get_wiersze(wynik), uwagi) for wynik in wyniki
    ]
    return [
        *arkusze,
        Arkusz("Oddziały", _class_rows(wyniki)),
        Arkusz("Założenia", [["Założenie", "Wartość"], *get_zalozenia(prognoza)]),
        Arkusz(
            "Urodzenia", [["Rok urodzenia", "Liczba"], *map(list, sorted(prognoza.liczby.items()))]
        ),
    ]


def _class_rows(wyniki: list[WynikPrognozy]) -> list[list[Wartosc]]:
    rows: list[list[Wartosc]] = [["Szkoła", "Rok szkolny", "Klasa", "Uczniowie", "Oddziały"]]
    for wynik in wyniki:
        for rok in wynik.lata:
            for nazwa, uczniowie, oddzialy in zip(
                wynik.nazwy_klas, rok.klasy, rok.oddzialy, strict=True
            ):
                rows.append([wynik.szczebel.label, rok.nazwa, nazwa, uczniowie, oddzialy])
    return rows


POLA_ZALOZEN = (
    "rodzaj",
    "pierwszy_rok",
    "szesciolatki",
    "odroczenia",
    "migracja",
    "zmiana_urodzen",
    "niepubliczne",
    "wielkosc_oddzialu",
)


def get_zalozenia(prognoza: Prognoza) -> list[list[Wartosc]]:
    """Name and value of each assumption, and where the numbers come from."""
    rows: list[list[Wartosc]] = [["źródło liczb", prognoza.zrodlo]]
    for name in POLA_ZALOZEN:
        label = str(Prognoza._meta.get_field(name).verbose_name)
        value = prognoza.get_rodzaj_display() if name == "rodzaj" else getattr(prognoza, name)
        rows.append([label, value])
    return rows
