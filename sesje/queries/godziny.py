"""What the ledger is counted from, read for many Procesy in four queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from edycje.models import PrzydzialDoradcy, Wstrzymanie
from sesje.kalendarz import first_day, last_day
from sesje.models import MiesiacDoradcy, Sesja
from sesje.obliczenia import Okres, Przydzial, wymagane_minuty


@dataclass
class DaneGodzin:
    """Keys: Proces, Doradca, month (its first day)."""

    przydzialy: dict[int, list[PrzydzialDoradcy]]
    wstrzymania: dict[int, list[Okres]]
    zapisane: dict[tuple[int, int, date], int]
    miesiace: dict[tuple[int, int, date], MiesiacDoradcy]

    def wymagane(self, proces, doradca_pk: int, miesiac: date) -> int:
        rows = self.przydzialy[proces.pk]
        own = {row.specjalizacja for row in rows if row.doradca_id == doradca_pk}
        return max(
            (
                wymagane_minuty(
                    doradca_pk,
                    miesiac,
                    proces.edycja.minuty_miesiecznie,
                    trwanie(proces),
                    [
                        Przydzial(row.doradca_id, Okres(row.od, row.do))
                        for row in rows
                        if row.specjalizacja == specjalizacja
                    ],
                    self.wstrzymania[proces.pk],
                )
                for specjalizacja in own
            ),
            default=0,
        )

    def is_paused(self, proces_pk: int, miesiac: date) -> bool:
        """Some pause touches the month."""
        whole = (first_day(miesiac), last_day(miesiac))
        return any(okres.clip(*whole) for okres in self.wstrzymania[proces_pk])


def trwanie(proces) -> Okres:
    """Days in which hours of a Proces are due. Needs ``edycja`` loaded."""
    end = proces.edycja.do
    if proces.zakonczono_at:
        end = min(end, timezone.localdate(proces.zakonczono_at))
    return Okres(proces.edycja.od, max(end, proces.edycja.od))


def load_godziny(procesy: QuerySet, miesiace: list[date]) -> DaneGodzin:
    """Four queries, however many Procesy, advisors and months."""
    przydzialy = defaultdict(list)
    rows = (
        PrzydzialDoradcy.objects.filter(proces__in=procesy)
        .select_related("proces__edycja", "proces__jst", "doradca__user")
        .order_by("proces", "od", "pk")
    )
    for row in rows:
        przydzialy[row.proces_id].append(row)
    wstrzymania = defaultdict(list)
    pauses = Wstrzymanie.objects.filter(proces__in=procesy).order_by()
    for proces_pk, od, do in pauses.values_list("proces", "od", "do"):
        wstrzymania[proces_pk].append(Okres(od, do))
    return DaneGodzin(
        przydzialy, wstrzymania, _zapisane(procesy, miesiace), _miesiace(procesy, miesiace)
    )


def _zapisane(procesy, miesiace):
    rows = (
        Sesja.objects.liczone()
        .filter(
            proces__in=procesy,
            data_sesji__gte=min(miesiace),
            data_sesji__lte=last_day(max(miesiace)),
        )
        .order_by()
        .annotate(miesiac=TruncMonth("data_sesji"))
        .values_list("proces", "doradca", "miesiac")
        .annotate(suma=Sum("minuty"))
    )
    return {(proces, doradca, month): suma for proces, doradca, month, suma in rows}


def _miesiace(procesy, miesiace):
    rows = MiesiacDoradcy.objects.filter(
        proces__in=procesy, miesiac__gte=min(miesiace), miesiac__lte=max(miesiace)
    ).order_by()
    return {(row.proces_id, row.doradca_id, row.miesiac): row for row in rows}
