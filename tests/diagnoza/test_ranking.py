from types import SimpleNamespace

import pytest

from diagnoza.ranking import OcenaZespolu, rate, suggest_places
from diagnoza.rysunki import build_macierz, build_ryba, group_causes


@pytest.mark.parametrize(
    ("oceny", "team", "expected"),
    [
        ([(5, 1), (4, 2), (1, 3)], 3, (4.0, 2.0)),
        ([(5, 1), (4, 2), (1, 3), (2, 4)], 4, (3.0, 2.5)),
        ([(5, 1), (4, 2)], 3, (None, None)),
        # A team of two sees its figures when both have rated.
        ([(5, 1), (4, 2)], 2, (4.5, 1.5)),
        ([(5, 1)], 2, (None, None)),
        ([], 1, (None, None)),
        ([], 0, (None, None)),
    ],
)
def test_medians_are_shown_from_three_ratings(oceny, team, expected):
    ocena = rate(oceny, team)

    assert (ocena.wplyw, ocena.wykonalnosc) == expected
    assert ocena.glosy == len(oceny)


def test_places_follow_the_product_then_the_impact_then_the_present_order():
    oceny = [
        OcenaZespolu(3, 2.0, 5.0),
        OcenaZespolu(1),
        OcenaZespolu(3, 5.0, 2.0),
        OcenaZespolu(3, 5.0, 5.0),
        OcenaZespolu(3, 2.0, 5.0),
    ]

    assert suggest_places(oceny) == [3, None, 2, 1, 4]


def _galaz(poziom, tresc, kategoria=""):
    return SimpleNamespace(
        poziom=poziom, przyczyna=SimpleNamespace(tresc=tresc, kategoria=kategoria)
    )


def test_chain_goes_to_the_bone_of_its_first_cause():
    galezie = [
        _galaz(1, "Brak planu", "procedury"),
        _galaz(2, "Nikt go nie pisze", "ludzie"),
        _galaz(1, "Mało osób", "ludzie"),
        _galaz(1, "Inne"),
    ]

    groups = [(one.nazwa, one.przyczyny) for one in group_causes(galezie)]

    assert groups == [
        ("ludzie", [(1, "Mało osób")]),
        ("procedury", [(1, "Brak planu"), (2, "Nikt go nie pisze")]),
        ("bez rodzaju", [(1, "Inne")]),
    ]


def test_fishbone_has_a_bone_per_kind_and_says_so_in_words():
    galezie = [_galaz(1, "Brak planu", "procedury"), _galaz(1, "Mało osób", "ludzie")]

    ryba = build_ryba("Szkolenia nie wynikają z potrzeb", galezie)

    assert [osc.nazwa for osc in ryba.osci] == ["ludzie", "procedury"]
    assert ryba.opis == (
        "Przyczyny według rodzajów. ludzie: 1\u00a0przyczyna, procedury: 1\u00a0przyczyna. "
        "Pełna treść jest na liście przyczyn."
    )


def test_long_causes_stay_inside_the_drawing():
    galezie = [_galaz(1, "Bardzo długa przyczyna " * 20, "ludzie")]
    galezie += [_galaz(level, "Słowo" * 40) for level in range(2, 9)]

    ryba = build_ryba("Nazwa " * 60, galezie)

    lines = [wiersz for osc in ryba.osci for wiersz in osc.wiersze]
    assert all(0 < float(line.y) < ryba.wysokosc for line in lines)
    assert float(ryba.glowa_y) >= 0


def test_without_causes_there_is_no_drawing():
    assert build_ryba("Problem", []) is None


def _pozycja(numer, wplyw, wykonalnosc, miejsce=1):
    ocena = OcenaZespolu(3, wplyw, wykonalnosc)
    return SimpleNamespace(numer=numer, priorytet=f"P{numer}", ocena=ocena, miejsce=miejsce)


def test_matrix_puts_equal_priorities_side_by_side():
    macierz = build_macierz(
        [_pozycja(1, 5.0, 5.0), _pozycja(2, 5.0, 5.0, 2), _pozycja(3, 1.0, 1.0)]
    )

    first, second, third = macierz.punkty
    assert (first.x, first.y) == ("366", "50")
    assert (second.x, second.y) == ("386", "50")
    assert (third.x, third.y) == ("94", "322")


def test_matrix_without_figures_is_not_drawn():
    assert build_macierz([SimpleNamespace(ocena=OcenaZespolu(1))]) is None
