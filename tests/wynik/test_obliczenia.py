from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from wynik import obliczenia
from wynik.obliczenia import compute_wynik, conclude, is_weakest, weakest

OPIS = {"nr": 1, "nazwa": "Budżet", "skrot": "Budżet", "obszar_pk": 10}
ratings = st.lists(st.integers(1, 5), min_size=1, max_size=40)


def _counts(values):
    return {value: values.count(value) for value in set(values)}


def _wynik(nr, *statements, osoby=3, min_osob=3, nie_wiem=0):
    return compute_wynik(
        [_counts(values) for values in statements],
        osoby=osoby,
        nie_wiem=nie_wiem,
        nie_dotyczy=0,
        min_osob=min_osob,
        nr=nr,
        nazwa=f"Obszar {nr}",
        skrot=f"O{nr}",
        obszar_pk=nr * 10,
    )


@given(ratings)
def test_median_equals_the_reference(values):
    assert obliczenia.median_of_counts(_counts(values)) == Fraction(median(values))


@given(ratings)
def test_range_equals_min_and_max(values):
    assert obliczenia.range_of_counts(_counts(values)) == (min(values), max(values))


@given(ratings)
def test_average_deviation_equals_the_reference(values):
    middle = Fraction(median(values))
    expected = sum(abs(value - middle) for value in values) / Fraction(len(values))

    assert obliczenia.average_deviation(_counts(values)) == expected


@given(ratings)
def test_average_deviation_of_a_scale_of_five_is_at_most_two(values):
    assert 0 <= obliczenia.average_deviation(_counts(values)) <= 2


def test_no_ratings_have_no_figures():
    assert obliczenia.median_of_counts({}) is None
    assert obliczenia.range_of_counts({1: 0}) is None
    assert obliczenia.average_deviation({}) is None


def test_median_of_an_even_number_of_ratings_is_between_the_middle_ones():
    assert obliczenia.median_of_counts({2: 2, 3: 2}) == Fraction(5, 2)


def test_agreement_leaves_out_statements_of_too_few_people():
    statements = [{3: 3}, {1: 1, 5: 1}]

    assert obliczenia.agreement_of_area(statements, min_ratings=3) == 0


def test_compute_wynik_of_a_hand_made_area():
    wynik = compute_wynik(
        [{2: 2, 3: 1}, {1: 1, 4: 2}], osoby=3, nie_wiem=2, nie_dotyczy=1, min_osob=3, **OPIS
    )

    # Ratings 1 2 2 3 4 4; distances 0 0 1 from 2, and 3 0 0 from 4.
    assert (wynik.mediana, wynik.najnizsza, wynik.najwyzsza) == (Fraction(5, 2), 1, 4)
    assert wynik.rozrzut == (Fraction(1, 3) + 1) / 2
    assert (wynik.oceny, wynik.nie_wiem, wynik.odpowiedzi, wynik.procent_nie_wiem) == (6, 2, 9, 22)
    assert wynik.is_agreed


def test_area_rated_by_two_people_shows_no_figure():
    wynik = _wynik(1, [5, 5], [1, 1], osoby=2, nie_wiem=14)

    assert (wynik.is_shown, wynik.mediana, wynik.najnizsza, wynik.rozrzut) == (
        False,
        None,
        None,
        None,
    )
    assert (wynik.oceny, wynik.nie_wiem) == (4, 14)


def test_joint_sheet_shows_figures_but_no_agreement():
    wynik = _wynik(1, [4], [2], osoby=1, min_osob=1)

    assert (wynik.mediana, wynik.rozrzut) == (3, None)


def test_weakest_breaks_ties_by_mean_then_number():
    wyniki = [_wynik(1, [2, 2, 5]), _wynik(2, [2, 2, 2]), _wynik(3, [2, 2, 2]), _wynik(4, [4] * 3)]

    assert [wynik.nr for wynik in weakest(wyniki)] == [2, 3, 1]


def test_is_weakest_counts_equal_medians():
    wyniki = [_wynik(1, [2, 2, 5]), _wynik(2, [2, 2, 2]), _wynik(3, [3, 3, 3])]

    assert [is_weakest(pk, wyniki) for pk in (10, 20, 30)] == [True, True, False]
    assert is_weakest(10, [])


def test_conclude_says_where_people_differ_and_what_is_not_known():
    wyniki = [
        _wynik(1, [1, 1, 1]),
        _wynik(2, [1, 3, 5]),
        _wynik(3, [4, 4, 4], nie_wiem=3),
    ]

    assert [(line.znacznik, line.wynik.nr, line.zdanie) for line in conclude(wyniki)] == [
        ("najniżej", 1, "Mediana 1, oceny od 1 do 1: widzicie to podobnie."),
        ("najniżej", 2, "Mediana 3, oceny od 1 do 5: różnicie się w ocenie."),
        ("najniżej", 3, "Mediana 4, oceny od 4 do 4: widzicie to podobnie."),
        ("porozmawiajcie", 2, "Oceny od 1 do 5. Największa różnica zdań w zespole."),
        ("mało danych", 3, "50% odpowiedzi to „nie wiem”. Sprawdźcie to najpierw."),
    ]
