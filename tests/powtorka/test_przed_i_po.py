from fractions import Fraction
from itertools import product

import pytest

from powtorka.enums import Kierunek
from powtorka.przed_i_po import direction, direction_of_statement, mean_of_counts

SKALA = range(1, 6)


def _counts(*values):
    return {value: values.count(value) for value in set(values)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Fraction(2), Fraction(9, 4), Kierunek.WZROST),
        (Fraction(2), Fraction(11, 5), Kierunek.BEZ_ZMIAN),
        (Fraction(3), Fraction(11, 4), Kierunek.SPADEK),
        (Fraction(3), Fraction(3), Kierunek.BEZ_ZMIAN),
    ],
)
def test_direction_needs_a_quarter_of_a_degree(before, after, expected):
    assert direction(before, after) == expected


def test_mean_of_counts():
    assert mean_of_counts(_counts(1, 2, 2)) == Fraction(5, 3)
    assert mean_of_counts({}) is None


def test_statement_of_too_few_people_has_no_direction():
    assert direction_of_statement(_counts(1, 2), _counts(5, 5, 5), 3, 3) is None
    assert direction_of_statement(_counts(1, 2, 3), _counts(5, 5), 3, 3) is None
    assert direction_of_statement(_counts(1), _counts(5), 1, 1) == Kierunek.WZROST


def test_direction_never_shows_an_answer_of_a_named_person():
    """Three people, one looks: for each direction the others could have said various things."""
    pairs = list(product(SKALA, repeat=2))
    for own_before, own_after in product(SKALA, repeat=2):
        possible = {}
        for before, after in product(pairs, repeat=2):
            found = direction_of_statement(
                _counts(own_before, *before), _counts(own_after, *after), 3, 3
            )
            possible.setdefault(found, set()).add((before[0], after[0]))
        for answers in possible.values():
            assert len({first for first, _ in answers}) > 1
            assert len({second for _, second in answers}) > 1
