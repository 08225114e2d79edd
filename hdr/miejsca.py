"""Places of the HDR one can talk at (``rozmowy``), and how an accepted wording is written there."""

from doradztwo.exceptions import DomainError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.queries import numery
from hdr.services import edytor
from konta.models import User
from rozmowy.miejsca import Miejsce, register

POLA_CELU = {"tresc": "treść celu", "wskaznik": "wskaźnik", "zrodlo_danych": "źródło danych"}
POLA_DZIALANIA = {
    "tresc": "co zrobimy",
    "rezultat": "spodziewany rezultat",
    "zasoby": "zasoby",
}


def _find_hdr(proces_pk: int, pk: int) -> Hdr | None:
    return Hdr.objects.filter(pk=pk, proces=proces_pk).first()


def _find_cel(proces_pk: int, pk: int) -> Cel | None:
    cele = Cel.objects.filter(pk=pk, hdr__proces=proces_pk)
    return cele.select_related("hdr").first()


def _find_dzialanie(proces_pk: int, pk: int) -> Dzialanie | None:
    dzialania = Dzialanie.objects.filter(pk=pk, cel__hdr__proces=proces_pk)
    return dzialania.select_related("cel__hdr").first()


def _save_cel(cel: Cel, zmiany: dict, wersja: int, *, kto: User) -> Cel:
    _check_length(cel, zmiany)
    return edytor.update_cel(cel, zmiany, wersja, kto=kto)


def _save_dzialanie(dzialanie: Dzialanie, zmiany: dict, wersja: int, *, kto: User) -> Dzialanie:
    _check_length(dzialanie, zmiany)
    return edytor.update_dzialanie(dzialanie, zmiany, wersja, kto=kto)


def _check_length(obiekt, zmiany: dict) -> None:
    for name, text in zmiany.items():
        limit = obiekt._meta.get_field(name).max_length
        if limit and len(text) > limit:
            raise DomainError(
                f"Propozycja ma {len(text)} znaków, a w tym polu mieści się {limit}. "
                "Skróćcie ją w dokumencie sami albo poproście doradcę."
            )


def register_miejsca() -> None:
    register(
        Miejsce(
            "hdr",
            "HDR",
            _find_hdr,
            opis=lambda hdr: "cały Harmonogram Działań Rozwojowych",
            adres=lambda hdr: hdr.get_absolute_url(),
        )
    )
    register(
        Miejsce(
            "cel",
            "cel",
            _find_cel,
            opis=str,
            adres=lambda cel: f"{cel.hdr.get_absolute_url()}#cel-{cel.pk}",
            pola=POLA_CELU,
            zapisz=_save_cel,
            numer=lambda cel: numery(cel.hdr)[cel],
        )
    )
    register(
        Miejsce(
            "dzialanie",
            "działanie",
            _find_dzialanie,
            opis=str,
            adres=lambda one: f"{one.cel.hdr.get_absolute_url()}#dzialanie-{one.pk}",
            pola=POLA_DZIALANIA,
            zapisz=_save_dzialanie,
            numer=lambda one: numery(one.cel.hdr)[one],
        )
    )
