"""Forecasts: the only writer of ``Prognoza``."""

from django.db import transaction

from doradztwo.wersje import WersjaConflictError, save_versioned
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from prognoza.exceptions import PrognozaError
from prognoza.models import Prognoza
from prognoza.queries import get_tabela, get_wyniki
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane
from zbiory.services.dane import add_dane, update_dane
from zbiory.tabele import to_json

NAZWA_POZYCJI = "Prognoza demograficzna"
EDITABLE = (
    "urodzenia",
    "rodzaj",
    "zrodlo",
    "pierwszy_rok",
    "szesciolatki",
    "odroczenia",
    "migracja",
    "zmiana_urodzen",
    "niepubliczne",
    "wielkosc_oddzialu",
)


@transaction.atomic
def save_prognoza(proces_pk: int, zmiany: dict, expected: int, kto: User) -> Prognoza:
    """Make the forecast of a Proces (``expected`` 0) or change it, all of it or nothing.

    Raises ``WersjaConflictError`` when somebody made or changed it meanwhile.
    """
    proces = lock_open_proces(proces_pk)
    values = {name: zmiany[name] for name in EDITABLE if name in zmiany}
    before = Prognoza.objects.filter(proces=proces).first()
    if before is None:
        if expected:
            raise PrognozaError("Tej prognozy już nie ma. Odśwież stronę.")
        prognoza = Prognoza(proces=proces, **values)
        prognoza.full_clean()
        prognoza.save()
        slad.record(prognoza, "policzono prognozę demograficzną", kto=kto, proces_pk=proces.pk)
        return prognoza
    changed = {name: value for name, value in values.items() if getattr(before, name) != value}
    if not changed and before.wersja == expected:
        return before
    z = _describe(before, changed)
    after = save_versioned(before, changed, expected)
    slad.record(
        after,
        "zmieniono prognozę demograficzną",
        kto=kto,
        z=z,
        na=_describe(after, changed),
        proces_pk=proces.pk,
    )
    return after


def _describe(prognoza: Prognoza, names) -> str:
    return "\n".join(
        f"{prognoza._meta.get_field(name).verbose_name}: {_shown(prognoza, name)}" for name in names
    )


def _shown(prognoza: Prognoza, name: str) -> str:
    if name == "urodzenia":
        return ", ".join(f"{rok}: {liczba}" for rok, liczba in sorted(prognoza.liczby.items()))
    return prognoza.get_rodzaj_display() if name == "rodzaj" else str(getattr(prognoza, name))


@transaction.atomic
def collect_prognoza(prognoza: Prognoza, wniosek: str, expected: int, kto: User) -> ZebraneDane:
    """Put the forecast as it is now among the collected data; a second time updates the item.

    ``expected`` is the version whose figures the person looked at.
    """
    proces = lock_open_proces(prognoza.proces_id)
    prognoza = Prognoza.objects.select_for_update(of=("self",)).get(pk=prognoza.pk)
    if prognoza.wersja != expected:
        raise WersjaConflictError(
            prognoza, "Ktoś właśnie zmienił prognozę. Obejrzyj ją jeszcze raz i dopisz wniosek."
        )
    dane = prognoza.dane or add_dane(proces.pk, kto, NAZWA_POZYCJI)
    wynik = get_wyniki(prognoza, proces.jst.rodzaj)[0]
    zmiany = {
        "stan": StanDanych.ZEBRANE,
        "zrodlo": prognoza.zrodlo,
        "okres": f"lata szkolne {wynik.lata[0].nazwa}–{wynik.lata[-1].nazwa}",
        "wniosek": wniosek,
        "tabela": to_json(get_tabela(wynik)),
    }
    dane = update_dane(dane, zmiany, dane.wersja, kto)
    if prognoza.dane_id is None:
        prognoza.dane = dane
        prognoza.save(update_fields=["dane"])
    return dane
