"""Whom the ledger reminds, of what and when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from doradztwo.teksty import normalize
from edycje.enums import StatusEdycji
from edycje.models import Proces, PrzydzialDoradcy
from jst.models import Doradca
from sesje import kalendarz
from sesje.queries.godziny import load_godziny
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega


@dataclass(frozen=True)
class Brak:
    """A month of a Proces that its advisor still has to fill or to close."""

    proces: Proces
    wymagane: int
    zapisane: int
    is_current: bool = True
    przeniesione: int = 0

    @property
    def brakuje(self) -> int:
        return max(0, self.wymagane - self.zapisane - self.przeniesione)


@dataclass(frozen=True)
class Przypomnienie:
    """Context of components/nastepne.html."""

    data: date
    do_kogo: str
    dlaczego: str


def braki_miesiaca(miesiac: date, doradca: Doradca | None = None) -> dict[Doradca, list[Brak]]:
    """Active Procesy with fewer minutes than due, by advisor. Four queries for all advisors.

    A paused or ended Proces is quiet, so is a month with "brak wsparcia" or closed, and an advisor
    who no longer serves the Proces: nothing can be logged there.
    """
    procesy = Proces.objects.active().filter(edycja__status=StatusEdycji.AKTYWNA)
    return {
        advisor: shortages
        for advisor, rows in _months(procesy, miesiac, doradca).items()
        if (
            shortages := [
                brak
                for brak, row in rows
                if brak.brakuje and brak.is_current and not _is_excused(row)
            ]
        )
    }


def niezamkniete(miesiac: date, doradca: Doradca | None = None) -> dict[Doradca, list[Brak]]:
    """Months with something to settle that are still open, by advisor. Four queries."""
    procesy = Proces.objects.filter(
        Q(edycja__status=StatusEdycji.AKTYWNA) | Q(edycja__do__gte=miesiac)
    )
    return {
        advisor: left
        for advisor, rows in _months(procesy, miesiac, doradca).items()
        if (left := [brak for brak, row in rows if row is None or row.is_open])
    }


def _is_excused(row) -> bool:
    return row is not None and (bool(row.brak_wsparcia) or not row.is_open)


def _months(procesy, miesiac, doradca):
    if doradca is not None:
        procesy = procesy.filter(
            pk__in=PrzydzialDoradcy.objects.filter(doradca=doradca).values("proces")
        )
    dane = load_godziny(procesy.order_by().values("pk"), [miesiac])
    result = {}
    for przydzialy in dane.przydzialy.values():
        proces = przydzialy[0].proces
        serving = {row.doradca_id for row in przydzialy if row.do is None}
        for advisor in {row.doradca_id: row.doradca for row in przydzialy}.values():
            if doradca is not None and advisor.pk != doradca.pk:
                continue
            key = (proces.pk, advisor.pk, miesiac)
            minuty = dane.minuty(proces, advisor.pk, [miesiac])[miesiac]
            brak = Brak(
                proces,
                minuty.wymagane,
                minuty.zapisane,
                advisor.pk in serving,
                minuty.przeniesione,
            )
            row = dane.miesiace.get(key)
            if brak.wymagane or brak.zapisane or row:
                result.setdefault(advisor, []).append((brak, row))
    for rows in result.values():
        rows.sort(key=lambda pair: (normalize(pair[0].proces.jst.nazwa), pair[0].proces.pk))
    return result


def nastepne_przypomnienie(
    doradca: Doradca, dzis: date | None = None, wiersze: list[WierszKsiegi] | None = None
) -> Przypomnienie | None:
    """The next mail to this advisor, if nothing changes until then.

    ``wiersze`` is his ledger with this month and the one before, if the page has it already;
    else four queries.
    """
    dzis = dzis or timezone.localdate()
    month = kalendarz.first_day(dzis)
    previous = kalendarz.previous_month(dzis)
    if wiersze is None:
        wiersze = ksiega(doradca=doradca, miesiace=[previous, month], dzis=dzis)
    cells = [(wiersz, pole) for wiersz in wiersze for pole in wiersz.pola]
    closing = kalendarz.nastepny_termin(kalendarz.terminy_zamkniecia(previous), dzis)
    if closing and any(
        _waits_for_closing(wiersz, pole) for wiersz, pole in cells if pole.miesiac == previous
    ):
        return Przypomnienie(closing, "do Ciebie", "o miesiącu, który czeka na zamknięcie")
    shortage = kalendarz.nastepny_termin(kalendarz.terminy_brakow(month), dzis)
    if shortage and any(_is_short(wiersz, pole) for wiersz, pole in cells if pole.miesiac == month):
        return Przypomnienie(
            shortage, "do Ciebie", "o brakujących godzinach we wszystkich JST naraz"
        )
    return None


@dataclass(frozen=True)
class TerminGodzin:
    """A day on which the plan reminds an advisor; ``okres`` names it for ever."""

    dzien: date
    okres: str
    miesiac: date
    is_zamkniecie: bool


def terminy_godzin(doradca: Doradca, od: date, dzis: date | None = None) -> list[TerminGodzin]:
    """Mails from ``od`` on, of this month and the one before, if nothing changes. Four queries.

    This month is closed only after its end, so its own closing stands here before it is late.
    """
    dzis = dzis or timezone.localdate()
    month, previous = kalendarz.first_day(dzis), kalendarz.previous_month(dzis)
    rows = ksiega(doradca=doradca, miesiace=[previous, month], dzis=dzis)

    def is_any(test, which: date) -> bool:
        return any(test(row, pole) for row in rows for pole in row.pola if pole.miesiac == which)

    plan = [(month, _is_short, kalendarz.terminy_brakow)]
    plan += [(one, _waits_for_closing, kalendarz.terminy_zamkniecia) for one in (previous, month)]
    found = [
        TerminGodzin(day, okres, which, test is _waits_for_closing)
        for which, test, terminy in plan
        if is_any(test, which)
        for day, okres in terminy(which).items()
        if day >= od
    ]
    return sorted(found, key=lambda one: one.dzien)


def _is_short(wiersz: WierszKsiegi, pole: Pole) -> bool:
    """As in ``braki_miesiaca``."""
    decided = pole.is_excused or pole.is_settled
    return bool(pole.brakuje) and wiersz.is_current and wiersz.proces.is_open and not decided


def _waits_for_closing(wiersz: WierszKsiegi, pole: Pole) -> bool:
    """As in ``niezamkniete``."""
    edycja = wiersz.proces.edycja
    counts = edycja.is_open or edycja.do >= pole.miesiac
    return pole.is_due and not pole.is_settled and counts
