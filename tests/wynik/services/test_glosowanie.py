import pytest
from django.db import IntegrityError, transaction

from konta.models import Slad
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import ObszarFactory
from tests.factories.wynik import (
    GlosNaObszarFactory,
    WyborObszaruFactory,
    WynikGlosowaniaFactory,
)
from wynik.exceptions import GlosowanieError
from wynik.models import GlosNaObszar, WynikGlosowania
from wynik.queries import get_glosowanie, get_punkty
from wynik.services.glosowanie import close_glosowanie, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    return WynikZespoluFactory().proces


@pytest.fixture
def zespol(proces):
    return [CzlonekZespoluFactory(proces=proces, lider=place == 0) for place in range(4)]


@pytest.fixture
def obszary():
    return ObszarFactory.create_batch(3)


def test_points_are_kept_and_can_be_given_anew(proces, zespol, obszary):
    a, b, c = obszary

    vote(proces.pk, zespol[0], [a, b, c])
    vote(proces.pk, zespol[0], [c, c, c])

    assert get_punkty(zespol[0]) == [c.pk] * 3
    assert GlosNaObszar.objects.count() == 3
    assert Slad.objects.filter(zdarzenie="oddano głos na obszary").count() == 1


def test_trace_of_a_vote_does_not_say_for_what(proces, zespol, obszary):
    vote(proces.pk, zespol[0], obszary)

    slad = Slad.objects.get(zdarzenie="oddano głos na obszary")
    assert (slad.z, slad.na, slad.powod) == ("", "", "")


def test_nothing_is_summed_before_closing(proces, zespol, obszary):
    vote(proces.pk, zespol[0], obszary)

    glosowanie = get_glosowanie(proces)

    assert glosowanie.punkty is None
    assert [is_done for _, is_done in glosowanie.osoby].count(True) == 1


def test_last_vote_closes_and_sums(proces, zespol, obszary):
    a, b, c = obszary
    for czlonek, punkty in zip(zespol, [[a, a, b], [a, b, b], [b, b, b], [c, c, a]], strict=True):
        vote(proces.pk, czlonek, punkty)

    glosowanie = get_glosowanie(proces)

    assert glosowanie.punkty == [(b, 6), (a, 4), (c, 2)]
    assert glosowanie.wynik.liczba_glosujacych == 4


def test_lider_closes_after_three(proces, zespol, obszary):
    for czlonek in zespol[:3]:
        vote(proces.pk, czlonek, obszary)

    close_glosowanie(proces.pk, zespol[0].user)

    assert WynikGlosowania.objects.get().zamknal == zespol[0].user
    with pytest.raises(GlosowanieError, match="zamknięte"):
        vote(proces.pk, zespol[3], obszary)


def test_closing_after_two_is_refused(proces, zespol, obszary):
    for czlonek in zespol[:2]:
        vote(proces.pk, czlonek, obszary)

    with pytest.raises(GlosowanieError, match="co najmniej 3"):
        close_glosowanie(proces.pk, zespol[0].user)

    assert WynikGlosowania.objects.count() == 0


def test_vote_before_the_result_is_refused(obszary):
    czlonek = CzlonekZespoluFactory()

    with pytest.raises(GlosowanieError, match="po wyniku"):
        vote(czlonek.proces_id, czlonek, obszary)


def test_vote_after_the_choice_is_refused(proces, zespol, obszary):
    WyborObszaruFactory(proces=proces, obszar=obszary[0])

    with pytest.raises(GlosowanieError, match="zamknięte"):
        vote(proces.pk, zespol[0], obszary)


def test_two_people_do_not_vote(proces, obszary):
    zespol = CzlonekZespoluFactory.create_batch(2, proces=proces)

    with pytest.raises(GlosowanieError, match="nie byłoby tajne"):
        vote(proces.pk, zespol[0], obszary)


def test_somebody_else_and_a_part_of_the_points_are_refused(proces, zespol, obszary):
    with pytest.raises(GlosowanieError, match="nie bierzesz udziału"):
        vote(proces.pk, CzlonekZespoluFactory(), obszary)
    with pytest.raises(GlosowanieError, match="trzy punkty"):
        vote(proces.pk, zespol[0], obszary[:2])


def test_points_are_visible_to_their_owner_alone(proces, zespol, obszary):
    vote(proces.pk, zespol[0], obszary)

    assert GlosNaObszar.objects.visible_to(zespol[0].user).count() == 3
    assert GlosNaObszar.objects.visible_to(zespol[1].user).count() == 0


@pytest.mark.parametrize(
    "broken",
    [
        lambda: GlosNaObszarFactory(numer=4),
        lambda: GlosNaObszarFactory(numer=0),
        lambda: WynikGlosowaniaFactory(liczba_glosujacych=2),
    ],
)
def test_database_refuses(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        broken()


@pytest.mark.parametrize("people", [3, 5])
def test_glosowanie_takes_five_queries(people, obszary, django_assert_num_queries):
    proces = ProcesFactory()
    for czlonek in CzlonekZespoluFactory.create_batch(people, proces=proces):
        GlosNaObszarFactory(czlonek=czlonek, obszar=obszary[0])
    WynikGlosowaniaFactory(proces=proces, liczba_glosujacych=people)

    with django_assert_num_queries(5):
        assert get_glosowanie(proces).punkty == [(obszary[0], people)]
