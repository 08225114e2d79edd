"""The next step awaited of each Proces, in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cykl.fakty import Fakty
from cykl.queries.fakty import fakty_procesow
from cykl.warunki import Warunek, warunki_kroku
from edycje.models import Proces
from edycje.queries import OknoKroku, okna_krokow


@dataclass(frozen=True, slots=True)
class Oczekiwane:
    """The first Krok of the etap that is not done, and the first thing missing that can be done."""

    krok: OknoKroku
    warunek: Warunek

    @property
    def kto(self) -> str:
        return self.warunek.kto

    @property
    def do(self) -> date:
        return self.krok.do


def oczekiwane(procesy: Iterable[Proces]) -> dict[int, Oczekiwane | None]:
    """What each Proces waits for (``edycja`` loaded). The number of queries does not grow."""
    procesy = list(procesy)
    okna = okna_krokow(procesy)
    kroki = {okno.krok for windows in okna.values() for okno in windows}
    fakty = fakty_procesow(procesy, kroki, szczegolowo=False)
    return {proces.pk: _oczekiwane(proces, okna[proces.pk], fakty[proces.pk]) for proces in procesy}


def _oczekiwane(proces: Proces, okna: list[OknoKroku], fakty: Fakty) -> Oczekiwane | None:
    for okno in okna:
        if okno.krok.etap != proces.etap:
            continue
        conditions = warunki_kroku(okno.krok, fakty, proces.edycja)
        missing = [one for one in conditions if not one.jest]
        if missing:
            return Oczekiwane(okno, next((one for one in missing if one.mozliwy), missing[0]))
    return None
