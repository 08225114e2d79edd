"""What waits in one Proces and reminds of itself: the plan put on facts. Pure functions.

Kroki of etapy behind a closed gate are left alone: first the gate. What only the coordinator can
do is reminded of the coordinator, not of a team that cannot help it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cykl.enums import RodzajPrzypomnienia
from cykl.fakty import Fakty
from cykl.przypomnienia.plan import (
    ODPOWIEDZIALNY,
    OPIEKUN_DANYCH,
    Odbiorcy,
    WierszPlanu,
    get_wiersz,
)
from cykl.warunki import (
    DORADCA_PRO,
    DORADCA_ROS,
    DORADCY,
    KOORDYNATOR,
    LIDER,
    ZESPOL,
    warunki_kroku,
)
from doradztwo.drabina import Szczebel, nastepny_szczebel, szczebel_na_dzien
from doradztwo.teksty import counted, short_date
from edycje.enums import RodzajKroku
from edycje.models import Proces
from edycje.queries import OknoKroku
from hdr.enums import StatusHdr
from podsumowanie.enums import StatusPodsumowania
from wdrozenie.queries.postep import TerminOsoby
from zbiory.queries.prosby import OtwartaProsba

_DO_KOGO = {
    LIDER: "do lidera",
    ZESPOL: "do całego zespołu",
    KOORDYNATOR: "do koordynatora",
    "decydent": "do decydenta",
    DORADCY: "do doradców ROS i PRO",
    DORADCA_ROS: "do doradcy ROS",
    DORADCA_PRO: "do doradcy PRO",
    ODPOWIEDZIALNY: "do osoby odpowiedzialnej",
    OPIEKUN_DANYCH: "do osoby, która odpowiada za te dane",
}
_ZLOZONE = (StatusPodsumowania.ZLOZONE, StatusPodsumowania.PRZYJETE)


@dataclass(frozen=True, slots=True)
class SesjeProcesu:
    """Sessions that wait for the lider, and since when the oldest does."""

    ile: int
    od: date


@dataclass(frozen=True, slots=True)
class FaktyPlanu:
    """All that the plan asks about one Proces (``edycja`` loaded).

    ``w_etapie_od``: since when the Proces is in its etap; ``wstrzymania``: kind → put off until;
    ``terminy``: actions of an accepted HDR still to be done; ``prosby``: documents asked for.
    """

    proces: Proces
    okna: list[OknoKroku]
    fakty: Fakty
    w_etapie_od: date
    sesje: SesjeProcesu | None = None
    wstrzymania: dict[str, date] = field(default_factory=dict)
    terminy: tuple[TerminOsoby, ...] = ()
    prosby: tuple[OtwartaProsba, ...] = ()


@dataclass(frozen=True, slots=True)
class Sprawa:
    """One thing that waits, with its ladder; ``czego`` continues "przypomnienie …"."""

    wiersz: WierszPlanu
    proces: Proces
    przedmiot: str
    kotwica: date
    od: date | None
    odbiorcy: Odbiorcy
    czego: str
    krok: OknoKroku | None = None
    wstrzymano_do: date | None = None
    termin: TerminOsoby | None = None
    prosba: OtwartaProsba | None = None

    def na_dzien(self, day: date) -> Szczebel | None:
        """The rung that goes out on the day, none of those that fell into the time put off."""
        rung = szczebel_na_dzien(self.wiersz.drabina, self.kotwica, self.od, day)
        if rung and self.wstrzymano_do and rung.dzien <= self.wstrzymano_do:
            return None
        return rung

    def nastepny(self, day: date) -> Szczebel | None:
        if self.wstrzymano_do:
            day = max(day, self.wstrzymano_do + timedelta(days=1))
        return nastepny_szczebel(self.wiersz.drabina, self.kotwica, self.od, day)

    def role(self, numer: int) -> tuple[str, ...]:
        """Who gets the rung; the whole team includes its lider."""
        joined = [role for first, role in self.odbiorcy if numer >= first]
        return tuple(role for role in joined if role != LIDER or ZESPOL not in joined)

    def do_kogo(self, numer: int) -> str:
        return " i ".join(_DO_KOGO[role] for role in self.role(numer))


def sprawy(dane: FaktyPlanu) -> list[Sprawa]:
    """Everything that waits now; nothing while the Proces is paused, ended or withdrawn."""
    if not dane.proces.is_open:
        return []
    return [
        *_kroki(dane),
        *_hdr(dane),
        *_podsumowanie(dane),
        *_dzialania(dane),
        *sprawy_prosb(dane),
        *_sesje(dane),
    ]


def _sprawa(dane: FaktyPlanu, rodzaj: str, co: str = "", **fields) -> Sprawa:
    wiersz = get_wiersz(rodzaj)
    return Sprawa(
        **{
            "wiersz": wiersz,
            "proces": dane.proces,
            "przedmiot": f"proces:{dane.proces.pk}{co}",
            "od": None,
            "odbiorcy": wiersz.odbiorcy,
            "wstrzymano_do": dane.wstrzymania.get(rodzaj),
            **fields,
        }
    )


def _od(dane: FaktyPlanu, okno: OknoKroku) -> date | None:
    """A Krok of the present etap waits since the etap was opened, one of an earlier always."""
    return dane.w_etapie_od if okno.krok.etap == dane.proces.etap else None


def _kroki(dane: FaktyPlanu) -> Iterator[Sprawa]:
    proces = dane.proces
    for okno in dane.okna:
        krok = okno.krok
        if krok.etap > proces.etap or krok.rodzaj == RodzajKroku.PODSUMOWANIE:
            continue
        braki = [w for w in warunki_kroku(krok, dane.fakty, proces.edycja) if not w.jest]
        if not braki:
            continue
        fields = {}
        if all(brak.kto == KOORDYNATOR for brak in braki):
            fields["odbiorcy"] = ((1, KOORDYNATOR),)
        yield _sprawa(
            dane,
            RodzajPrzypomnienia.KROK,
            f":krok:{krok.pk}",
            kotwica=okno.do,
            od=_od(dane, okno),
            czego=f"o kroku „{krok.nazwa}”, termin {short_date(okno.do)}",
            krok=okno,
            **fields,
        )


def _hdr(dane: FaktyPlanu) -> Iterator[Sprawa]:
    fakty = dane.fakty
    if fakty.hdr_status == StatusHdr.W_OPINII:
        waiting = ((DORADCA_ROS, fakty.opinia_ros), (DORADCA_PRO, fakty.opinia_pro))
        missing = tuple((1, kto) for kto, given in waiting if not given)
        if missing:
            czego = f"o opinii o HDR, przekazanym {short_date(fakty.hdr_od)}"
            yield _sprawa(
                dane,
                RodzajPrzypomnienia.HDR_OPINIA,
                kotwica=fakty.hdr_od,
                odbiorcy=missing,
                czego=czego,
            )
    elif fakty.hdr_status == StatusHdr.DO_AKCEPTACJI:
        czego = f"o akceptacji HDR, który czeka od {short_date(fakty.hdr_od)}"
        yield _sprawa(dane, RodzajPrzypomnienia.HDR_AKCEPTACJA, kotwica=fakty.hdr_od, czego=czego)


def _podsumowanie(dane: FaktyPlanu) -> Iterator[Sprawa]:
    for okno in dane.okna:
        if (
            okno.krok.rodzaj == RodzajKroku.PODSUMOWANIE
            and okno.krok.etap <= dane.proces.etap
            and dane.fakty.podsumowanie_status not in _ZLOZONE
        ):
            yield _sprawa(
                dane,
                RodzajPrzypomnienia.PODSUMOWANIE,
                f":krok:{okno.krok.pk}",
                kotwica=okno.do,
                od=_od(dane, okno),
                czego=f"o podsumowaniu, termin {short_date(okno.do)}",
                krok=okno,
            )


def _dzialania(dane: FaktyPlanu) -> Iterator[Sprawa]:
    """One for each person and day on which something ends; a day has a ladder of its own."""
    for termin in dane.terminy:
        ile = counted(len(termin.dzialania), "działaniu,działaniach,działaniach")
        yield _sprawa(
            dane,
            RodzajPrzypomnienia.DZIALANIE,
            f":osoba:{termin.osoba_pk}:do:{termin.do}",
            kotwica=termin.do,
            czego=f"o {ile} z HDR, termin {short_date(termin.do)}",
            termin=termin,
        )


def sprawy_prosb(dane: FaktyPlanu) -> Iterator[Sprawa]:
    """One for each document asked for: to those who heard of it first, once the day has passed."""
    for prosba in dane.prosby:
        odbiorcy = get_wiersz(RodzajPrzypomnienia.PROSBA).odbiorcy
        if prosba.opiekun is not None:
            odbiorcy = ((1, LIDER), (1, OPIEKUN_DANYCH))
        yield _sprawa(
            dane,
            RodzajPrzypomnienia.PROSBA,
            f":prosba:{prosba.pk}",
            kotwica=prosba.termin,
            od=dane.w_etapie_od,
            odbiorcy=odbiorcy,
            czego=f"o prośbie o dokument „{prosba.tresc}”, termin {short_date(prosba.termin)}",
            prosba=prosba,
        )


def _sesje(dane: FaktyPlanu) -> Iterator[Sprawa]:
    if dane.sesje is not None:
        ile = counted(dane.sesje.ile, "sesji,sesjach,sesjach")
        czego = f"o {ile} do potwierdzenia"
        yield _sprawa(dane, RodzajPrzypomnienia.SESJE, kotwica=dane.sesje.od, czego=czego)
