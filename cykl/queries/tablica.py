"""The board of an edition: Jst in rows, Kroki in columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from cykl.fakty import Fakty
from cykl.kroki import StanKroku, stan_kroku
from cykl.queries.fakty import fakty_procesow
from edycje.enums import StatusProcesu
from edycje.models import Edycja, Proces
from edycje.queries import FaktDoradcy, OknoKroku, okna_krokow

# Silence begins after so many days (produkt.md, section 4). The board counts sign-ins of the Jst
# alone and says so; entries, sessions and advisors count in ``cykl.queries.cisza``.
DNI_CISZY = 21


@dataclass(frozen=True, slots=True)
class Wiersz:
    """One Jst on the board."""

    proces: Proces
    komorki: list[StanKroku]
    aktywnosc: date | None
    dni_ciszy: int | None
    hdr_status: str
    doradcy: tuple[FaktDoradcy, ...]

    @property
    def adres(self) -> str:
        return reverse("cykl:proces_detail", args=[self.proces.pk])

    @property
    def is_late(self) -> bool:
        return any(komorka.is_late for komorka in self.komorki)

    @property
    def is_silent(self) -> bool:
        return self.dni_ciszy is not None

    @property
    def biezacy(self) -> StanKroku | None:
        """The Krok a phone shows: the first late one, else the first not done."""
        niegotowe = [komorka for komorka in self.komorki if not komorka.is_done]
        return next((k for k in niegotowe if k.is_late), niegotowe[0] if niegotowe else None)

    @property
    def gotowe(self) -> int:
        return sum(komorka.is_done for komorka in self.komorki)


def wiersze_tablicy(edycja: Edycja, procesy: Iterable[Proces]) -> list[Wiersz]:
    """Rows for the given Procesy of one edition, in their order; queries do not grow with them."""
    procesy = list(procesy)
    for proces in procesy:
        proces.edycja = edycja
    return wiersze(procesy)


def wiersze(procesy: Iterable[Proces]) -> list[Wiersz]:
    """Rows of Procesy of any editions, which are loaded; queries do not grow with either."""
    procesy = list(procesy)
    okna = okna_krokow(procesy)
    kroki = {okno.krok for windows in okna.values() for okno in windows}
    fakty = fakty_procesow(procesy, kroki, szczegolowo=False)
    dzis = timezone.localdate()
    return [
        _wiersz(proces, proces.edycja, okna[proces.pk], fakty[proces.pk], dzis)
        for proces in procesy
    ]


def _wiersz(
    proces: Proces, edycja: Edycja, okna: list[OknoKroku], fakty: Fakty, dzis: date
) -> Wiersz:
    komorki = [stan_kroku(okno, fakty, edycja, proces.status, dzis) for okno in okna]
    return Wiersz(
        proces,
        komorki,
        fakty.aktywnosc_jst,
        _dni_ciszy(proces, fakty, dzis),
        fakty.hdr_status,
        fakty.doradcy,
    )


def _dni_ciszy(proces: Proces, fakty: Fakty, dzis: date) -> int | None:
    """Days since a sign-in from the Jst, once they are many; from the day the Jst was added."""
    if proces.status != StatusProcesu.AKTYWNY:
        return None
    ostatnio = fakty.aktywnosc_jst or timezone.localdate(proces.created_at)
    dni = (dzis - ostatnio) // timedelta(days=1)
    return dni if dni >= DNI_CISZY else None
