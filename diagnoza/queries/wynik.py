"""The group result: counted by the database, never answers of one person."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from diagnoza.enums import BrakOceny
from diagnoza.models import Odpowiedz, WynikZespolu
from diagnoza.obliczenia import MIN_OSOB, WynikObszaru, compute_wynik, weakest
from edycje.models import Proces
from obszary.models import Obszar


@dataclass(frozen=True)
class WynikGrupy:
    wynik: WynikZespolu
    obszary: list[WynikObszaru]

    @property
    def najslabsze(self) -> list[WynikObszaru]:
        return weakest(self.obszary)

    def get_obszar(self, obszar_pk: int) -> WynikObszaru | None:
        return next((wynik for wynik in self.obszary if wynik.obszar_pk == obszar_pk), None)


def get_wynik(proces: Proces) -> WynikGrupy | None:
    """Figures of every area, or None before the sheets are closed. At most four queries."""
    return get_wyniki([proces]).get(proces.pk)


def get_wyniki(procesy: list[Proces]) -> dict[int, WynikGrupy]:
    """The same for many Procesy, in four queries whatever their number."""
    zamkniete = {
        wynik.proces_id: wynik for wynik in WynikZespolu.objects.filter(proces__in=procesy)
    }
    if not zamkniete:
        return {}
    by_wynik = {wynik.pk: wynik for wynik in zamkniete.values()}
    counts, outside, obszary_wyniku = _counts(by_wynik)
    osoby = _people(by_wynik)
    obszary = {obszar.pk: obszar for obszar in Obszar.objects.defer("opis")}
    return {
        wynik.proces_id: WynikGrupy(
            wynik,
            [
                compute_wynik(
                    list(counts[wynik.pk, obszar_pk].values()),
                    osoby=osoby.get((wynik.pk, obszar_pk), 0),
                    nie_wiem=outside[wynik.pk, obszar_pk, BrakOceny.NIE_WIEM],
                    nie_dotyczy=outside[wynik.pk, obszar_pk, BrakOceny.NIE_DOTYCZY],
                    min_osob=1 if wynik.wspolny else MIN_OSOB,
                    nr=obszary[obszar_pk].nr,
                    nazwa=obszary[obszar_pk].nazwa,
                    skrot=obszary[obszar_pk].skrot,
                    obszar_pk=obszar_pk,
                )
                for obszar_pk in sorted(obszary_wyniku[wynik.pk], key=lambda pk: obszary[pk].nr)
            ],
        )
        for wynik in by_wynik.values()
    }


def _counts(by_wynik):
    """Ratings per statement and answers outside the scale per area."""
    rows = (
        Odpowiedz.objects.filter(arkusz__wynik__in=by_wynik)
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


def _people(by_wynik):
    """How many people rated at least one statement of an area."""
    rows = (
        Odpowiedz.objects.filter(arkusz__wynik__in=by_wynik, ocena__isnull=False)
        .order_by()
        .values_list("arkusz__wynik", "stwierdzenie__obszar")
        .annotate(ile=Count("arkusz", distinct=True))
    )
    return {(wynik, obszar): ile for wynik, obszar, ile in rows}
