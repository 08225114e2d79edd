"""Facts of the diagnosis for many Procesy at once: the cycle reads its gates from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from diagnoza.enums import StanDanych
from diagnoza.models import DiagnozaPoglebiona, WyborObszaru, WynikZespolu, ZebraneDane
from edycje.models import CzlonekZespolu


@dataclass
class FaktyDiagnozy:
    arkusze_oczekiwane: int = 0
    arkusze_wyslane: int = 0
    wynik_zamkniety_at: datetime | None = None
    obszar_wybrany_at: datetime | None = None
    dane_wszystkie: int = 0
    dane_zebrane: int = 0
    dane_niedostepne: int = 0
    diagnoza_rozpoczeta: bool = False
    diagnoza_zakonczona_at: datetime | None = None
    problemy: int = 0
    priorytety: int = 0

    @property
    def dane_do_zebrania(self) -> int:
        return self.dane_wszystkie - self.dane_zebrane - self.dane_niedostepne

    @property
    def is_dane_complete(self) -> bool:
        """Every item is collected or known not to be available."""
        return self.dane_wszystkie > 0 and self.dane_do_zebrania == 0


def fakty(procesy_pks: Iterable[int]) -> dict[int, FaktyDiagnozy]:
    """Facts per Proces. Five queries, whatever the number of Procesy."""
    wynik = {pk: FaktyDiagnozy() for pk in procesy_pks}
    if not wynik:
        return wynik
    _read_arkusze(wynik)
    for proces, at in WynikZespolu.objects.filter(proces__in=wynik).values_list(
        "proces", "zamknieto_at"
    ):
        wynik[proces].wynik_zamkniety_at = at
    for proces, at in (
        WyborObszaru.objects.current()
        .filter(proces__in=wynik)
        .values_list("proces", "wybrano_at")
        .order_by()
    ):
        wynik[proces].obszar_wybrany_at = at
    _read_dane(wynik)
    _read_diagnozy(wynik)
    return wynik


def _read_arkusze(wynik):
    rows = (
        CzlonekZespolu.objects.active()
        .filter(proces__in=wynik, wypelnia_arkusz=True)
        .order_by()
        .values_list("proces")
        .annotate(
            osoby=Count("pk", distinct=True),
            wyslane=Count(
                "pk",
                filter=Q(arkusze__wyslano_at__isnull=False, arkusze__wspolny=False),
                distinct=True,
            ),
        )
    )
    for proces, osoby, wyslane in rows:
        wynik[proces].arkusze_oczekiwane = osoby
        wynik[proces].arkusze_wyslane = wyslane


def _read_dane(wynik):
    """Items of the area chosen now and own items; those of an earlier area do not count."""
    rows = (
        ZebraneDane.objects.filter(proces__in=wynik)
        .filter(Q(zbior=None) | Q(zbior__obszar=F("proces__obszar")))
        .order_by()
        .values_list("proces", "stan")
        .annotate(ile=Count("pk"))
    )
    for proces, stan, ile in rows:
        jeden = wynik[proces]
        jeden.dane_wszystkie += ile
        if stan == StanDanych.ZEBRANE:
            jeden.dane_zebrane = ile
        elif stan == StanDanych.NIEDOSTEPNE:
            jeden.dane_niedostepne = ile


def _read_diagnozy(wynik):
    rows = (
        DiagnozaPoglebiona.objects.filter(proces__in=wynik)
        .order_by()
        .annotate(
            ile_problemow=Count("problemy", filter=Q(problemy__usunieto_at=None), distinct=True),
            ile_priorytetow=Count(
                "priorytety", filter=Q(priorytety__usunieto_at=None), distinct=True
            ),
        )
        .values_list("proces", "zakonczono_at", "ile_problemow", "ile_priorytetow")
    )
    for proces, zakonczono_at, problemy, priorytety in rows:
        jeden = wynik[proces]
        jeden.diagnoza_rozpoczeta = True
        jeden.diagnoza_zakonczona_at = zakonczono_at
        jeden.problemy = problemy
        jeden.priorytety = priorytety
