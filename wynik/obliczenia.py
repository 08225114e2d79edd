"""Group figures of the sheet. Pure functions over counts of ratings, never over people.

A rating is a number from 1 to 5; ``counts`` maps a rating to how many times it was given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from arkusz.skala import MIN_OSOB, SKALA

# Upper limit of agreement on a scale of 5 answers: Burke and Dunlap (2002), c/6.
GRANICA_ZGODNOSCI = Fraction(len(SKALA), 6)
MALO_DANYCH = Fraction(1, 4)

Counts = Mapping[int, int]


def median_of_counts(counts: Counts) -> Fraction | None:
    """Median of all ratings; the mean of the two middle ones when their number is even."""
    total = sum(counts.values())
    if not total:
        return None
    return Fraction(_nth(counts, (total - 1) // 2) + _nth(counts, total // 2), 2)


def _nth(counts: Counts, index: int) -> int:
    seen = 0
    for rating in sorted(counts):
        seen += counts[rating]
        if index < seen:
            return rating
    raise IndexError(index)


def range_of_counts(counts: Counts) -> tuple[int, int] | None:
    given = [rating for rating, number in counts.items() if number]
    return (min(given), max(given)) if given else None


def average_deviation(counts: Counts) -> Fraction | None:
    """Mean distance of the ratings of one statement from their median, AD(Md).

    0 means that everybody said the same. Burke, Finkelstein and Dusig (1999), "On average
    deviation indices for estimating interrater agreement", Organizational Research Methods 2(1).
    """
    median = median_of_counts(counts)
    if median is None:
        return None
    total = sum(counts.values())
    return sum(abs(rating - median) * number for rating, number in counts.items()) / Fraction(total)


def agreement_of_area(statements: Iterable[Counts], min_ratings: int = MIN_OSOB) -> Fraction | None:
    """AD(Md) of a scale of many items: the mean over its statements (ibid.).

    Statements rated by fewer than ``min_ratings`` people say nothing about agreement.
    """
    deviations = [
        average_deviation(counts) for counts in statements if sum(counts.values()) >= min_ratings
    ]
    return sum(deviations) / Fraction(len(deviations)) if deviations else None


def sum_counts(statements: Iterable[Counts]) -> dict[int, int]:
    total: dict[int, int] = {}
    for counts in statements:
        for rating, number in counts.items():
            total[rating] = total.get(rating, 0) + number
    return total


@dataclass(frozen=True)
class WynikObszaru:
    """Figures of one area; ``mediana`` is None when too few people rated it to show any."""

    nr: int
    nazwa: str
    skrot: str
    obszar_pk: int
    oceny: int = 0
    nie_wiem: int = 0
    nie_dotyczy: int = 0
    mediana: Fraction | None = None
    najnizsza: int | None = None
    najwyzsza: int | None = None
    rozrzut: Fraction | None = None
    srednia: Fraction | None = field(default=None, repr=False)

    @property
    def is_shown(self) -> bool:
        return self.mediana is not None

    @property
    def mediana_liczba(self) -> float | None:
        """An exact number for people: halves have a finite decimal form."""
        return None if self.mediana is None else float(self.mediana)

    @property
    def odpowiedzi(self) -> int:
        return self.oceny + self.nie_wiem + self.nie_dotyczy

    @property
    def procent_nie_wiem(self) -> int:
        return round(100 * self.nie_wiem / self.odpowiedzi) if self.odpowiedzi else 0

    @property
    def is_agreed(self) -> bool:
        return self.rozrzut is not None and self.rozrzut <= GRANICA_ZGODNOSCI

    @property
    def is_disputed(self) -> bool:
        return self.rozrzut is not None and self.rozrzut > GRANICA_ZGODNOSCI

    @property
    def is_poorly_known(self) -> bool:
        return bool(self.odpowiedzi) and self.nie_wiem >= MALO_DANYCH * self.odpowiedzi


def compute_wynik(
    statements: list[Counts], osoby: int, nie_wiem: int, nie_dotyczy: int, min_osob: int, **opis
) -> WynikObszaru:
    """Figures of an area from the counts of each of its statements.

    ``osoby`` is how many people rated at least one statement; with fewer than ``min_osob`` only
    the number of answers outside the scale is told.
    """
    counts = sum_counts(statements)
    total = sum(counts.values())
    outside = {"nie_wiem": nie_wiem, "nie_dotyczy": nie_dotyczy}
    if osoby < min_osob or not total:
        return WynikObszaru(**opis, **outside, oceny=total)
    lowest, highest = range_of_counts(counts)
    return WynikObszaru(
        **opis,
        **outside,
        oceny=total,
        mediana=median_of_counts(counts),
        najnizsza=lowest,
        najwyzsza=highest,
        rozrzut=agreement_of_area(statements) if min_osob > 1 else None,
        srednia=Fraction(sum(rating * number for rating, number in counts.items()), total),
    )


def weakest(wyniki: Iterable[WynikObszaru], number: int = 3) -> list[WynikObszaru]:
    """The lowest medians, lowest first; of equal medians the lower mean, then the lower number."""
    shown = [wynik for wynik in wyniki if wynik.is_shown]
    return sorted(shown, key=lambda w: (w.mediana, w.srednia, w.nr))[:number]


def is_weakest(obszar_pk: int, wyniki: Iterable[WynikObszaru]) -> bool:
    """Whether no area has a lower median; true for all when there is nothing to compare."""
    medians = {wynik.obszar_pk: wynik.mediana for wynik in wyniki if wynik.is_shown}
    return not medians or medians.get(obszar_pk) == min(medians.values())


@dataclass(frozen=True)
class Wniosek:
    """One line of "what follows from it"."""

    znacznik: str
    wynik: WynikObszaru
    zdanie: str


def conclude(wyniki: list[WynikObszaru]) -> list[Wniosek]:
    """What a team should look at, in words; a help to talk, never a decision."""
    shown = [wynik for wynik in wyniki if wynik.is_shown]
    lines = [Wniosek("najniżej", wynik, _scope(wynik)) for wynik in weakest(shown)]
    disputed = max(
        (wynik for wynik in shown if wynik.is_disputed),
        key=lambda wynik: (wynik.rozrzut, -wynik.nr),
        default=None,
    )
    if disputed is not None:
        lines.append(
            Wniosek(
                "porozmawiajcie",
                disputed,
                f"Oceny od {disputed.najnizsza} do {disputed.najwyzsza}. "
                "Największa różnica zdań w zespole.",
            )
        )
    unknown = max(
        (wynik for wynik in wyniki if wynik.is_poorly_known),
        key=lambda wynik: (wynik.procent_nie_wiem, -wynik.nr),
        default=None,
    )
    if unknown is not None:
        lines.append(
            Wniosek(
                "mało danych",
                unknown,
                f"{unknown.procent_nie_wiem}% odpowiedzi to „nie wiem”. Sprawdźcie to najpierw.",
            )
        )
    return lines


def _scope(wynik: WynikObszaru) -> str:
    median = f"{float(wynik.mediana):g}".replace(".", ",")
    sentence = f"Mediana {median}, oceny od {wynik.najnizsza} do {wynik.najwyzsza}"
    if wynik.is_agreed:
        return f"{sentence}: widzicie to podobnie."
    return f"{sentence}: różnicie się w ocenie." if wynik.is_disputed else f"{sentence}."
