"""Load of advisors and the history of assignments."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from edycje.enums import StatusEdycji, StatusProcesu
from edycje.models import Edycja, Proces, PrzydzialDoradcy
from jst.models import Doradca


@dataclass(frozen=True)
class Obciazenie:
    """How much one advisor has now: in this edition, and in all together."""

    doradca: Doradca
    procesy: int = 0
    procesy_wszystkie: int = 0
    minuty: int = 0
    minuty_wszystkie: int = 0

    @property
    def procesy_inne(self) -> int:
        return self.procesy_wszystkie - self.procesy


def obciazenie_doradcow(edycja: Edycja) -> list[Obciazenie]:
    """Every active advisor with the load, ROS before PRO. Two queries.

    Paused Procesy count as served but owe no minutes; ended ones and those of ended editions do
    not count.
    """
    here = Q(proces__edycja=edycja)
    owing = Q(proces__status=StatusProcesu.AKTYWNY)
    minutes = "proces__edycja__minuty_miesiecznie"
    rows = (
        PrzydzialDoradcy.objects.current()
        .filter(proces__status__in=[StatusProcesu.AKTYWNY, StatusProcesu.WSTRZYMANY])
        .exclude(proces__edycja__status=StatusEdycji.ZAKONCZONA)
        .order_by()
        .values("doradca")
        .annotate(
            procesy=Count("pk", filter=here),
            procesy_wszystkie=Count("pk"),
            minuty=Sum(minutes, filter=here & owing, default=0),
            minuty_wszystkie=Sum(minutes, filter=owing, default=0),
        )
    )
    load = {row.pop("doradca"): row for row in rows}
    doradcy = (
        Doradca.objects.active()
        .select_related("user")
        .order_by("-specjalizacja", "user__nazwisko", "user__imie", "pk")
    )
    return [Obciazenie(doradca=doradca, **load.get(doradca.pk, {})) for doradca in doradcy]


def przydzialy_historia(proces: Proces) -> list[PrzydzialDoradcy]:
    """All assignments of a Proces, current ones first, ROS before PRO. One query."""
    przydzialy = proces.przydzialy.select_related("doradca__user", "przydzielil")
    return sorted(
        przydzialy.order_by("-specjalizacja", "-od", "-pk"), key=lambda row: row.do is not None
    )
