from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konsultacje.obliczenia import POZOSTALI, Odpowiedz, group_results, summarise

SKALA = SimpleNamespace(pk=1, tresc="Jak często?", is_tekst=False, is_skala=True)
WYBOR = SimpleNamespace(
    pk=2, tresc="Kto?", is_tekst=False, is_skala=False, lista_opcji=["gmina", "szkoła"]
)
TEKST = SimpleNamespace(pk=3, tresc="Co zmienić?", is_tekst=True, is_skala=False)


def _answers(*values, key="1", grupa="dyrektorzy"):
    return [Odpowiedz(grupa, "", {key: value}) for value in values]


def test_scale_has_a_median_and_a_distribution():
    wynik = summarise(SKALA, _answers(1, 2, 2, 5))

    assert (wynik.liczba, wynik.mediana) == (4, 2.0)
    assert [slupek.liczba for slupek in wynik.slupki] == [1, 2, 0, 0, 1]
    assert wynik.zdanie == "Jak często: mediana 2 z 5 (4\u00a0odpowiedzi)."


def test_choice_names_the_most_frequent():
    wynik = summarise(WYBOR, _answers("gmina", "szkoła", "gmina", key="2"))

    assert [(one.nazwa, one.liczba, one.procent) for one in wynik.slupki] == [
        ("gmina", 2, 67),
        ("szkoła", 1, 33),
    ]
    assert wynik.zdanie == "Kto: najczęściej „gmina”, 67% z 3 odpowiedzi."


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_figures_are_not_shown(count):
    wynik = summarise(SKALA, _answers(*[5] * count))

    assert (wynik.liczba, wynik.is_shown, wynik.mediana) == (count, False, None)


def test_texts_stand_in_the_order_of_the_alphabet():
    wynik = summarise(TEKST, _answers("Zebra", "Arbuz", key="3"))

    assert [text for text, _ in wynik.teksty] == ["Arbuz", "Zebra"]


def test_unanswered_questions_do_not_count():
    wynik = summarise(SKALA, [*_answers(1, 2, 3), Odpowiedz("dyrektorzy", "", {"9": 5})])

    assert wynik.liczba == 3


@pytest.mark.parametrize(
    ("grupy", "expected"),
    [
        # One group: its figures are those of all.
        ({"a": [1, 2, 3]}, []),
        ({"a": [1, 2, 3], "b": [4, 4, 4]}, [("a", 3, 2.0), ("b", 3, 4.0)]),
        # Two answers of b would follow from all minus a.
        ({"a": [1, 2, 3], "b": [5, 5]}, []),
        ({"a": [1, 2, 3, 3], "c": [4, 4, 4], "b": [5]}, [("a", 4, 2.5), (POZOSTALI, 4, 4.0)]),
        ({"a": [1, 1, 1], "b": [5, 5], "c": [3]}, [("a", 3, 1.0), (POZOSTALI, 3, 5.0)]),
        ({"b": [5, 5], "c": [3]}, []),
    ],
)
def test_small_groups_are_put_together(grupy, expected):
    assert [(one.nazwa, one.liczba, one.mediana) for one in group_results(grupy)] == expected


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.integers(1, 5), min_size=1)))
def test_no_shown_or_remaining_group_is_smaller_than_three(grupy):
    results = group_results(grupy)

    total = sum(map(len, grupy.values()))
    assert all(one.liczba >= 3 for one in results)
    if results:
        assert sum(one.liczba for one in results) == total
