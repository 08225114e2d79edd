"""Which small charts a table of collected data draws."""

from doradztwo.wykresy import Wykres, build_linia, build_slupki
from zbiory.tabele import ROK, Tabela

MAX_WYKRESOW = 6
_SUMY = frozenset({"razem", "ogółem", "suma", "łącznie"})


def build_wykresy(tabela: Tabela | None) -> list[Wykres]:
    """Years in rows: a line for each column. Years in the header: a line for each row.

    Otherwise bars for each column, without rows of sums, which would dwarf the rest.
    """
    if tabela is None or not tabela.liczbowe:
        return []
    if tabela.is_po_latach:
        return _lines_of_columns(tabela)
    if len(tabela.liczbowe) > 1 and all(ROK.fullmatch(name) for name in _names(tabela)):
        return _lines_of_rows(tabela)
    return _bars(tabela)


def _names(tabela: Tabela) -> list[str]:
    return [tabela.naglowki[index] for index in tabela.liczbowe]


def _lines_of_columns(tabela: Tabela) -> list[Wykres]:
    return [
        build_linia(tabela.naglowki[index], tabela.etykiety, tabela.kolumna(index))
        for index in tabela.liczbowe[:MAX_WYKRESOW]
    ]


def _lines_of_rows(tabela: Tabela) -> list[Wykres]:
    return [
        build_linia(str(wiersz[0]), _names(tabela), [wiersz[index] for index in tabela.liczbowe])
        for wiersz in tabela.wiersze[:MAX_WYKRESOW]
    ]


def _bars(tabela: Tabela) -> list[Wykres]:
    rows = [wiersz for wiersz in tabela.wiersze if str(wiersz[0]).casefold() not in _SUMY]
    return [
        build_slupki(
            tabela.naglowki[index],
            [str(wiersz[0]) for wiersz in rows],
            [wiersz[index] for wiersz in rows],
        )
        for index in tabela.liczbowe[:MAX_WYKRESOW]
    ]
