"""The home pages: of a team, of an advisor, of the people of ORE."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from cykl.queries.role import Role
from cykl.queries.tablica import Wiersz, wiersze
from doradztwo.teksty import MIESIACE, NBSP, counted, normalize, short_date
from edycje.models import Edycja, Proces
from hdr.enums import StatusHdr
from jst.models import Doradca
from sesje.kalendarz import next_month
from sesje.queries import (
    StronaGodzin,
    SumaMiesiaca,
    WierszKsiegi,
    otwarte_uwagi,
    strona_godzin,
    with_poczatek,
)
from spotkania.models import Spotkanie
from spotkania.queries import najblizsze
from wdrozenie.enums import Swiatlo
from wdrozenie.models import PrzegladPostepu
from wdrozenie.queries import FaktyHdr
from wdrozenie.queries import fakty as fakty_hdr
from wdrozenie.queries.postep import ostatnie_przeglady


@dataclass(frozen=True)
class SprawaDoradcy:
    """One thing that waits for the advisor: a state with its word, a link, since when."""

    stan: str
    slowo: str
    nazwa: str
    opis: str
    adres: str
    od: date


@dataclass(frozen=True)
class Opoznienie:
    """A Proces in which something slips: late actions, or a red light of the team."""

    proces: Proces
    dzialania: int
    przeglad: PrzegladPostepu | None

    @property
    def is_czerwony(self) -> bool:
        return self.przeglad is not None and self.przeglad.swiatlo == Swiatlo.CZERWONE


@dataclass(frozen=True)
class StronaDoradcy:
    doradca: Doradca
    godziny: StronaGodzin
    opoznienia: list[Opoznienie]
    czeka: list[SprawaDoradcy]
    spotkania: list[tuple[Spotkanie, list[Proces]]]

    @property
    def liczba_jst(self) -> int:
        return len({row.proces.pk for row in self.godziny.ksiega if row.is_current})


def procesy_zespolu(user, role: Role) -> list[Wiersz]:
    return _wiersze(role.procesy_zespolu)


def procesy_doradcy(role: Role) -> StronaDoradcy | None:
    """What an advisor sees first; None for somebody who is none."""
    if not role.is_doradca:
        return None
    doradca = with_poczatek(Doradca.objects.select_related("user")).get(pk=role.doradca_pk)
    godziny = strona_godzin(doradca)
    rows = [row for row in godziny.ksiega if row.is_current]
    known = fakty_hdr([row.proces.pk for row in rows], z_ogniwami=False)
    czeka = [*_miesiace_do_zamkniecia(godziny), *_hdr_do_opinii(rows, known), *_uwagi(doradca)]
    return StronaDoradcy(
        doradca,
        godziny,
        _opoznienia(rows, known),
        sorted(czeka, key=lambda sprawa: sprawa.od),
        _spotkania(rows),
    )


def _opoznienia(rows: list[WierszKsiegi], known: dict[int, FaktyHdr]) -> list[Opoznienie]:
    """Procesy that carry out their HDR and slip, most late actions first. One query."""
    procesy = {row.proces.pk: row.proces for row in rows if known[row.proces.pk].przyjeto_at}
    reviews = ostatnie_przeglady(procesy)
    found = [
        Opoznienie(proces, known[pk].dzialania_opoznione, reviews.get(pk))
        for pk, proces in procesy.items()
    ]
    slipping = [one for one in found if one.dzialania or one.is_czerwony]
    return sorted(
        slipping,
        key=lambda one: (-one.dzialania, not one.is_czerwony, normalize(str(one.proces.jst))),
    )


def _miesiace_do_zamkniecia(godziny: StronaGodzin) -> list[SprawaDoradcy]:
    return [
        _zamkniecie(suma, next_month(suma.miesiac))
        for suma in godziny.sumy
        if suma.do_zamkniecia and suma.miesiac < godziny.biezacy
    ]


def _zamkniecie(suma: SumaMiesiaca, od: date) -> SprawaDoradcy:
    liczba_jst = counted(suma.do_zamkniecia, "JST,JST,JST")
    opis = "Minut jest dość, wystarczy zamknąć."
    if suma.brakuje_w:
        gdzie = counted(suma.brakuje_w, "JST,JST,JST")
        opis = f"W{NBSP}{gdzie} brakuje minut. Dopisz sesje albo podaj powód braku wsparcia."
    return SprawaDoradcy(
        stan="pilne" if suma.brakuje_w else "czeka",
        slowo="po terminie" if suma.brakuje_w else "do zamknięcia",
        nazwa=f"Zamknij {MIESIACE[suma.miesiac.month - 1]}{NBSP}{suma.miesiac.year}: {liczba_jst}",
        opis=opis,
        adres=reverse("sesje:miesiac_detail", args=[suma.miesiac.year, suma.miesiac.month]),
        od=od,
    )


def _hdr_do_opinii(rows: list[WierszKsiegi], known: dict[int, FaktyHdr]) -> list[SprawaDoradcy]:
    """HDR handed over for opinions in which the one of this advisor is missing."""
    return [
        SprawaDoradcy(
            stan="czeka",
            slowo="na Twoją opinię",
            nazwa=f"HDR: {row.proces.jst}",
            opis="Zespół przekazał HDR do opinii ROS i PRO.",
            adres=reverse("hdr:hdr_detail", args=[row.proces.pk]),
            od=timezone.localdate(fakty.status_at),
        )
        for row in rows
        if (fakty := known[row.proces.pk]).status == StatusHdr.W_OPINII
        and row.specjalizacja not in fakty.opinie
    ]


def _uwagi(doradca: Doradca) -> list[SprawaDoradcy]:
    """Objections of leaders to sessions, without an answer yet."""
    return [
        SprawaDoradcy(
            stan="czeka",
            slowo="na odpowiedź",
            nazwa=f"Uwaga do sesji z {short_date(uwaga.sesja.data_sesji)}: "
            f"{uwaga.sesja.proces.jst.nazwa_z_rodzajem}",
            opis=f"Lider pisze: {uwaga.tresc}",
            adres=reverse("sesje:uwaga_answer", args=[uwaga.pk]),
            od=timezone.localdate(uwaga.created_at),
        )
        for uwaga in otwarte_uwagi(doradca)
    ]


def _spotkania(rows: list[WierszKsiegi]) -> list[tuple[Spotkanie, list[Proces]]]:
    """The next meetings, each once, with the Procesy of the advisor that it concerns."""
    procesy = {row.proces.pk: row.proces for row in rows}
    meetings: dict[int, tuple[Spotkanie, list[Proces]]] = {}
    for pk, spotkanie in najblizsze(procesy.values()).items():
        meetings.setdefault(spotkanie.pk, (spotkanie, []))[1].append(procesy[pk])
    return sorted(meetings.values(), key=lambda meeting: (meeting[0].poczatek, meeting[0].pk))


def edycje_osoby(user, role: Role) -> QuerySet[Edycja]:
    """Editions a person coordinates or observes. One query; none for those without any."""
    if not (role.edycje or user.is_superuser):
        return Edycja.objects.none()
    return Edycja.objects.visible_to(user).annotate(liczba_procesow=Count("procesy"))


def _wiersze(pks: list[int]) -> list[Wiersz]:
    """Rows of the board for Procesy of any editions, the newest edition first."""
    return wiersze(
        Proces.objects.with_opis()
        .filter(pk__in=pks)
        .order_by("-edycja__od", "edycja", "jst__nazwa", "pk")
    )
