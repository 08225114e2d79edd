"""The vote on areas: sums of points after it is closed, and the own points of one person."""

from dataclasses import dataclass

from django.db.models import Count

from arkusz.queries.arkusz import get_tryb
from arkusz.skala import MIN_OSOB
from edycje.models import CzlonekZespolu, Proces
from obszary.models import Obszar
from wynik.models import GlosNaObszar, WyborObszaru, WynikGlosowania


@dataclass(frozen=True)
class Glosowanie:
    """``punkty`` are None until the vote is closed: nobody sees how it goes."""

    uprawnieni: list[CzlonekZespolu]
    oddali: set[int]
    wynik: WynikGlosowania | None
    punkty: list[tuple[Obszar, int]] | None
    is_wspolne: bool
    is_wybrany: bool

    @property
    def is_open(self) -> bool:
        return self.wynik is None and not self.is_wybrany and self.is_possible

    @property
    def is_possible(self) -> bool:
        """Two people would show each other their points: they talk instead."""
        return not self.is_wspolne and len(self.uprawnieni) >= MIN_OSOB

    @property
    def osoby(self) -> list[tuple[CzlonekZespolu, bool]]:
        return [(czlonek, czlonek.pk in self.oddali) for czlonek in self.uprawnieni]

    @property
    def ile_oddalo(self) -> int:
        return sum(is_done for _, is_done in self.osoby)

    @property
    def can_close(self) -> bool:
        return self.is_open and self.ile_oddalo >= MIN_OSOB

    @property
    def is_complete(self) -> bool:
        return self.ile_oddalo == len(self.uprawnieni)

    def may_vote(self, czlonek: CzlonekZespolu | None) -> bool:
        return self.is_open and czlonek in self.uprawnieni


def get_glosowanie(proces: Proces) -> Glosowanie:
    """Four queries, five after the vote is closed; ``proces.edycja`` must be loaded."""
    tryb = get_tryb(proces)
    wynik = WynikGlosowania.objects.filter(proces=proces).first()
    return Glosowanie(
        uprawnieni=tryb.wypelniajacy,
        oddali=set(GlosNaObszar.objects.filter(proces=proces).values_list("czlonek", flat=True)),
        wynik=wynik,
        punkty=_sums(proces) if wynik else None,
        is_wspolne=tryb.is_wspolny,
        is_wybrany=WyborObszaru.objects.current().filter(proces=proces).exists(),
    )


def _sums(proces: Proces) -> list[tuple[Obszar, int]]:
    """Areas with their points, most points first."""
    rows = (
        Obszar.objects.filter(glosy__proces=proces)
        .annotate(punkty=Count("glosy"))
        .order_by("-punkty", "nr")
    )
    return [(obszar, obszar.punkty) for obszar in rows]


def get_punkty(czlonek: CzlonekZespolu) -> list[int]:
    """Areas to which this person gave the points, one by one. One query."""
    rows = GlosNaObszar.objects.filter(czlonek=czlonek).order_by("numer")
    return list(rows.values_list("obszar", flat=True))
