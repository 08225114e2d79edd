"""The next step awaited of each Proces, in one sentence."""

from dataclasses import dataclass
from datetime import date

from cykl.przypomnienia import FaktyPlanu
from cykl.warunki import Warunek, warunki_kroku
from edycje.queries import OknoKroku


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


def oczekiwane(dane: FaktyPlanu) -> Oczekiwane | None:
    for okno in dane.okna:
        if okno.krok.etap != dane.proces.etap:
            continue
        conditions = warunki_kroku(okno.krok, dane.fakty, dane.proces.edycja)
        missing = [one for one in conditions if not one.jest]
        if missing:
            return Oczekiwane(okno, next((one for one in missing if one.mozliwy), missing[0]))
    return None
