"""The state of one Krok of one Proces today. Pure functions; the board calls them by thousands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cykl.fakty import Fakty
from cykl.warunki import warunki_kroku
from doradztwo.teksty import counted, short_date
from edycje.enums import RodzajKroku, StatusProcesu
from edycje.models import Edycja, Krok
from edycje.queries import OknoKroku
from hdr.enums import StatusHdr
from podsumowanie.enums import StatusPodsumowania
from spotkania.queries import FaktSpotkania


@dataclass(frozen=True, slots=True)
class StanKroku:
    """A cell of the board: ``stan`` is the key of colour and sign, ``slowo`` the word."""

    krok: Krok
    stan: str
    slowo: str
    od: date
    do: date
    fakty: Fakty = field(repr=False, compare=False)
    gotowe: date | None = None

    @property
    def opis(self) -> str:
        """Made when shown: a board counts thousands of cells and shows hundreds."""
        return _OPISY[self.krok.rodzaj](self.krok, self.fakty)

    @property
    def is_done(self) -> bool:
        return self.stan == "gotowe"

    @property
    def is_late(self) -> bool:
        return self.stan == "pilne"

    @property
    def ikona(self) -> str:
        return "ok" if self.is_done else self.stan

    @property
    def slowo_krotkie(self) -> str:
        """For a narrow cell: whom the Krok waits for is on its own page."""
        return "czeka" if self.stan == "czeka" else self.slowo

    @property
    def slowo_z_terminem(self) -> str:
        """As the path says it: "gotowe 8.10.2026", "w toku, do 31.03.2027"."""
        if self.is_done:
            return f"gotowe {short_date(self.gotowe)}" if self.gotowe else self.slowo
        return f"{self.slowo}, do {short_date(self.do)}"


def stan_kroku(
    okno: OknoKroku, fakty: Fakty, edycja: Edycja, status_procesu: str, dzis: date
) -> StanKroku:
    """State of the Krok whose window is ``okno``, from facts and dates alone."""
    krok, od, do = okno.krok, okno.od, okno.do
    if all(warunek.jest for warunek in warunki_kroku(krok, fakty, edycja)):
        return StanKroku(krok, "gotowe", "gotowe", od, do, fakty, _KIEDY[krok.rodzaj](krok, fakty))
    stan, slowo = _niegotowy(krok, od, do, fakty, status_procesu, dzis)
    return StanKroku(krok, stan, slowo, od, do, fakty)


def _niegotowy(krok, od, do, fakty, status_procesu, dzis) -> tuple[str, str]:
    if status_procesu == StatusProcesu.WSTRZYMANY:
        return "pauza", "pauza"
    if status_procesu == StatusProcesu.REZYGNACJA:
        return "pauza", "rezygnacja"
    if status_procesu == StatusProcesu.ZAKONCZONY:
        return "pauza", "pominięty"
    if dzis > do:
        return "pilne", f"{counted((dzis - do).days, 'dzień,dni,dni')} po"
    if _czeka(krok, fakty):
        return "czeka", _czeka(krok, fakty)
    if dzis >= od:
        return "toku", "w toku"
    return "przed", "później"


def _czeka(krok: Krok, fakty: Fakty) -> str:
    if krok.rodzaj == RodzajKroku.HDR and fakty.hdr_status == StatusHdr.W_OPINII:
        return "czeka na opinie"
    if krok.rodzaj == RodzajKroku.HDR and fakty.hdr_status == StatusHdr.DO_AKCEPTACJI:
        return "czeka na akceptację"
    if (
        krok.rodzaj == RodzajKroku.PODSUMOWANIE
        and fakty.podsumowanie_status == StatusPodsumowania.ZLOZONE
    ):
        return "czeka na przyjęcie"
    return ""


def _spotkanie(krok: Krok, fakty: Fakty) -> FaktSpotkania | None:
    return fakty.spotkania.get(krok.pk)


def _odbyto(krok: Krok, fakty: Fakty) -> date | None:
    fakt = _spotkanie(krok, fakty)
    return fakt.odbyto if fakt else None


def _opis_spotkania(krok: Krok, fakty: Fakty) -> str:
    fakt = _spotkanie(krok, fakty)
    if fakt is None:
        return ""
    if fakt.odbyto:
        return f"{counted(fakt.obecni, 'osoba,osoby,osób')} z zespołu"
    return f"termin: {fakt.termin.day}.{fakt.termin:%m.%Y}"


def _latest(*dates: date | None) -> date | None:
    return max((day for day in dates if day), default=None)


_KIEDY: dict[str, Callable[[Krok, Fakty], date | None]] = {
    RodzajKroku.SPOTKANIE_INICJUJACE: _odbyto,
    RodzajKroku.ARKUSZ_DIAGNOSTYCZNY: lambda krok, f: _latest(f.wynik_zamknieto, f.obszar_wybrano),
    RodzajKroku.PRZYDZIAL_DORADCOW: lambda krok, f: _latest(f.ros_od, f.pro_od),
    RodzajKroku.SZKOLENIA: _odbyto,
    RodzajKroku.ZEBRANIE_DANYCH: lambda krok, f: f.dane_zmieniono,
    RodzajKroku.SPOTKANIE_W_JST: _odbyto,
    RodzajKroku.DIAGNOZA_POGLEBIONA: lambda krok, f: f.diagnoza_zakonczono,
    RodzajKroku.HDR: lambda krok, f: f.hdr_przyjeto,
    RodzajKroku.WDROZENIE: lambda krok, f: f.postep_zmieniono,
    RodzajKroku.SPOTKANIE_PODSUMOWUJACE: _odbyto,
    RodzajKroku.PODSUMOWANIE: lambda krok, f: f.podsumowanie_przyjeto,
}

_OPISY: dict[str, Callable[[Krok, Fakty], str]] = {
    RodzajKroku.SPOTKANIE_INICJUJACE: _opis_spotkania,
    RodzajKroku.ARKUSZ_DIAGNOSTYCZNY: lambda krok, f: (
        f"arkusze: {f.arkusze_wyslane} z {f.arkusze_oczekiwane}"
    ),
    RodzajKroku.PRZYDZIAL_DORADCOW: lambda krok, f: "",
    RodzajKroku.SZKOLENIA: _opis_spotkania,
    RodzajKroku.ZEBRANIE_DANYCH: lambda krok, f: f"{f.dane_gotowe} z {f.dane_wszystkie} zbiorów",
    RodzajKroku.SPOTKANIE_W_JST: _opis_spotkania,
    RodzajKroku.DIAGNOZA_POGLEBIONA: lambda krok, f: (
        counted(f.priorytety, "priorytet,priorytety,priorytetów") if f.priorytety else ""
    ),
    RodzajKroku.HDR: lambda krok, f: "",
    RodzajKroku.WDROZENIE: lambda krok, f: (
        f"{f.dzialania_gotowe} z {f.dzialania} działań zakończonych" if f.dzialania else ""
    ),
    RodzajKroku.SPOTKANIE_PODSUMOWUJACE: _opis_spotkania,
    RodzajKroku.PODSUMOWANIE: lambda krok, f: "",
}
