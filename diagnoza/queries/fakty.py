"""Facts of the diagnosis for many Procesy at once: the cycle reads its gates from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from diagnoza.models import Priorytet, Problem
from edycje.models import CzlonekZespolu, Proces
from wynik.models import WyborObszaru
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane


@dataclass
class FaktyDiagnozy:
    arkusze_oczekiwane: int = 0
    arkusze_wyslane: int = 0
    wynik_zamkniety_at: datetime | None = None
    obszar_wybrany_at: datetime | None = None
    dane_wszystkie: int = 0
    dane_zebrane: int = 0
    dane_niedostepne: int = 0
    dane_zmieniono_at: datetime | None = None
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
    """Facts per Proces. Three queries, whatever the number of Procesy."""
    wynik = {pk: FaktyDiagnozy() for pk in procesy_pks}
    if not wynik:
        return wynik
    _read_kamienie(wynik)
    _read_arkusze(wynik)
    _read_dane(wynik)
    return wynik


def _read_kamienie(wynik):
    """What happens once in a Proces: result, choice of the area, end of the diagnosis."""
    wybor = WyborObszaru.objects.current().filter(proces=OuterRef("pk"), miejsce=1).order_by()
    rows = (
        Proces.objects.filter(pk__in=wynik)
        .order_by()
        .annotate(
            wybrano_at=Subquery(wybor.values("wybrano_at")[:1]),
            problemy=_count_current(Problem),
            priorytety=_count_current(Priorytet),
        )
        .values_list(
            "pk",
            "wynik_zespolu__zamknieto_at",
            "wybrano_at",
            "diagnoza",
            "diagnoza__zakonczono_at",
            "problemy",
            "priorytety",
        )
    )
    for pk, zamknieto_at, wybrano_at, diagnoza, zakonczono_at, problemy, priorytety in rows:
        jeden = wynik[pk]
        jeden.wynik_zamkniety_at = zamknieto_at
        jeden.obszar_wybrany_at = wybrano_at
        jeden.diagnoza_rozpoczeta = diagnoza is not None
        jeden.diagnoza_zakonczona_at = zakonczono_at
        jeden.problemy = problemy
        jeden.priorytety = priorytety


def _count_current(model):
    rows = (
        model.objects.filter(diagnoza__proces=OuterRef("pk"), usunieto_at=None)
        .order_by()
        .values("diagnoza__proces")
        .annotate(ile=Count("pk"))
    )
    return Coalesce(Subquery(rows.values("ile")), 0)


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
    """Items of the areas chosen now and own items; those of an earlier area do not count."""
    rows = (
        ZebraneDane.objects.filter(proces__in=wynik)
        .filter(
            Q(zbior=None)
            | Q(zbior__obszar=F("proces__obszar"))
            | Q(zbior__obszar=F("proces__drugi_obszar"))
        )
        .order_by()
        .values_list("proces", "stan")
        .annotate(ile=Count("pk"), ostatnio=Max("updated_at"))
    )
    for proces, stan, ile, ostatnio in rows:
        jeden = wynik[proces]
        jeden.dane_wszystkie += ile
        jeden.dane_zmieniono_at = max(filter(None, [jeden.dane_zmieniono_at, ostatnio]))
        if stan == StanDanych.ZEBRANE:
            jeden.dane_zebrane = ile
        elif stan == StanDanych.NIEDOSTEPNE:
            jeden.dane_niedostepne = ile
