from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prognoza.enums import RodzajLiczb, Szczebel
from prognoza.obliczenia import (
    Kohorty,
    Zalozenia,
    count_przedszkole,
    count_uczniowie,
    describe,
    first_cohort,
    forecast,
)

# Born 2011 … 2025: 110, 120, … 250.
ROSNACE = {rok: 110 + 10 * (rok - 2011) for rok in range(2011, 2026)}


def test_a_child_starts_in_the_year_it_turns_seven():
    wynik = forecast(ROSNACE, Zalozenia(2026))

    # Class I in September 2026: born 2019; class VIII: born 2012.
    assert wynik.lata[0].klasy == (190, 180, 170, 160, 150, 140, 130, 120)
    # Born 2020 … 2023 are 6, 5, 4 and 3.
    assert wynik.lata[0].przedszkole == 200 + 210 + 220 + 230
    assert wynik.lata[0].uczniowie == 1240
    assert wynik.brakujace_roczniki == ()


def test_early_and_late_starters_move_between_classes_and_preschool():
    z = Zalozenia(2026, szesciolatki=Decimal(10), odroczenia=Decimal(5))

    rok = forecast(ROSNACE, z).lata[0]

    # Class I: 10% of 200 (born 2020), 85% of 190 (2019), 5% of 180 (2018) = 20 + 161.5 + 9.
    assert rok.klasy[0] == 191
    # Preschool: 210 + 220 + 230, 90% of 200 and 5% of 190 = 849.5, half up.
    assert rok.przedszkole == 850


def test_migration_adds_up_each_year_of_age_from_birth():
    kohorty = Kohorty({2018: 100, 2019: 100}, Zalozenia(2026, migracja=Decimal(10)))

    assert kohorty.size(2019, 2021) == 121


def test_migration_of_residents_begins_with_the_forecast():
    z = Zalozenia(2026, rodzaj=RodzajLiczb.MIESZKANCY, migracja=Decimal(10))
    kohorty = Kohorty({2018: 100, 2019: 100}, z)

    assert (kohorty.size(2019, 2026), kohorty.size(2019, 2028)) == (100, 121)


def test_unknown_births_are_the_mean_of_three_years_changed_by_percent():
    kohorty = Kohorty({2023: 90, 2024: 100, 2025: 110}, Zalozenia(2026, zmiana_urodzen=-10))

    assert [kohorty.born(rok) for rok in (2025, 2026, 2027)] == [110, 90, 81]


def test_estimates_are_marked_from_the_year_they_reach():
    wynik = forecast(ROSNACE, Zalozenia(2026))

    assert [rok.szacunek_przedszkola for rok in wynik.lata].index(True) == 3
    assert [rok.szacunek_klas for rok in wynik.lata].index(True) == 7


def test_classes_are_counted_from_public_pupils_and_rounded_up():
    z = Zalozenia(2026, niepubliczne=Decimal(10), wielkosc_oddzialu=20)

    rok = forecast(dict.fromkeys(range(2011, 2026), 112), z).lata[0]

    # 112 less 10% is 100.8, so 101 pupils in six classes of at most twenty.
    assert (rok.klasy[0], rok.oddzialy[0], rok.liczba_oddzialow) == (101, 6, 48)


def test_classes_whose_cohort_is_missing_are_unknown():
    wynik = forecast(dict.fromkeys(range(2015, 2026), 100), Zalozenia(2026))

    first, fifth = wynik.lata[0], wynik.lata[4]
    assert first.klasy == (100, 100, 100, 100, 100, None, None, None)
    assert (first.uczniowie, first.liczba_oddzialow) == (None, None)
    assert fifth.uczniowie == 800
    assert wynik.brakujace_roczniki == (2012, 2013, 2014)


def test_powiat_counts_four_classes_after_the_eighth():
    z = Zalozenia(2026)
    born = {rok: rok - 1900 for rok in range(2007, 2026)}

    wynik = forecast(born, z, Szczebel.PONADPODSTAWOWA)

    # Class I after class VIII: born 2011, fifteen years before.
    assert wynik.lata[0].klasy == (111, 110, 109, 108)
    assert wynik.lata[0].przedszkole is None
    assert first_cohort(z, Szczebel.PONADPODSTAWOWA) == 2008


@pytest.mark.parametrize(
    ("change", "words"), [(-10, "spadek o"), (10, "wzrost o"), (0, "prawie bez zmian")]
)
def test_conclusion_names_both_years_and_the_change(change, words):
    born = {rok: 200 + change * (rok - 2011) for rok in range(2011, 2026)}

    sentence = describe(forecast(born, Zalozenia(2026)))

    assert sentence.startswith("Liczba uczniów klas I–VIII zmieni się z ")
    assert "w roku szkolnym 2026/2027" in sentence
    assert "w roku 2035/2036" in sentence
    assert words in sentence


PERCENT = st.decimals(0, 50, places=1)
BIRTHS = st.lists(st.integers(0, 5000), min_size=30, max_size=30).map(
    lambda numbers: dict(zip(range(1996, 2026), numbers, strict=True))
)


@given(BIRTHS, PERCENT, PERCENT)
def test_cohorts_are_conserved_when_nobody_moves(born, early, late):
    """Over its years in class I a cohort enters once and whole; every class is the one before."""
    z = Zalozenia(2026, szesciolatki=early, odroczenia=late)
    kohorty = Kohorty(born, z)

    assert sum(z.wejscie.values()) == 1
    for rok in range(2015, 2020):
        for klasa in range(1, 8):
            assert count_uczniowie(kohorty, z, rok, klasa) == count_uczniowie(
                kohorty, z, rok + 1, klasa + 1
            )
        entered = count_uczniowie(kohorty, z, rok, 1)
        # Pre-school of the next year: one cohort has come, those in class I have left.
        assert (
            count_przedszkole(kohorty, z, rok)
            == count_przedszkole(kohorty, z, rok - 1) + born[rok - 3] - entered
        )


@given(BIRTHS, PERCENT, PERCENT)
def test_every_child_from_three_to_class_eight_is_somewhere(born, early, late):
    z = Zalozenia(2026, szesciolatki=early, odroczenia=late)
    kohorty = Kohorty(born, z)
    rok = 2022

    everybody = count_przedszkole(kohorty, z, rok) + sum(
        count_uczniowie(kohorty, z, rok, klasa) for klasa in range(1, 9)
    )

    whole = sum(born[rok - wiek] for wiek in range(3, 14))
    oldest = born[rok - 14] * (1 - z.wejscie[6]) + born[rok - 15] * z.wejscie[8]
    assert everybody == whole + oldest


@given(st.integers(0, 10**6), st.integers(1, 100))
def test_more_births_never_give_fewer_pupils(number, more):
    def pupils(born):
        z = Zalozenia(2026, szesciolatki=Decimal(3), odroczenia=Decimal(2))
        return count_uczniowie(Kohorty(dict.fromkeys(range(2000, 2026), born), z), z, 2026, 1)

    assert pupils(number + more) - pupils(number) == Fraction(more)
