from fractions import Fraction

import pytest

from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory
from wynik.queries import get_wynik, get_wyniki

pytestmark = pytest.mark.django_db


@pytest.fixture
def wersja():
    return WersjaArkuszaFactory(pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2)


def _closed(wersja, arkusze):
    return WynikZespoluFactory(proces__edycja__wersja_arkusza=wersja, z_arkuszy=arkusze).proces


def test_wynik_counts_only_sheets_of_the_result(wersja):
    proces = _closed(wersja, [[1, 2, 4, 4], [2, 2, 4, 5], [2, 3, None, None]])
    ArkuszDiagnostycznyFactory(proces=proces, oceny=5, wyslany=True)

    first, second = get_wynik(proces).obszary

    assert (first.mediana, first.najnizsza, first.najwyzsza, first.oceny) == (2, 1, 3, 6)
    # Two people rated area 2: no figure, only what was left out.
    assert (second.is_shown, second.nie_wiem, second.oceny) == (False, 2, 4)


def test_wynik_of_joint_sheet_shows_its_answers(wersja):
    wynik = WynikZespoluFactory(
        proces__edycja__wersja_arkusza=wersja, ze_wspolnego=True, z_arkuszy=[[2, 3, 4, 5]]
    )

    assert [w.mediana for w in get_wynik(wynik.proces).obszary] == [Fraction(5, 2), Fraction(9, 2)]


def test_no_wynik_before_closing(wersja):
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    ArkuszDiagnostycznyFactory(proces=proces, oceny=5, wyslany=True)

    assert get_wynik(proces) is None


@pytest.mark.parametrize("number", [1, 3])
def test_wyniki_take_five_queries(wersja, number, django_assert_num_queries):
    procesy = [_closed(wersja, [1, 2, 3]) for _ in range(number)]

    with django_assert_num_queries(5):
        wyniki = get_wyniki(procesy)

    assert [wyniki[proces.pk].obszary[0].mediana for proces in procesy] == [2] * number
