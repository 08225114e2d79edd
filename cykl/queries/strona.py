"""What the home page of a Proces shows beside its path."""

from dataclasses import dataclass

from django.db.models import QuerySet

from doradztwo.teksty import counted
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from konta.models import Slad


@dataclass(frozen=True)
class ZespolProcesu:
    czlonkowie: list[CzlonekZespolu]
    przydzialy: list[PrzydzialDoradcy]


def zespol_procesu(proces: Proces) -> ZespolProcesu:
    """Active members and current advisors, with their accounts. Two queries."""
    return ZespolProcesu(
        list(proces.czlonkowie.active().select_related("user")),
        list(proces.przydzialy.current().select_related("doradca__user")),
    )


def kto_widzi_proces(zespol: ZespolProcesu) -> list[str]:
    doradcy = " i ".join(p.doradca.user.get_full_name() for p in zespol.przydzialy)
    osoby = counted(len(zespol.czlonkowie), "osoba,osoby,osób")
    return [
        f"zespół JST ({osoby})",
        f"{doradcy}, doradcy" if doradcy else "doradcy, gdy zostaną przydzieleni",
        "koordynatorzy i obserwatorzy edycji",
    ]


def slady_procesu(proces: Proces) -> QuerySet[Slad]:
    """The trail of one Proces, newest first."""
    return (
        Slad.objects.filter(proces_pk=proces.pk)
        .select_related("kto")
        .order_by("-created_at", "-pk")
    )


def ostatnie_slady(proces: Proces) -> list[Slad]:
    return list(slady_procesu(proces)[:5])
