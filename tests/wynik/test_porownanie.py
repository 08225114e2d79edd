from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import EdycjaFactory, ProcesFactory
from tests.factories.jst import JstFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from wynik.models import WyborObszaru
from wynik.queries import get_porownanie, get_rozbieznosci, get_wynik, get_wyniki
from wynik.queries.porownanie import by_five

pytestmark = pytest.mark.django_db

START = timezone.now() - timedelta(days=30)


@pytest.fixture
def edycja():
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1)
    return EdycjaFactory(wersja_arkusza=wersja)


def _add(edycja, rodzaj, *ratings, chosen=True):
    """One Jst per rating, each a day after the one before, all its people giving that rating."""
    obszar = edycja.wersja_arkusza.stwierdzenia.get().obszar
    for rating in ratings:
        proces = ProcesFactory(edycja=edycja, jst=JstFactory(rodzaj=rodzaj))
        WynikZespoluFactory(proces=proces, z_arkuszy=[rating] * 3)
        if chosen:
            wybor = WyborObszaruFactory(proces=proces, obszar=obszar)
            moment = START + timedelta(days=WyborObszaru.objects.count())
            WyborObszaru.objects.filter(pk=wybor.pk).update(wybrano_at=moment)
    return proces


def _shown(proces):
    porownanie = get_porownanie(proces)
    return [
        [(one.wartosc, one.jst) for one in column.values()]
        for column in (porownanie.edycja, porownanie.rodzaj)
    ]


@pytest.mark.parametrize("number", [0, 4, 5, 9, 10, 12])
def test_by_five_takes_whole_fives(number):
    assert len(by_five(list(range(number)))) == number - number % 5


def test_four_jst_show_nothing(edycja):
    proces = _add(edycja, "gmina_wiejska", 1, 2, 3, 4)

    assert _shown(proces) == [[], []]


def test_five_jst_of_one_kind_show_both(edycja):
    proces = _add(edycja, "gmina_wiejska", 1, 2, 3, 4, 5)

    assert _shown(proces) == [[(3, 5)], [(3, 5)]]


def test_one_jst_more_changes_nothing(edycja):
    """The difference of two moments would be its result."""
    _add(edycja, "gmina_wiejska", 1, 2, 3, 4, 5)
    proces = _add(edycja, "gmina_wiejska", 5)

    assert _shown(proces) == [[(3, 5)], [(3, 5)]]


def test_others_join_by_five_so_that_edition_minus_kind_shows_nobody(edycja):
    _add(edycja, "powiat", 1, 1, 1, 1)
    proces = _add(edycja, "gmina_wiejska", 2, 2, 2, 2, 2, 2)

    assert _shown(proces) == [[(2, 5)], [(2, 5)]]

    _add(edycja, "powiat", 1)
    assert _shown(proces) == [[(Fraction(3, 2), 10)], [(2, 5)]]


def test_few_of_a_kind_see_only_the_others(edycja):
    _add(edycja, "gmina_wiejska", 2, 2, 2, 2, 2)
    proces = _add(edycja, "powiat", 1)

    assert _shown(proces) == [[(2, 5)], []]


def test_jst_that_may_still_open_their_sheets_do_not_count(edycja):
    _add(edycja, "gmina_wiejska", 1, 2, 3, 4)
    proces = _add(edycja, "gmina_wiejska", 5, chosen=False)

    assert _shown(proces) == [[], []]


def test_another_edition_does_not_count(edycja):
    _add(edycja, "gmina_wiejska", 1, 2, 3, 4, 5)
    proces = _add(EdycjaFactory(wersja_arkusza=edycja.wersja_arkusza), "gmina_wiejska", 5)

    assert _shown(proces) == [[], []]


@pytest.mark.parametrize("number", [5, 15])
def test_comparison_takes_three_queries(edycja, number, django_assert_num_queries):
    proces = _add(edycja, "gmina_wiejska", *[3] * number)

    with django_assert_num_queries(3):
        assert get_porownanie(proces).jst_edycji == number


@pytest.mark.drill
def test_results_of_51_jst_of_five_people_take_five_queries(django_assert_num_queries):
    edycja = EdycjaFactory(wersja_arkusza=WersjaArkuszaFactory(pelna=True))
    procesy = [
        WynikZespoluFactory(proces__edycja=edycja, z_arkuszy=[1, 2, 3, 4, 5]).proces
        for _ in range(51)
    ]

    with django_assert_num_queries(5):
        wyniki = get_wyniki(procesy)

    assert {
        (len(grupa.obszary), wynik.oceny, wynik.mediana)
        for grupa in wyniki.values()
        for wynik in grupa.obszary
    } == {(12, 30, 3)}


def test_disputed_statements_come_with_their_texts_in_one_query(edycja, django_assert_num_queries):
    proces = WynikZespoluFactory(proces__edycja=edycja, z_arkuszy=[1, 3, 5]).proces
    grupa = get_wynik(proces)

    with django_assert_num_queries(1):
        found = get_rozbieznosci(grupa)
        texts = [stwierdzenie.obszar.nr for stwierdzenie, _ in found]

    assert texts == [1]


def test_joint_sheet_has_no_disputes(edycja):
    proces = WynikZespoluFactory(proces__edycja=edycja, ze_wspolnego=True, z_arkuszy=[1]).proces

    assert get_rozbieznosci(get_wynik(proces)) == []
