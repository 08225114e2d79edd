import pytest
from django.db import IntegrityError, transaction

from hdr.exceptions import HdrError
from hdr.models import Dzialanie, Zaleznosc
from hdr.services import edytor, powiazania
from konta.models import Slad
from tests.factories.diagnoza import (
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cel():
    return CelFactory()


def test_goal_names_a_cause_and_takes_it_back(cel):
    kto = UserFactory()
    przyczyna = PrzyczynaFactory(problem__diagnoza=cel.priorytet.diagnoza)

    for _ in range(2):
        powiazania.toggle_przyczyna(cel, przyczyna, True, kto=kto)
    assert list(cel.przyczyny.all()) == [przyczyna]
    powiazania.toggle_przyczyna(cel, przyczyna, False, kto=kto)

    assert list(cel.przyczyny.all()) == []
    assert Slad.objects.filter(kto=kto).count() == 2


@pytest.mark.parametrize("skad", ["obca", "usunieta"])
def test_cause_from_elsewhere_or_deleted_is_refused(cel, skad):
    przyczyna = PrzyczynaFactory()
    if skad == "usunieta":
        przyczyna = PrzyczynaFactory(problem__diagnoza=cel.priorytet.diagnoza)
        type(przyczyna).objects.filter(pk=przyczyna.pk).update(usunieto_at=cel.updated_at)
        przyczyna.refresh_from_db()

    with pytest.raises(HdrError):
        powiazania.toggle_przyczyna(cel, przyczyna, True, kto=UserFactory())

    assert cel.przyczyny.count() == 0


def test_people_who_help_are_of_the_team(cel):
    dzialanie = DzialanieFactory(cel=cel)
    swoj, obcy = CzlonekZespoluFactory(proces=cel.hdr.proces), CzlonekZespoluFactory()

    powiazania.toggle_wspolpracujacy(dzialanie, swoj, True, kto=UserFactory())
    with pytest.raises(HdrError):
        powiazania.toggle_wspolpracujacy(dzialanie, obcy, True, kto=UserFactory())

    assert list(dzialanie.wspolpracuja.all()) == [swoj]


def test_dependency_in_a_circle_is_refused_however_long(cel):
    kto = UserFactory()
    first, second, third = (DzialanieFactory(cel=cel) for _ in range(3))
    powiazania.toggle_zaleznosc(second, first, True, kto=kto)
    powiazania.toggle_zaleznosc(third, second, True, kto=kto)

    for earlier in (first, second, third):
        with pytest.raises(HdrError):
            powiazania.toggle_zaleznosc(first, earlier, True, kto=kto)

    assert Zaleznosc.objects.count() == 2


def test_dependency_on_another_hdr_is_refused(cel):
    with pytest.raises(HdrError):
        powiazania.toggle_zaleznosc(
            DzialanieFactory(cel=cel), DzialanieFactory(), True, kto=UserFactory()
        )


@pytest.mark.parametrize("ile", [1, 2])
def test_database_keeps_dependencies_once_and_never_on_itself(cel, ile):
    dzialanie, inne = DzialanieFactory(cel=cel), DzialanieFactory(cel=cel)
    poprzednik = dzialanie if ile == 1 else inne

    with pytest.raises(IntegrityError), transaction.atomic():
        for _ in range(ile):
            Zaleznosc.objects.create(dzialanie=dzialanie, poprzednik=poprzednik)


@pytest.mark.parametrize("zmiana", [{"koszt": -1}, {"zrodlo_finansowania": "kieszen"}])
def test_database_refuses_negative_money_and_unknown_sources(cel, zmiana):
    dzialanie = DzialanieFactory(cel=cel)

    with pytest.raises(IntegrityError), transaction.atomic():
        Dzialanie.objects.filter(pk=dzialanie.pk).update(**zmiana)


def test_copy_of_an_action_has_its_links(cel):
    dzialanie, wczesniej = DzialanieFactory(cel=cel), DzialanieFactory(cel=cel)
    osoba = CzlonekZespoluFactory(proces=cel.hdr.proces)
    dzialanie.wspolpracuja.add(osoba)
    dzialanie.zalezy_od.add(wczesniej)

    copy = edytor.duplicate_dzialanie(dzialanie, kto=UserFactory())

    assert (list(copy.wspolpracuja.all()), list(copy.zalezy_od.all())) == ([osoba], [wczesniej])


@pytest.mark.parametrize(
    ("ktore", "przed", "order"),
    [(0, 2, [1, 0, 2]), (2, 0, [2, 0, 1]), (0, None, [1, 2, 0]), (1, 1, [0, 1, 2])],
)
def test_dragged_action_stands_before_the_one_it_was_dropped_on(cel, ktore, przed, order):
    rows = [DzialanieFactory(cel=cel) for _ in range(3)]

    przed_pk = None if przed is None else rows[przed].pk
    edytor.put_before(rows[ktore], przed_pk, kto=UserFactory())

    placed = Dzialanie.objects.order_by("kolejnosc").values_list("pk", flat=True)
    assert list(placed) == [rows[one].pk for one in order]


def test_an_action_of_a_deleted_goal_cannot_be_waited_for():
    one = DzialanieFactory()
    gone = DzialanieFactory(cel__hdr=one.cel.hdr, cel__usuniety=True)

    with pytest.raises(HdrError):
        powiazania.toggle_zaleznosc(one, gone, True, kto=UserFactory())

    assert Zaleznosc.objects.count() == 0
