"""What the ledger is counted from, read for many Procesy in four queries."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from edycje.models import PrzydzialDoradcy, Wstrzymanie
from sesje.kalendarz import first_day, last_day, months_between
from sesje.models import MiesiacDoradcy, Sesja
from sesje.obliczenia import (
    MinutyMiesiaca,
    Okres,
    Przydzial,
    poczatek_okresu,
    przeniesione_minuty,
    wymagane_minuty,
)


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

    def minuty(self, proces, doradca_pk: int, miesiace: list[date]) -> dict[date, MinutyMiesiaca]:
        """What is due, logged and carried over in these months, settled ones as they were frozen.

        ``miesiace`` are among those that were read; the result has all from first to last.
        """
        edycja = proces.edycja
        first = poczatek_okresu(min(miesiace), edycja.przenoszenie_godzin, edycja.od)
        rows = [
            self._minuty(proces, doradca_pk, month)
            for month in months_between(first, max(miesiace))
        ]
        carried = przeniesione_minuty(rows, edycja.przenoszenie_godzin, edycja.od)
        return {row.miesiac: replace(row, przeniesione=carried[row.miesiac]) for row in rows}

    def _minuty(self, proces, doradca_pk, miesiac) -> MinutyMiesiaca:
        key = (proces.pk, doradca_pk, miesiac)
        row = self.miesiace.get(key)
        if row is not None and not row.is_open:
            due, logged, carried = row.wymagane_min, row.zapisane_min, row.przeniesione_min
        else:
            due = self.wymagane(proces, doradca_pk, miesiac)
            logged, carried = self.zapisane.get(key, 0), None
        excused = row is not None and bool(row.brak_wsparcia)
        return MinutyMiesiaca(miesiac, due, logged, excused, carried)

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
    """Four queries, however many Procesy, advisors and months.

    Reads also the earlier months whose surplus may count in these.
    """
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
    read = [_first_read(przydzialy, min(miesiace)), max(miesiace)]
    return DaneGodzin(przydzialy, wstrzymania, _zapisane(procesy, read), _miesiace(procesy, read))


def _first_read(przydzialy, miesiac):
    edycje = {row.proces.edycja for rows in przydzialy.values() for row in rows}
    return min(
        (poczatek_okresu(miesiac, one.przenoszenie_godzin, one.od) for one in edycje),
        default=miesiac,
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
