"""What an advisor sees of the own hours: months in a row, the ledger, the next reminder."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet
from django.utils import timezone

from edycje.models import Proces
from jst.models import Doradca
from sesje.kalendarz import first_day, next_month, previous_month
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega
from sesje.queries.przypomnienia import Przypomnienie, nastepne_przypomnienie

MIESIECY_W_KSIEDZE = 8
MIESIECY_WSTECZ = 5


@dataclass(frozen=True)
class SumaMiesiaca:
    """Minutes of all Jst of one advisor in one month; ``odcien`` is a tint of the strip."""

    miesiac: date
    wymagane: int
    zapisane: int
    brakuje_w: int
    do_zamkniecia: int
    odcien: int
    is_future: bool


@dataclass(frozen=True)
class StronaGodzin:
    dzis: date
    biezacy: date
    miesiace: list[date]
    ksiega: list[WierszKsiegi]
    sumy: list[SumaMiesiaca]
    biezaca_suma: SumaMiesiaca
    przypomnienie: Przypomnienie | None

    @property
    def otwarte_procesy(self) -> list[Proces]:
        """Where the advisor may log today, by the name of the Jst."""
        return [row.proces for row in self.ksiega if row.is_current and row.proces.is_open]

    @property
    def wiersze(self) -> list[WierszKsiegi]:
        """Rows to show: current ones, and former ones with something in these months."""
        return [row for row in self.ksiega if row.is_current or self._has_due(row)]

    @property
    def wczesniej(self) -> date:
        month = self.miesiace[0]
        for _ in range(MIESIECY_W_KSIEDZE - 1):
            month = previous_month(month)
        return month

    @property
    def pozniej(self) -> date:
        return self.miesiace[-1]

    def _has_due(self, row: WierszKsiegi) -> bool:
        return any(pole.is_due for pole in row.pola if pole.miesiac in self.miesiace)


def strona_godzin(
    doradca: Doradca, od: date | None = None, dzis: date | None = None
) -> StronaGodzin:
    """Eight months from ``od``, by default with the current one among them. Four queries.

    ``doradca`` comes from ``with_poczatek``.
    """
    dzis = dzis or timezone.localdate()
    month = first_day(dzis)
    months = [od or _start(doradca.poczatek, dzis)]
    while len(months) < MIESIECY_W_KSIEDZE:
        months.append(next_month(months[-1]))
    read = sorted({*months, previous_month(month), month})
    rows = ksiega(doradca=doradca, miesiace=read, dzis=dzis)
    return StronaGodzin(
        dzis=dzis,
        biezacy=month,
        miesiace=months,
        ksiega=rows,
        sumy=[suma_miesiaca(rows, item, dzis) for item in months],
        biezaca_suma=suma_miesiaca(rows, month, dzis),
        przypomnienie=nastepne_przypomnienie(doradca, dzis, rows),
    )


def with_poczatek(doradcy: QuerySet[Doradca]) -> QuerySet[Doradca]:
    """Adds ``poczatek``: the first day of the first assignment."""
    return doradcy.annotate(poczatek=Min("przydzialy__od"))


def _start(poczatek: date | None, dzis: date) -> date:
    month = first_day(dzis)
    for _ in range(MIESIECY_WSTECZ):
        month = previous_month(month)
    return max(month, first_day(min(poczatek or dzis, dzis)))


def suma_miesiaca(rows: list[WierszKsiegi], month: date, dzis: date) -> SumaMiesiaca:
    cells = [pole for row in rows for pole in row.pola if pole.miesiac == month]
    due = sum(pole.wymagane for pole in cells)
    logged = sum(pole.zapisane for pole in cells)
    share = 1 if not due else min(1, logged / due)
    return SumaMiesiaca(
        miesiac=month,
        wymagane=due,
        zapisane=logged,
        brakuje_w=sum(1 for pole in cells if _is_short(pole)),
        do_zamkniecia=sum(1 for pole in cells if pole.is_due and not pole.is_settled),
        odcien=0 if month > dzis or not (due or logged) else 1 + int(share * 3),
        is_future=month > dzis,
    )


def _is_short(pole: Pole) -> bool:
    return bool(pole.brakuje) and not pole.is_excused and not pole.is_settled
