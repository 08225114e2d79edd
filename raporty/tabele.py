"""Tables of the settlement for spreadsheets: one row per advisor, one row per advisor and Jst."""

from doradztwo.eksport import Arkusz
from doradztwo.teksty import MIESIACE
from raporty.queries.rozliczenia import PozycjaJst, RozliczenieDoradcy

NAGLOWEK_DORADCY = (
    "Nazwisko i imię",
    "Rola",
    "Numer umowy",
    "Liczba JST",
    "Sesje",
    "Potwierdzone przez JST",
    "Wymagane (min)",
    "Wsparcie zdalne (min)",
    "Na miejscu (min)",
    "Razem (min)",
    "Stan miesiąca",
)
NAGLOWEK_JST = (
    "Nazwisko i imię",
    "Rola",
    "Numer umowy",
    "JST",
    "Województwo",
    "TERYT",
    "Sesje",
    "Potwierdzone przez JST",
    "Wymagane (min)",
    "Wsparcie zdalne (min)",
    "Na miejscu (min)",
    "Razem (min)",
    "Stan",
    "Brak wsparcia",
    "Opis",
)


def tabela_doradcow(rows: list[RozliczenieDoradcy]) -> list[tuple]:
    return [NAGLOWEK_DORADCY, *(_doradca(row) for row in rows)]


def tabela_jst(rows: list[RozliczenieDoradcy]) -> list[tuple]:
    return [NAGLOWEK_JST, *(_jst(row, one) for row in rows for one in row.pozycje)]


def arkusze_miesiaca(rows: list[RozliczenieDoradcy], edycja, miesiac) -> list[Arkusz]:
    okres = f"{MIESIACE[miesiac.month - 1]} {miesiac.year}"
    numer = f" · numer projektu: {edycja.numer_projektu}" if edycja.numer_projektu else ""
    uwagi = [f"{edycja.nazwa}{numer}", f"Rozliczenie godzin: {okres}"]
    return [
        Arkusz("Doradcy", tabela_doradcow(rows), uwagi),
        Arkusz("Doradcy i JST", tabela_jst(rows), uwagi),
    ]


def _kto(row: RozliczenieDoradcy) -> str:
    return f"{row.doradca.user.nazwisko} {row.doradca.user.imie}".strip()


def _doradca(row: RozliczenieDoradcy) -> tuple:
    return (
        _kto(row),
        row.specjalizacje,
        row.numer_umowy,
        row.jst,
        row.sesje,
        row.potwierdzone,
        row.wymagane,
        row.zapisane,
        row.na_miejscu,
        row.razem,
        row.stan[1],
    )


def _jst(row: RozliczenieDoradcy, one: PozycjaJst) -> tuple:
    wiersz = one.pole.wiersz
    return (
        _kto(row),
        one.wiersz.specjalizacja.upper(),
        row.numer_umowy,
        one.proces.jst.nazwa_z_rodzajem,
        one.proces.jst.wojewodztwo,
        one.proces.jst.kod,
        one.sesje,
        one.potwierdzone,
        one.pole.wymagane,
        one.pole.zapisane,
        one.na_miejscu,
        one.pole.zapisane + one.na_miejscu,
        one.pole.slowo,
        wiersz.get_brak_wsparcia_display() if wiersz else "",
        wiersz.brak_wsparcia_opis if wiersz else "",
    )
