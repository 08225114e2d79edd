from fractions import Fraction
from itertools import product
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from wynik.enums import Poziom
from wynik.obliczenia import compute_wynik
from wynik.podpowiedzi import OcenyGrupy, level_of_counts, most_disputed, strongest, suggest

SKALA = range(1, 6)


def _counts(values):
    return {value: list(values).count(value) for value in set(values)}


def _wynik(nr, ratings, nie_wiem=0):
    return compute_wynik(
        [_counts(ratings)],
        osoby=3,
        nie_wiem=nie_wiem,
        nie_dotyczy=0,
        min_osob=3,
        nr=nr,
        nazwa=f"Obszar {nr}",
        skrot=f"O{nr}",
        obszar_pk=nr,
    )


def test_most_disputed_orders_by_range_then_deviation():
    statements = {
        1: _counts([3, 3, 5]),
        2: _counts([1, 3, 3, 5]),
        3: _counts([1, 1, 5, 5]),
        4: _counts([4, 4, 5]),
        5: _counts([1, 5]),
    }

    found = most_disputed(statements)

    assert [(one.stwierdzenie_pk, one.najnizsza, one.najwyzsza) for one in found] == [
        (3, 1, 5),
        (2, 1, 5),
        (1, 3, 5),
    ]


def test_most_disputed_names_ten_at_most():
    statements = {pk: _counts([1, 3, 5]) for pk in range(1, 20)}

    assert [one.stwierdzenie_pk for one in most_disputed(statements)] == list(range(1, 11))


def test_ranges_of_a_statement_never_show_an_answer_of_a_named_person():
    """What three people could have said, seen by one of them: nobody's answer is certain."""
    for own, second, third in product(SKALA, repeat=3):
        found = most_disputed({1: _counts([own, second, third])})
        if not found:
            continue
        possible = [
            (a, b)
            for a, b in product(SKALA, repeat=2)
            if (min(own, a, b), max(own, a, b)) == (found[0].najnizsza, found[0].najwyzsza)
        ]
        assert len({a for a, _ in possible}) > 1
        assert len({b for _, b in possible}) > 1


def test_levels_never_show_an_answer_of_a_named_person():
    for own, second, third in product(SKALA, repeat=3):
        level = level_of_counts(_counts([own, second, third]))
        possible = [
            (a, b)
            for a, b in product(SKALA, repeat=2)
            if level_of_counts(_counts([own, a, b])) == level
        ]
        assert len({a for a, _ in possible}) > 1
        assert len({b for _, b in possible}) > 1


@given(st.lists(st.integers(1, 5), max_size=10))
def test_level_follows_the_median(values):
    expected = None
    if len(values) >= 3:
        middle = Fraction(median(values))
        expected = Poziom.MALA if middle <= 2 else Poziom.DUZA if middle >= 4 else Poziom.SREDNIA

    assert level_of_counts(_counts(values)) == expected


def test_strongest_are_high_and_not_among_the_three_weakest():
    wyniki = [_wynik(nr, [rating] * 3) for nr, rating in enumerate([1, 2, 3, 3, 5, 4], start=1)]

    assert [wynik.nr for wynik in strongest(wyniki)] == [5, 6]
    assert strongest(wyniki[:3]) == []


def test_suggest_prefers_areas_with_more_reasons_and_keeps_the_weakest():
    wyniki = [_wynik(nr, [rating] * 3) for nr, rating in enumerate([2, 3, 3, 4, 4, 5], start=1)]
    oceny = {
        nr: OcenyGrupy(chec=Poziom.DUZA, koniecznosc=Poziom.DUZA, trudnosc=Poziom.MALA)
        for nr in (4, 5, 6)
    }

    found = suggest(wyniki, oceny)

    assert [(one.wynik.nr, one.powody) for one in found] == [
        (4, ["duża chęć rozwoju", "duża konieczność zmiany"]),
        (5, ["duża chęć rozwoju", "duża konieczność zmiany"]),
        (1, ["najniższa mediana (2)"]),
    ]


def test_suggest_without_opinions_names_the_three_lowest():
    wyniki = [_wynik(1, [5, 5, 5]), _wynik(2, [1, 3, 5], nie_wiem=3), _wynik(3, [2, 2, 2])]

    found = suggest([*wyniki, _wynik(4, [4, 4, 4]), _wynik(5, [])], {})

    assert [(one.wynik.nr, one.powody, len(one.uwagi)) for one in found] == [
        (3, ["najniższa mediana (2)"], 0),
        (2, ["jedna z trzech najniższych median (3)"], 2),
        (4, ["jedna z trzech najniższych median (4)"], 0),
    ]


def test_suggest_of_no_figures_is_empty():
    assert suggest([_wynik(1, [])], {1: OcenyGrupy(trudnosc=Poziom.DUZA)}) == []
