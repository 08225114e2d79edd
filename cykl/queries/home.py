"""The home pages: of a team, of an advisor, of the people of ORE."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from cykl.queries.role import Role
from cykl.queries.tablica import Wiersz, wiersze
from edycje.models import Edycja, Proces
from hdr.enums import StatusHdr
from jst.models import Doradca
from sesje.queries import WierszKsiegi, ksiega
from spotkania.queries import najblizsze


@dataclass(frozen=True)
class StronaDoradcy:
    wiersze: list[Wiersz]
    ksiega: list[WierszKsiegi]
    czeka_na_opinie: list[Wiersz]
    spotkania: list


def procesy_zespolu(user, role: Role) -> list[Wiersz]:
    return _wiersze(role.procesy_zespolu)


def procesy_doradcy(user, role: Role) -> StronaDoradcy | None:
    """What an advisor sees first; None for somebody who is none."""
    if not role.is_doradca:
        return None
    rows = _wiersze(role.procesy_doradcy)
    czeka = [w for w in rows if w.hdr_status == StatusHdr.W_OPINII]
    spotkania = sorted(najblizsze(role.procesy_doradcy).values(), key=lambda s: s.poczatek)
    doradca = Doradca.objects.select_related("user").get(pk=role.doradca_pk)
    godziny = ksiega(miesiace=_ostatnie_miesiace(), doradca=doradca)
    return StronaDoradcy(rows, [g for g in godziny if g.is_current], czeka, spotkania)


def _ostatnie_miesiace(ile: int = 4) -> list[date]:
    """First days of this month and the ones before it, oldest first."""
    miesiac = timezone.localdate().replace(day=1)
    miesiace = [miesiac]
    while len(miesiace) < ile:
        miesiac = (miesiac - timedelta(days=1)).replace(day=1)
        miesiace.insert(0, miesiac)
    return miesiace


def edycje_osoby(user) -> QuerySet[Edycja]:
    return Edycja.objects.visible_to(user).annotate(liczba_procesow=Count("procesy"))


def _wiersze(pks: list[int]) -> list[Wiersz]:
    """Rows of the board for Procesy of any editions, the newest edition first."""
    return wiersze(
        Proces.objects.with_opis()
        .filter(pk__in=pks)
        .order_by("-edycja__od", "edycja", "jst__nazwa", "pk")
    )
