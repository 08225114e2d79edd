"""Filters and figures of the board. Work on rows in memory: states follow from facts."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet
from django.db.models.functions import Collate

from cykl.queries.tablica import Wiersz
from doradztwo.teksty import normalize
from edycje.enums import StatusProcesu
from edycje.models import Edycja, Proces
from hdr.enums import StatusHdr


def procesy_edycji(edycja: Edycja) -> QuerySet[Proces]:
    """Procesy of an edition in the order of the board: by Grupa, then by name in Polish."""
    return edycja.procesy.select_related("jst", "grupa", "obszar", "drugi_obszar").order_by(
        "grupa__numer", Collate("jst__nazwa", "pl-x-icu"), "pk"
    )


def wybory(wiersze: Sequence[Wiersz]) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: values that some row has, so that none leads to an empty list."""
    procesy = [wiersz.proces for wiersz in wiersze]
    grupy = {proces.grupa.numer: proces.grupa for proces in procesy if proces.grupa}
    obszary = {obszar.nr: obszar for proces in procesy for obszar in proces.obszary}
    doradcy = {doradca.pk: doradca for wiersz in wiersze for doradca in wiersz.doradcy}
    return {
        "grupa": [(str(g.pk), str(g)) for _, g in sorted(grupy.items())],
        "wojewodztwo": [(w, w) for w in sorted({proces.jst.wojewodztwo for proces in procesy})],
        "obszar": [(str(o.pk), str(o)) for _, o in sorted(obszary.items())],
        "doradca": [
            (str(pk), str(doradca))
            for pk, doradca in sorted(
                doradcy.items(), key=lambda item: normalize(f"{item[1].nazwisko} {item[1].imie}")
            )
        ],
    }


def filtruj_wiersze(wiersze: Sequence[Wiersz], filtry: dict[str, str]) -> list[Wiersz]:
    """Rows that meet all chosen filters."""
    return [
        wiersz
        for wiersz in wiersze
        if all(_TESTY[name](wiersz, value) for name, value in filtry.items())
    ]


def _is_waiting(wiersz: Wiersz) -> bool:
    return any(komorka.stan == "czeka" for komorka in wiersz.komorki)


_STANY = {
    "po_terminie": lambda wiersz: wiersz.is_late,
    "cisza": lambda wiersz: wiersz.is_silent,
    "czeka": _is_waiting,
    "wstrzymane": lambda wiersz: (
        wiersz.proces.status in (StatusProcesu.WSTRZYMANY, StatusProcesu.REZYGNACJA)
    ),
    "zakonczone": lambda wiersz: wiersz.proces.status == StatusProcesu.ZAKONCZONY,
}


_TESTY = {
    "grupa": lambda wiersz, value: str(wiersz.proces.grupa_id) == value,
    "obszar": lambda wiersz, value: value in map(str, wiersz.proces.obszary_pks),
    "wojewodztwo": lambda wiersz, value: wiersz.proces.jst.wojewodztwo == value,
    "doradca": lambda wiersz, value: any(str(d.pk) == value for d in wiersz.doradcy),
    "nazwa": lambda wiersz, value: (
        normalize(value) in normalize(wiersz.proces.jst.nazwa_z_rodzajem)
    ),
    "stan": lambda wiersz, value: _STANY[value](wiersz),
}


def liczby(wiersze: Sequence[Wiersz]) -> list[dict]:
    """Figures above the board: number, words that agree with it, filter it leads to."""
    ile = Counter({nazwa: sum(map(test, wiersze)) for nazwa, test in _STANY.items()})
    przyjete = sum(wiersz.hdr_status == StatusHdr.PRZYJETY for wiersz in wiersze)
    return [
        {"ile": len(wiersze), "slowa": "JST w edycji", "stan": ""},
        {"ile": ile["po_terminie"], "slowa": "JST z krokiem po terminie", "stan": "po_terminie"},
        {"ile": ile["cisza"], "slowa": "JST bez wejścia do aplikacji od 21 dni", "stan": "cisza"},
        {"ile": ile["czeka"], "slowa": "JST czeka na opinię lub akceptację", "stan": "czeka"},
        {"ile": przyjete, "z": len(wiersze), "slowa": "HDR zaakceptowane", "stan": ""},
        {"ile": ile["wstrzymane"], "slowa": "wstrzymane lub rezygnacja", "stan": "wstrzymane"},
    ]
