"""The path of one Proces: etapy, Kroki, what the gate still asks for, and what to do now."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from cykl.fakty import Fakty
from cykl.kroki import StanKroku, stan_kroku
from cykl.queries.fakty import fakty_procesow
from cykl.warunki import Warunek, warunki_kroku, warunki_zespolu
from doradztwo.teksty import counted, short_date
from edycje.enums import Etap, StatusProcesu
from edycje.models import Edycja, Krok, Proces
from edycje.queries import OknoKroku, okna_krokow

# In the genitive, as in "Do bramki 2 brakuje".
NAZWY_BRAMEK = {
    Etap.WYBOR_OBSZARU: "bramki 1",
    Etap.DIAGNOZA_I_HDR: "bramki 2",
    Etap.WDROZENIE: "zakończenia procesu",
}


@dataclass(frozen=True)
class Brak:
    """A line of the gate list, with its link."""

    text: str
    is_met: bool
    kto: str
    url: str
    polecenie: str
    do: date | None
    mozliwy: bool = True


@dataclass(frozen=True)
class EtapSciezki:
    numer: int
    nazwa: str
    status: str
    opis: str
    kroki: list[StanKroku]
    braki: list[Brak]
    nazwa_bramki: str

    @property
    def is_current(self) -> bool:
        return self.status == "toku"

    @property
    def gotowe(self) -> int:
        return sum(krok.is_done for krok in self.kroki)

    @property
    def nieobecne(self) -> list[Brak]:
        return [brak for brak in self.braki if not brak.is_met]

    @property
    def spelnione(self) -> list[Brak]:
        return [brak for brak in self.braki if brak.is_met]

    @property
    def krok_otwarty(self) -> StanKroku | None:
        """The first Krok that is not done, in order; the page opens it."""
        if not self.is_current:
            return None
        return next((krok for krok in self.kroki if not krok.is_done), None)


@dataclass(frozen=True)
class Sciezka:
    proces: Proces
    fakty: Fakty
    etapy: list[EtapSciezki]
    # Since when the Proces is open in its etap.
    w_etapie_od: datetime

    @property
    def biezacy(self) -> EtapSciezki | None:
        return next((etap for etap in self.etapy if etap.is_current), None)

    @property
    def bramka_otwarta(self) -> bool:
        return self.biezacy is not None and not self.biezacy.nieobecne


def sciezka(proces: Proces) -> Sciezka:
    """Path of one Proces (its ``edycja`` loaded). The number of queries does not depend on data."""
    okna = okna_krokow([proces])[proces.pk]
    fakty = fakty_procesow([proces], [okno.krok for okno in okna])[proces.pk]
    rows = list(proces.przejscia.order_by("pk").values_list("z_etapu", "na_etap", "created_at"))
    przejscia = {z_etapu: kiedy for z_etapu, _, kiedy in rows}
    etapy = [_etap(numer, proces, okna, fakty, przejscia.get(numer.value)) for numer in Etap]
    opened = [kiedy for _, na_etap, kiedy in rows if na_etap == proces.etap]
    return Sciezka(proces, fakty, etapy, w_etapie_od=max(opened, default=proces.created_at))


def warunki_bramki(proces: Proces) -> list[Warunek]:
    """Conditions of the gate that ends the present etap of a Proces."""
    kroki = list(proces.edycja.kroki.all())
    fakty = fakty_procesow([proces], kroki)[proces.pk]
    return [warunek for warunek, _ in _warunki_etapu(proces.etap, proces.edycja, kroki, fakty)]


def _warunki_etapu(
    etap: int, edycja: Edycja, kroki: list[Krok], fakty: Fakty
) -> list[tuple[Warunek, Krok | None]]:
    pary = []
    if etap == Etap.WYBOR_OBSZARU:
        pary += [(warunek, None) for warunek in warunki_zespolu(fakty, edycja)]
    for krok in kroki:
        if krok.etap == etap:
            pary += [(warunek, krok) for warunek in warunki_kroku(krok, fakty, edycja)]
    return pary


def _etap(
    numer: Etap,
    proces: Proces,
    okna: list[OknoKroku],
    fakty: Fakty,
    przejscie_at: datetime | None,
) -> EtapSciezki:
    dzis = timezone.localdate()
    okna = [okno for okno in okna if okno.krok.etap == numer]
    stany = [stan_kroku(okno, fakty, proces.edycja, proces.status, dzis) for okno in okna]
    status = _status_etapu(numer, proces)
    braki = _braki(proces, okna, fakty) if status == "toku" else []
    return EtapSciezki(
        numer=numer.value,
        nazwa=numer.label,
        status=status,
        opis=_opis_etapu(status, numer, stany, przejscie_at),
        kroki=stany,
        braki=braki,
        nazwa_bramki=NAZWY_BRAMEK[numer],
    )


def _braki(proces: Proces, okna: list[OknoKroku], fakty: Fakty) -> list[Brak]:
    terminy = {okno.krok.pk: okno.do for okno in okna}
    kroki = [okno.krok for okno in okna]
    return [
        Brak(
            text=warunek.tekst,
            is_met=warunek.jest,
            kto=warunek.kto,
            url=reverse(warunek.widok, args=[proces.pk]),
            polecenie=warunek.polecenie,
            mozliwy=warunek.mozliwy,
            do=terminy.get(krok.pk) if krok else None,
        )
        for warunek, krok in _warunki_etapu(proces.etap, proces.edycja, kroki, fakty)
    ]


def _status_etapu(numer: Etap, proces: Proces) -> str:
    if numer < proces.etap or proces.status == StatusProcesu.ZAKONCZONY:
        return "gotowe"
    if numer > proces.etap:
        return "przed"
    return "toku" if proces.status == StatusProcesu.AKTYWNY else "pauza"


def _opis_etapu(status, numer, stany, przejscie_at) -> str:
    if status == "gotowe":
        return f"zakończony {short_date(przejscie_at)}" if przejscie_at else "zakończony"
    if status == "pauza":
        return "wstrzymany"
    if status == "przed":
        return f"po bramce {numer - 1}"
    gotowe = sum(stan.is_done for stan in stany)
    return f"w toku, gotowe {gotowe} z {counted(len(stany), 'kroku,kroków,kroków')}"
