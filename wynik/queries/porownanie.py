"""The edition and its Jst of the same kind beside one Jst, so that nobody can be recognised.

Only Jst that have chosen their area count: their result cannot change any more. They are added
five at a time in the order of their choices, those of the same kind and the others apart. So
whatever is subtracted, at two moments or of two columns, is a sum over at least five of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Count, Min

from arkusz.models import Odpowiedz, WynikZespolu
from arkusz.skala import MIN_OSOB
from edycje.models import Proces
from wynik.obliczenia import median_of_counts

MIN_JST = 5


@dataclass(frozen=True)
class Srednia:
    """Mean of the medians of several Jst."""

    wartosc: Fraction
    jst: int

    @property
    def liczba(self) -> float:
        return round(float(self.wartosc), 1)


@dataclass(frozen=True)
class Porownanie:
    """Means by primary key of the area; an area with too few Jst has none."""

    edycja: dict[int, Srednia] = field(default_factory=dict)
    rodzaj: dict[int, Srednia] = field(default_factory=dict)

    @property
    def jst_edycji(self) -> int:
        return max((one.jst for one in self.edycja.values()), default=0)

    @property
    def jst_rodzaju(self) -> int:
        return max((one.jst for one in self.rodzaj.values()), default=0)


def get_porownanie(proces: Proces) -> Porownanie:
    """Three queries whatever the number of Jst; one when fewer than five have chosen."""
    rows = list(
        WynikZespolu.objects.filter(proces__edycja=proces.edycja_id)
        .annotate(wybrano_at=Min("proces__wybory_obszaru__wybrano_at"))
        .filter(wybrano_at__isnull=False)
        .order_by("wybrano_at", "pk")
        .values_list("pk", "wspolny", "proces__jst__rodzaj")
    )
    if len(rows) < MIN_JST:
        return Porownanie()
    medians = _medians({pk: 1 if wspolny else MIN_OSOB for pk, wspolny, _ in rows})
    alike, others = defaultdict(list), defaultdict(list)
    for pk, _, rodzaj in rows:
        target = alike if rodzaj == proces.jst.rodzaj else others
        for obszar, median in medians[pk].items():
            target[obszar].append(median)
    edycja = {
        obszar: [*by_five(alike[obszar]), *by_five(others[obszar])] for obszar in alike | others
    }
    return Porownanie(
        edycja=_means(edycja),
        rodzaj=_means({obszar: by_five(values) for obszar, values in alike.items()}),
    )


def by_five(values: list) -> list:
    """The first values, as many whole fives as there are."""
    return values[: len(values) - len(values) % MIN_JST]


def _means(values: dict[int, list[Fraction]]) -> dict[int, Srednia]:
    return {
        obszar: Srednia(sum(medians) / Fraction(len(medians)), len(medians))
        for obszar, medians in values.items()
        if medians
    }


def _medians(min_osob: dict[int, int]) -> dict[int, dict[int, Fraction]]:
    """Shown medians per result and area; ``min_osob`` says how many people each result needs."""
    answers = Odpowiedz.objects.filter(arkusz__wynik__in=min_osob, ocena__isnull=False).order_by()
    people = {
        (wynik, obszar): ile
        for wynik, obszar, ile in answers.values_list(
            "arkusz__wynik", "stwierdzenie__obszar"
        ).annotate(ile=Count("arkusz", distinct=True))
    }
    counts = defaultdict(dict)
    for wynik, obszar, ocena, ile in _ratings(answers):
        if people[wynik, obszar] >= min_osob[wynik]:
            counts[wynik, obszar][ocena] = ile
    medians = defaultdict(dict)
    for (wynik, obszar), one in counts.items():
        medians[wynik][obszar] = median_of_counts(one)
    return medians


def _ratings(answers) -> Iterable[tuple[int, int, int, int]]:
    return answers.values_list("arkusz__wynik", "stwierdzenie__obszar", "ocena").annotate(
        ile=Count("pk")
    )
