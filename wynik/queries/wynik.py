"""The group result: counted by the database, never answers of one person."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Model

from arkusz.enums import BrakOceny
from arkusz.models import OcenaObszaru, Odpowiedz, WynikZespolu
from arkusz.skala import MIN_OSOB
from edycje.models import Proces
from obszary.models import Obszar, Stwierdzenie
from wynik.obliczenia import Counts, WynikObszaru, compute_wynik, is_weakest, weakest
from wynik.podpowiedzi import (
    OcenyGrupy,
    Podpowiedz,
    Rozbieznosc,
    level_of_counts,
    most_disputed,
    strongest,
    suggest,
)

_PYTANIA = ("trudnosc", "chec", "koniecznosc")


@dataclass(frozen=True)
class WynikGrupy:
    """Figures of a team. ``stwierdzenia`` holds counts of ratings, for calculations alone."""

    wynik: WynikZespolu
    obszary: list[WynikObszaru]
    oceny: dict[int, OcenyGrupy]
    stwierdzenia: dict[int, Counts] = field(repr=False)

    @property
    def podpowiedzi(self) -> list[Podpowiedz]:
        return suggest(self.obszary, self.oceny)

    def needs_reason(self, obszar_pk: int, miejsce: int = 1) -> bool:
        """Whether choosing this area has to be explained (produkt.md, section 3).

        An area that is not suggested, and as the first one also one that is not the weakest.
        """
        suggested = {one.wynik.obszar_pk for one in self.podpowiedzi}
        if not suggested:
            return False
        is_lowest = miejsce > 1 or is_weakest(obszar_pk, self.obszary)
        return obszar_pk not in suggested or not is_lowest

    @property
    def mocne(self) -> list[WynikObszaru]:
        return strongest(self.obszary)

    @property
    def najslabsze(self) -> list[WynikObszaru]:
        return weakest(self.obszary)

    def get_obszar(self, obszar_pk: int) -> WynikObszaru | None:
        return next((wynik for wynik in self.obszary if wynik.obszar_pk == obszar_pk), None)


def get_wynik(proces: Proces) -> WynikGrupy | None:
    """Figures of every area, or None before the sheets are closed. At most five queries."""
    return get_wyniki([proces]).get(proces.pk)


def get_wyniki(procesy: list[Proces] | list[int]) -> dict[int, WynikGrupy]:
    """The same for many Procesy, in five queries whatever their number."""
    zamkniete = {
        wynik.proces_id: wynik
        for wynik in WynikZespolu.objects.filter(proces__in=procesy).with_arkusze()
    }
    if not zamkniete:
        return {}
    by_wynik = {wynik.pk: wynik for wynik in zamkniete.values()}
    figures = read_figures(by_wynik, Odpowiedz)
    oceny = _oceny(by_wynik)
    return {
        wynik.proces_id: WynikGrupy(
            wynik, figures[wynik.pk].obszary, oceny[wynik.pk], figures[wynik.pk].stwierdzenia
        )
        for wynik in by_wynik.values()
    }


@dataclass(frozen=True)
class Liczby:
    """Figures of areas and, for calculations alone, counts of ratings of each statement."""

    obszary: list[WynikObszaru] = field(default_factory=list)
    stwierdzenia: dict[int, Counts] = field(default_factory=dict, repr=False)


def read_figures(by_wynik: dict, model: type[Model]) -> dict[int, Liczby]:
    """Figures of closed sheets, first or repeated ones, in three queries."""
    counts, outside, obszary_wyniku = _counts(by_wynik, model)
    osoby = _people(by_wynik, model)
    obszary = {obszar.pk: obszar for obszar in Obszar.objects.defer("opis")}
    return {
        pk: Liczby(
            [
                compute_wynik(
                    list(counts[pk, obszar_pk].values()),
                    osoby=osoby.get((pk, obszar_pk), 0),
                    nie_wiem=outside[pk, obszar_pk, BrakOceny.NIE_WIEM],
                    nie_dotyczy=outside[pk, obszar_pk, BrakOceny.NIE_DOTYCZY],
                    min_osob=get_min_osob(wynik),
                    nr=obszary[obszar_pk].nr,
                    nazwa=obszary[obszar_pk].nazwa,
                    skrot=obszary[obszar_pk].skrot,
                    obszar_pk=obszar_pk,
                )
                for obszar_pk in sorted(obszary_wyniku[pk], key=lambda one: obszary[one].nr)
            ],
            {
                stwierdzenie: one
                for obszar_pk in obszary_wyniku[pk]
                for stwierdzenie, one in counts[pk, obszar_pk].items()
            },
        )
        for pk, wynik in by_wynik.items()
    }


def get_min_osob(wynik) -> int:
    """How many people a figure needs; a joint sheet was agreed by both."""
    return 1 if wynik.wspolny else MIN_OSOB


def _counts(by_wynik, model):
    """Ratings per statement and answers outside the scale per area."""
    rows = (
        model.objects.filter(arkusz__wynik__in=by_wynik)
        .order_by()
        .values_list("arkusz__wynik", "stwierdzenie__obszar", "stwierdzenie", "ocena", "brak_oceny")
        .annotate(ile=Count("pk"))
    )
    counts = defaultdict(lambda: defaultdict(dict))
    outside = defaultdict(int)
    obszary_wyniku = defaultdict(set)
    for wynik, obszar, stwierdzenie, ocena, brak, ile in rows:
        obszary_wyniku[wynik].add(obszar)
        if ocena is None:
            outside[wynik, obszar, brak] += ile
        else:
            counts[wynik, obszar][stwierdzenie][ocena] = ile
    return counts, outside, obszary_wyniku


def _people(by_wynik, model):
    """How many people rated at least one statement of an area."""
    rows = (
        model.objects.filter(arkusz__wynik__in=by_wynik, ocena__isnull=False)
        .order_by()
        .values_list("arkusz__wynik", "stwierdzenie__obszar")
        .annotate(ile=Count("arkusz", distinct=True))
    )
    return {(wynik, obszar): ile for wynik, obszar, ile in rows}


def _oceny(by_wynik):
    """How difficult an area is, how much the team wants it and needs it, in words."""
    counts = {(pk, pytanie): defaultdict(dict) for pk in by_wynik for pytanie in _PYTANIA}
    rows = (
        OcenaObszaru.objects.filter(arkusz__wynik__in=by_wynik)
        .order_by()
        .values_list("arkusz__wynik", "obszar", *_PYTANIA)
        .annotate(ile=Count("pk"))
    )
    for wynik, obszar, *oceny, ile in rows:
        for pytanie, ocena in zip(_PYTANIA, oceny, strict=True):
            if ocena is not None:
                one = counts[wynik, pytanie][obszar]
                one[ocena] = one.get(ocena, 0) + ile
    return {
        pk: {
            obszar: OcenyGrupy(
                **{
                    pytanie: level_of_counts(
                        counts[pk, pytanie].get(obszar, {}), get_min_osob(wynik)
                    )
                    for pytanie in _PYTANIA
                }
            )
            for obszar in set().union(*(counts[pk, pytanie] for pytanie in _PYTANIA))
        }
        for pk, wynik in by_wynik.items()
    }


def get_rozbieznosci(grupa: WynikGrupy) -> list[tuple[Stwierdzenie, Rozbieznosc]]:
    """Ten statements with the widest spread, with their texts. At most one query.

    A joint sheet has none: both people agreed on every answer.
    """
    disputed = most_disputed(grupa.stwierdzenia)
    if not disputed:
        return []
    texts = Stwierdzenie.objects.select_related("obszar").in_bulk(
        [one.stwierdzenie_pk for one in disputed]
    )
    return [(texts[one.stwierdzenie_pk], one) for one in disputed]
