"""Filters and figures of the board. Work on rows in memory: states follow from facts."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet
from django.db.models.functions import Collate

from cykl.queries.tablica import Wiersz
from doradztwo.teksty import normalize
from edycje.enums import StatusProcesu
from edycje.models import Edycja, Proces, PrzydzialDoradcy
from hdr.enums import StatusHdr


def procesy_edycji(edycja: Edycja) -> QuerySet[Proces]:
    """Procesy of an edition in the order of the board: by Grupa, then by name in Polish."""
    return edycja.procesy.with_opis().order_by(
        "grupa__numer", Collate("jst__nazwa", "pl-x-icu"), "pk"
    )


def doradcy_edycji(edycja: Edycja) -> list[tuple[str, str]]:
    """(pk, name) of advisors who serve the edition now, by surname."""
    rows = (
        PrzydzialDoradcy.objects.current()
        .filter(proces__edycja=edycja)
        .order_by("doradca__user__nazwisko", "doradca__user__imie")
        .values_list("doradca", "doradca__user__imie", "doradca__user__nazwisko")
        .distinct()
    )
    return [(str(pk), f"{imie} {nazwisko}") for pk, imie, nazwisko in rows]


def filtruj_wiersze(wiersze: Sequence[Wiersz], edycja: Edycja, filtry: dict) -> list[Wiersz]:
    """Rows that meet all chosen filters; one query when the filter is an advisor."""
    doradca = filtry.get("doradca")
    procesy_doradcy = (
        set(
            PrzydzialDoradcy.objects.current()
            .filter(proces__edycja=edycja, doradca=doradca)
            .values_list("proces", flat=True)
        )
        if doradca
        else None
    )
    szukane = normalize(filtry.get("nazwa", ""))
    return [
        wiersz
        for wiersz in wiersze
        if ("grupa" not in filtry or wiersz.proces.grupa_id == filtry["grupa"].pk)
        and ("obszar" not in filtry or wiersz.proces.obszar_id == filtry["obszar"].pk)
        and ("wojewodztwo" not in filtry or wiersz.proces.jst.wojewodztwo == filtry["wojewodztwo"])
        and (procesy_doradcy is None or wiersz.proces.pk in procesy_doradcy)
        and szukane in normalize(wiersz.proces.jst.nazwa_z_rodzajem)
        and ("stan" not in filtry or _STANY[filtry["stan"]](wiersz))
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


def liczby(wiersze: Sequence[Wiersz]) -> list[dict]:
    """Figures above the board: number, words that agree with it, filter it leads to."""
    ile = Counter({nazwa: sum(map(test, wiersze)) for nazwa, test in _STANY.items()})
    przyjete = sum(wiersz.hdr_status == StatusHdr.PRZYJETY for wiersz in wiersze)
    return [
        {"ile": len(wiersze), "slowa": "JST w edycji", "stan": ""},
        {"ile": ile["po_terminie"], "slowa": "JST z krokiem po terminie", "stan": "po_terminie"},
        {"ile": ile["cisza"], "slowa": "JST, w których jest cisza od 21 dni", "stan": "cisza"},
        {"ile": ile["czeka"], "slowa": "JST czeka na opinię lub akceptację", "stan": "czeka"},
        {"ile": przyjete, "z": len(wiersze), "slowa": "HDR zaakceptowane", "stan": ""},
        {"ile": ile["wstrzymane"], "slowa": "wstrzymane lub rezygnacja", "stan": "wstrzymane"},
    ]
