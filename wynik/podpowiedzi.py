"""What a team should talk about and which areas it may consider. Pure functions; words, never a
decision, and never a figure from which an answer of one person could be worked out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from arkusz.skala import MIN_OSOB
from doradztwo.teksty import format_number
from wynik.enums import Poziom
from wynik.obliczenia import (
    Counts,
    WynikObszaru,
    average_deviation,
    median_of_counts,
    range_of_counts,
    weakest,
)

ILE_ROZBIEZNOSCI = 10
ILE_PODPOWIEDZI = 3
# Two neighbouring answers are no dispute.
NAJMNIEJSZY_ROZSTEP = 2
NISKI, WYSOKI = Fraction(2), Fraction(4)


@dataclass(frozen=True)
class Rozbieznosc:
    """A statement on which the team differs: the lowest and the highest answer, nothing more.

    The median beside the range would give the answers away: of three people, one of whom said 1,
    range 1-3 with median 3 tells that both others said 3.
    """

    stwierdzenie_pk: int
    najnizsza: int
    najwyzsza: int
    odchylenie: Fraction = field(repr=False)

    @property
    def rozstep(self) -> int:
        return self.najwyzsza - self.najnizsza


def most_disputed(
    statements: Mapping[int, Counts], min_ratings: int = MIN_OSOB, number: int = ILE_ROZBIEZNOSCI
) -> list[Rozbieznosc]:
    """Statements with the widest spread; of equal ranges first the greater AD(Md)."""
    found = []
    for pk, counts in statements.items():
        if sum(counts.values()) < min_ratings:
            continue
        lowest, highest = range_of_counts(counts)
        if highest - lowest >= NAJMNIEJSZY_ROZSTEP:
            found.append(Rozbieznosc(pk, lowest, highest, average_deviation(counts)))
    found.sort(key=lambda one: (-one.rozstep, -one.odchylenie, one.stwierdzenie_pk))
    return found[:number]


def strongest(wyniki: Iterable[WynikObszaru], number: int = 3) -> list[WynikObszaru]:
    """Medians of 4 and more, highest first, none of the three weakest among them."""
    shown = [wynik for wynik in wyniki if wynik.is_shown]
    slabe = {wynik.obszar_pk for wynik in weakest(shown)}
    rest = [w for w in shown if w.obszar_pk not in slabe and w.mediana >= WYSOKI]
    return sorted(rest, key=lambda w: (-w.mediana, -w.srednia, w.nr))[:number]


@dataclass(frozen=True)
class OcenyGrupy:
    """Three medians of an area in words; None when fewer than three people gave one.

    Words, since each person gives one number here: an exact median of three people, together with
    one's own answer, could show the two others.
    """

    trudnosc: Poziom | None = None
    chec: Poziom | None = None
    koniecznosc: Poziom | None = None

    @property
    def is_shown(self) -> bool:
        return any((self.trudnosc, self.chec, self.koniecznosc))


def level_of_counts(counts: Counts, min_ratings: int = MIN_OSOB) -> Poziom | None:
    """Where the median lies: up to 2 mała, from 4 duża, średnia between them."""
    if sum(counts.values()) < min_ratings:
        return None
    median = median_of_counts(counts)
    if median <= NISKI:
        return Poziom.MALA
    return Poziom.DUZA if median >= WYSOKI else Poziom.SREDNIA


@dataclass(frozen=True)
class Podpowiedz:
    wynik: WynikObszaru
    powody: list[str]
    uwagi: list[str]


def suggest(
    wyniki: list[WynikObszaru],
    oceny: Mapping[int, OcenyGrupy],
    number: int = ILE_PODPOWIEDZI,
) -> list[Podpowiedz]:
    """Up to three areas worth considering, each with its reasons.

    Most reasons first; of as many reasons the lower median, then the lower mean. The area rated
    lowest is always among them.
    """
    shown = [wynik for wynik in wyniki if wynik.is_shown]
    slabe = weakest(shown)
    candidates = [(wynik, _reasons(wynik, slabe, oceny.get(wynik.obszar_pk))) for wynik in shown]
    candidates = [one for one in candidates if one[1]]
    candidates.sort(key=lambda one: (-len(one[1]), one[0].mediana, one[0].srednia, one[0].nr))
    chosen = candidates[:number]
    if slabe and slabe[0] not in [wynik for wynik, _ in chosen]:
        chosen[-1] = next(one for one in candidates if one[0] == slabe[0])
    return [Podpowiedz(wynik, powody, _remarks(wynik)) for wynik, powody in chosen]


def _reasons(wynik, slabe, oceny: OcenyGrupy | None) -> list[str]:
    reasons = []
    if wynik in slabe:
        median = format_number(wynik.mediana_liczba)
        place = "najniższa mediana" if wynik is slabe[0] else "jedna z trzech najniższych median"
        reasons.append(f"{place} ({median})")
    if oceny is not None:
        if oceny.trudnosc == Poziom.DUZA:
            reasons.append("duże trudności")
        if oceny.chec == Poziom.DUZA:
            reasons.append("duża chęć rozwoju")
        if oceny.koniecznosc == Poziom.DUZA:
            reasons.append("duża konieczność zmiany")
    return reasons


def _remarks(wynik: WynikObszaru) -> list[str]:
    remarks = []
    if wynik.is_disputed:
        remarks.append("Różnicie się w ocenie: najpierw o tym porozmawiajcie.")
    if wynik.is_poorly_known:
        remarks.append("Dużo odpowiedzi „nie wiem”: najpierw sprawdźcie dane.")
    return remarks
