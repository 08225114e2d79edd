"""The ledger: advisor × Proces × months, with the state that each cell shows."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doradztwo.teksty import normalize
from edycje.models import Edycja, Proces, PrzydzialDoradcy
from jst.enums import Specjalizacja
from jst.models import Doradca
from sesje.enums import StatusMiesiaca
from sesje.kalendarz import first_day, last_day
from sesje.models import MiesiacDoradcy
from sesje.queries.godziny import DaneGodzin, load_godziny, trwanie


@dataclass(frozen=True)
class Pole:
    """One month of one advisor in one Proces. ``stan`` is a state of the components."""

    miesiac: date
    wymagane: int
    zapisane: int
    # Minutes above the due of earlier months that count in this one.
    przeniesione: int
    stan: str
    slowo: str
    wiersz: MiesiacDoradcy | None

    @property
    def brakuje(self) -> int:
        return max(0, self.wymagane - self.zapisane - self.przeniesione)

    @property
    def nadwyzka(self) -> int:
        return max(0, self.zapisane - self.wymagane)

    @property
    def is_due(self) -> bool:
        """There is something to settle in this month."""
        return bool(self.wymagane or self.zapisane or self.wiersz)

    @property
    def is_settled(self) -> bool:
        return self.wiersz is not None and not self.wiersz.is_open

    @property
    def is_excused(self) -> bool:
        return self.wiersz is not None and bool(self.wiersz.brak_wsparcia)

    @property
    def can_close(self) -> bool:
        return self.is_due and not self.is_settled and (not self.brakuje or self.is_excused)

    @property
    def is_accepted(self) -> bool:
        return self.wiersz is not None and self.wiersz.status == StatusMiesiaca.PRZYJETY


@dataclass(frozen=True)
class WierszKsiegi:
    proces: Proces
    doradca: Doradca
    specjalizacja: str
    is_current: bool
    drugi: PrzydzialDoradcy | None
    pola: list[Pole]

    @property
    def pole(self) -> Pole:
        """The only cell of a ledger of one month."""
        return self.pola[0]


def ksiega(
    *,
    miesiace: list[date],
    doradca: Doradca | None = None,
    edycja: Edycja | None = None,
    proces: Proces | None = None,
    dzis: date | None = None,
) -> list[WierszKsiegi]:
    """Rows of an advisor, of an edition or of one Proces, past assignments included.

    Sorted by the advisor, then by the Jst; of one Proces ROS before PRO. Four queries.
    """
    dzis = dzis or timezone.localdate()
    procesy = Proces.objects.order_by()
    if doradca is not None:
        procesy = procesy.filter(
            pk__in=PrzydzialDoradcy.objects.filter(doradca=doradca).values("proces")
        )
    if edycja is not None:
        procesy = procesy.filter(edycja=edycja)
    if proces is not None:
        procesy = procesy.filter(pk=proces.pk)
    dane = load_godziny(procesy.values("pk"), miesiace)
    rows = [
        _wiersz(dane, group, miesiace, dzis)
        for przydzialy in dane.przydzialy.values()
        for group in _by_doradca(przydzialy)
        if doradca is None or group[0].doradca_id == doradca.pk
    ]
    rows.sort(key=_order)
    if proces is not None:
        rows.sort(key=lambda row: row.specjalizacja != Specjalizacja.ROS)
    return rows


def _order(row: WierszKsiegi):
    user = row.doradca.user
    name = normalize(f"{user.nazwisko} {user.imie}")
    return (name, row.doradca.pk, normalize(row.proces.jst.nazwa), row.proces.pk)


def _by_doradca(przydzialy):
    groups = {}
    for row in przydzialy:
        groups.setdefault(row.doradca_id, []).append(row)
    return groups.values()


def _wiersz(dane: DaneGodzin, own: list[PrzydzialDoradcy], miesiace, dzis) -> WierszKsiegi:
    first = own[0]
    proces, doradca = first.proces, first.doradca
    others = [
        row
        for row in dane.przydzialy[proces.pk]
        if row.do is None and row.specjalizacja != first.specjalizacja
    ]
    return WierszKsiegi(
        proces=proces,
        doradca=doradca,
        specjalizacja=first.specjalizacja,
        is_current=any(row.do is None for row in own),
        drugi=others[0] if others else None,
        pola=_pola(dane, proces, doradca, miesiace, dzis),
    )


def _pola(dane, proces, doradca, miesiace, dzis) -> list[Pole]:
    counted = dane.minuty(proces, doradca.pk, miesiace)
    return [_pole(dane, proces, doradca, counted[miesiac], dzis) for miesiac in miesiace]


def _pole(dane, proces, doradca, minuty, dzis) -> Pole:
    wiersz = dane.miesiace.get((proces.pk, doradca.pk, minuty.miesiac))
    logged = minuty.zapisane + minuty.przeniesione
    stan, slowo = (
        stan_decyzji(wiersz)
        or _stan_bez_minut(dane, proces, minuty.miesiac, dzis, minuty.wymagane or logged)
        or stan_minut(minuty.miesiac, minuty.wymagane, logged, dzis)
    )
    return Pole(
        minuty.miesiac,
        minuty.wymagane,
        minuty.zapisane,
        minuty.przeniesione,
        stan,
        slowo,
        wiersz,
    )


def stan_decyzji(wiersz: MiesiacDoradcy | None) -> tuple[str, str] | None:
    """State that somebody's decision gives to the month."""
    if wiersz is None:
        return None
    if wiersz.brak_wsparcia:
        suffix = {StatusMiesiaca.PRZYJETY: ", przyjęty", StatusMiesiaca.ZAMKNIETY: ", zamknięty"}
        return "pauza", "brak wsparcia" + suffix.get(wiersz.status, "")
    if wiersz.status == StatusMiesiaca.PRZYJETY:
        return "gotowe", "przyjęty"
    if wiersz.status == StatusMiesiaca.ZAMKNIETY:
        return "czeka", "zamknięty"
    return None


def _stan_bez_minut(dane, proces, miesiac, dzis, anything) -> tuple[str, str] | None:
    if anything:
        return None
    okres = trwanie(proces)
    in_edition = okres.od <= last_day(miesiac) and miesiac <= okres.do
    if in_edition and dane.is_paused(proces.pk, miesiac):
        return "pauza", "pauza"
    return ("przed", "później") if in_edition and miesiac > dzis else ("przed", "poza okresem")


def stan_minut(miesiac: date, wymagane: int, zapisane: int, dzis: date) -> tuple[str, str]:
    """State of a month about which nobody has decided anything yet."""
    missing = wymagane - zapisane
    if miesiac > dzis:
        return ("przed", "później")
    if miesiac == first_day(dzis):
        return ("toku", f"brakuje {missing}") if missing > 0 else ("gotowe", "komplet")
    return ("pilne", f"brakuje {missing}") if missing > 0 else ("czeka", "do zamknięcia")
