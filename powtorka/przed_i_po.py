"""Before and after: what a repeated sheet says. Pure functions over counts, never over people."""

from dataclasses import dataclass
from fractions import Fraction

from powtorka.enums import Kierunek
from wynik.obliczenia import Counts, WynikObszaru

# Less than a quarter of a degree is no change.
PROG_ZMIANY = Fraction(1, 4)


def mean_of_counts(counts: Counts) -> Fraction | None:
    total = sum(counts.values())
    return Fraction(sum(rating * ile for rating, ile in counts.items()), total) if total else None


def direction(before: Fraction, after: Fraction) -> Kierunek:
    change = after - before
    if abs(change) < PROG_ZMIANY:
        return Kierunek.BEZ_ZMIAN
    return Kierunek.WZROST if change > 0 else Kierunek.SPADEK


def direction_of_statement(
    before: Counts, after: Counts, min_before: int, min_after: int
) -> Kierunek | None:
    """Whether a statement is rated higher than at the start; None when too few people rated it.

    Only the direction: a median of one statement rated by three people, seen by one of them, could
    tell what the two others said.
    """
    if sum(before.values()) < min_before or sum(after.values()) < min_after:
        return None
    return direction(mean_of_counts(before), mean_of_counts(after))


@dataclass(frozen=True)
class ZmianaObszaru:
    """One chosen area at both moments."""

    przed: WynikObszaru
    po: WynikObszaru

    @property
    def is_shown(self) -> bool:
        return self.przed.is_shown and self.po.is_shown

    @property
    def kierunek(self) -> Kierunek | None:
        return direction(self.przed.srednia, self.po.srednia) if self.is_shown else None

    @property
    def zdanie(self) -> str:
        return {
            Kierunek.WZROST: "Zespół ocenia ten obszar wyżej niż na początku.",
            Kierunek.BEZ_ZMIAN: "Zespół ocenia ten obszar tak samo jak na początku.",
            Kierunek.SPADEK: "Zespół ocenia ten obszar niżej niż na początku. Bywa, że po roku "
            "pracy widać więcej niż przedtem: porozmawiajcie, co się zmieniło.",
            None: "Za mało ocen, żeby porównać ten obszar.",
        }[self.kierunek]
