"""The repeated sheet: who fills it, the own answers, and before beside after."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from arkusz.queries.arkusz import StanArkusza, Tryb
from arkusz.queries.wlasny import PozycjaArkusza
from edycje.enums import Etap
from edycje.models import CzlonekZespolu, Edycja, Proces
from obszary.models import Stwierdzenie
from powtorka.enums import Kierunek
from powtorka.models import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from powtorka.przed_i_po import ZmianaObszaru, direction_of_statement
from wynik.obliczenia import WynikObszaru
from wynik.queries.wynik import get_min_osob, get_wyniki, read_figures


def is_powtorka_time(proces: Proces) -> bool:
    """The sheet is repeated in etap 3, when the work in the area can show."""
    return proces.etap == Etap.WDROZENIE


def get_arkusz_powtorny(
    proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb
) -> ArkuszPowtorny | None:
    return ArkuszPowtorny.objects.filter(
        proces=proces, czlonek=czlonek, wspolny=tryb.is_wspolny
    ).first()


def get_stwierdzenia(proces: Proces):
    """Statements of the chosen areas in the version of the sheet that the edition keeps."""
    return (
        Stwierdzenie.objects.filter(
            wersja=proces.edycja.wersja_arkusza_id, obszar__in=proces.obszary_pks
        )
        .select_related("obszar")
        .order_by("obszar__nr", "numer")
    )


def get_pozycje_powtorne(
    proces: Proces, arkusz: ArkuszPowtorny | None, tryb: Tryb
) -> list[PozycjaArkusza]:
    """Statements of the chosen areas with own answers. At most two queries."""
    values = {}
    if arkusz is not None:
        rows = OdpowiedzPowtorna.objects.filter(arkusz=arkusz)
        values = {
            stwierdzenie: str(ocena or brak)
            for stwierdzenie, ocena, brak in rows.values_list("stwierdzenie", "ocena", "brak_oceny")
        }
    return [
        PozycjaArkusza(one, f"{tryb.prefiks}{one.pk}", values.get(one.pk, ""))
        for one in get_stwierdzenia(proces)
    ]


def get_stany_powtorne(proces: Proces, tryb: Tryb) -> list[StanArkusza]:
    """Who has sent, of the people who fill a sheet today. One query."""
    sent = dict(
        ArkuszPowtorny.objects.sent()
        .filter(proces=proces, wspolny=tryb.is_wspolny)
        .values_list("czlonek", "wyslano_at")
    )
    people = [tryb.prowadzacy] if tryb.is_wspolny else tryb.wypelniajacy
    return [StanArkusza(czlonek, sent.get(czlonek.pk)) for czlonek in people]


@dataclass(frozen=True)
class PrzedIPo:
    """Both moments of one Proces; ``wszystkie`` are all areas of the first result."""

    wynik: WynikPowtorny
    arkusze_przed: int
    wspolny_przed: bool
    wszystkie: list[WynikObszaru]
    zmiany: list[ZmianaObszaru]
    kierunki: dict[int, Kierunek | None]

    @property
    def kierunek(self) -> Kierunek | None:
        """Of a Jst with two areas the first one that can be compared speaks."""
        return next((one.kierunek for one in self.zmiany if one.is_shown), None)


def get_przed_i_po(proces: Proces) -> PrzedIPo | None:
    """None before the repeated sheets are closed. Nine queries."""
    return get_przed_i_po_wielu([proces]).get(proces.pk)


def get_przed_i_po_wielu(procesy: list[Proces]) -> dict[int, PrzedIPo]:
    """The same for many Procesy, in nine queries whatever their number."""
    by_wynik = {one.pk: one for one in WynikPowtorny.objects.filter(proces__in=procesy)}
    if not by_wynik:
        return {}
    after = read_figures(by_wynik, OdpowiedzPowtorna)
    before = get_wyniki([one.proces_id for one in by_wynik.values()])
    return {
        wynik.proces_id: _compare(wynik, before[wynik.proces_id], after[wynik.pk])
        for wynik in by_wynik.values()
        if wynik.proces_id in before
    }


def _compare(wynik: WynikPowtorny, przed, po) -> PrzedIPo:
    zmiany = [
        ZmianaObszaru(start, koniec)
        for koniec in po.obszary
        if (start := przed.get_obszar(koniec.obszar_pk)) is not None
    ]
    needed = get_min_osob(przed.wynik), get_min_osob(wynik)
    return PrzedIPo(
        wynik=wynik,
        arkusze_przed=przed.wynik.liczba_arkuszy,
        wspolny_przed=przed.wynik.wspolny,
        wszystkie=przed.obszary,
        zmiany=zmiany,
        kierunki={
            pk: direction_of_statement(przed.stwierdzenia.get(pk, {}), counts, *needed)
            for pk, counts in po.stwierdzenia.items()
        },
    )


def get_kierunki(przed_i_po: PrzedIPo) -> list[tuple[Stwierdzenie, Kierunek | None]]:
    """Statements in their order with the direction of change. One query."""
    rows = Stwierdzenie.objects.filter(pk__in=przed_i_po.kierunki).select_related("obszar")
    return [(one, przed_i_po.kierunki[one.pk]) for one in rows.order_by("obszar__nr", "numer")]


@dataclass(frozen=True)
class PodniesienieKompetencji:
    """Indicator of an edition: in how many Jst the chosen areas are rated higher at the end."""

    wiersze: list[tuple[Proces, PrzedIPo]]
    jst_edycji: int

    @property
    def jst(self) -> int:
        """Jst that repeated the sheet and can be compared."""
        return sum(one.kierunek is not None for _, one in self.wiersze)

    @property
    def kierunki(self) -> list[tuple[Kierunek, int]]:
        counts = Counter(one.kierunek for _, one in self.wiersze)
        return [(kierunek, counts[kierunek]) for kierunek in Kierunek]

    @property
    def wzrost(self) -> int:
        return dict(self.kierunki)[Kierunek.WZROST]

    @property
    def procent(self) -> int:
        return round(100 * self.wzrost / self.jst) if self.jst else 0

    @property
    def mediana_przed(self) -> float | None:
        return self._mean("przed")

    @property
    def mediana_po(self) -> float | None:
        return self._mean("po")

    def _mean(self, moment: str) -> float | None:
        """Mean of the medians of the chosen areas of all Jst, to one place."""
        medians = [
            getattr(zmiana, moment).mediana
            for _, one in self.wiersze
            for zmiana in one.zmiany
            if zmiana.is_shown
        ]
        return round(float(sum(medians) / Fraction(len(medians))), 1) if medians else None


def get_podniesienie_kompetencji(edycja: Edycja) -> PodniesienieKompetencji:
    """Ten queries whatever the number of Jst."""
    procesy = list(edycja.procesy.with_opis())
    found = get_przed_i_po_wielu(procesy)
    return PodniesienieKompetencji(
        [(proces, found[proces.pk]) for proces in procesy if proces.pk in found], len(procesy)
    )
