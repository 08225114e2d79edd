import pytest
from django.utils import timezone

from konta.models import Slad
from powiadomienia import planowanie
from powiadomienia.enums import Tryb
from powiadomienia.exceptions import NiedozwolonyTrybError
from powiadomienia.models import Preferencja
from powiadomienia.queries import tryby_osoby
from powiadomienia.services.outbox import enqueue
from powiadomienia.services.preferencje import set_preferencje, unsubscribe
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def osoba():
    return UserFactory()


def _chosen(osoba):
    return dict(osoba.preferencje.values_list("rodzaj", "tryb"))


def test_choice_is_kept_with_its_trace(probny, osoba):
    rodzaj = probny(zbiorcza=True)

    assert set_preferencje(osoba, {rodzaj: Tryb.DZIENNY}, kto=osoba) == [rodzaj]
    assert _chosen(osoba) == {rodzaj: Tryb.DZIENNY}
    slad = Slad.objects.get()
    assert (slad.z, slad.na) == ("próbny: od razu", "próbny: dzienny zbiór")


def test_way_of_the_kind_is_kept_as_no_row(probny, osoba):
    rodzaj = probny(zbiorcza=True)
    set_preferencje(osoba, {rodzaj: Tryb.DZIENNY}, kto=osoba)

    set_preferencje(osoba, {rodzaj: Tryb.OD_RAZU}, kto=osoba)

    assert _chosen(osoba) == {}


def test_same_choice_again_changes_nothing(probny, osoba):
    assert set_preferencje(osoba, {probny(): Tryb.OD_RAZU}, kto=osoba) == []
    assert not Slad.objects.exists()


@pytest.mark.parametrize(
    ("kwargs", "tryb"),
    [
        ({"wymagana": True, "powod": "Tak trzeba."}, Tryb.APLIKACJA),
        ({}, Tryb.DZIENNY),
        ({"zbiorcza": True}, "nigdy"),
    ],
)
def test_way_that_the_kind_does_not_offer_is_refused(probny, osoba, kwargs, tryb):
    with pytest.raises(NiedozwolonyTrybError):
        set_preferencje(osoba, {probny(**kwargs): tryb}, kto=osoba)

    assert _chosen(osoba) == {}


def test_unknown_kind_is_refused(osoba):
    with pytest.raises(NiedozwolonyTrybError):
        set_preferencje(osoba, {"nieznany": Tryb.APLIKACJA}, kto=osoba)


def test_new_mail_comes_as_chosen(probny, osoba):
    rodzaj, other = probny("zb", zbiorcza=True), UserFactory()
    set_preferencje(osoba, {rodzaj: Tryb.TYGODNIOWY}, kto=osoba)
    before = timezone.now()

    mine = enqueue(rodzaj, odbiorca=osoba, przedmiot="a")
    theirs = enqueue(rodzaj, odbiorca=other, przedmiot="a")

    assert (mine.tryb, mine.wyslij_po) == (
        Tryb.TYGODNIOWY,
        planowanie.first_moment(Tryb.TYGODNIOWY, before),
    )
    assert theirs.tryb == Tryb.OD_RAZU


def test_waiting_mail_moves_with_the_choice(probny, osoba):
    rodzaj = probny(zbiorcza=True)
    row = WiadomoscFactory(rodzaj=rodzaj, odbiorca=osoba)
    held = WiadomoscFactory(rodzaj=rodzaj, odbiorca=osoba, w_trakcie=True)
    after = timezone.now()

    set_preferencje(osoba, {rodzaj: Tryb.DZIENNY}, kto=osoba)

    row.refresh_from_db()
    held.refresh_from_db()
    assert (row.tryb, row.wyslij_po) == (
        Tryb.DZIENNY,
        planowanie.first_moment(Tryb.DZIENNY, after),
    )
    assert held.tryb == Tryb.OD_RAZU


def test_way_that_the_kind_no_longer_offers_is_forgotten(probny, osoba):
    rodzaj = probny()
    Preferencja.objects.create(osoba=osoba, rodzaj=rodzaj, tryb=Tryb.DZIENNY)

    assert tryby_osoby(osoba)[rodzaj] == Tryb.OD_RAZU
    assert enqueue(rodzaj, odbiorca=osoba, przedmiot="a").tryb == Tryb.OD_RAZU


def test_unsubscribe_from_a_mail(probny, osoba):
    row = WiadomoscFactory(rodzaj=probny(), odbiorca=osoba, wyslana=True)

    assert unsubscribe(row) == [row.rodzaj]
    assert unsubscribe(row) == []
    assert _chosen(osoba) == {row.rodzaj: Tryb.APLIKACJA}


def test_unsubscribe_from_a_digest_keeps_what_is_required(probny, osoba):
    zbior = WiadomoscFactory(rodzaj="zbior", odbiorca=osoba, wyslana=True)
    required = probny("wymagany", zbiorcza=True, wymagana=True, powod="Tak trzeba.")
    for rodzaj in (probny("zb", zbiorcza=True), required):
        WiadomoscFactory(rodzaj=rodzaj, odbiorca=osoba, wyslana=True, zbior=zbior)

    assert unsubscribe(zbior) == ["zb"]
    assert _chosen(osoba) == {"zb": Tryb.APLIKACJA}


def test_unsubscribe_of_an_address_without_account_does_nothing(probny):
    row = WiadomoscFactory(rodzaj=probny(), odbiorca=None, email="a@example.org")

    assert unsubscribe(row) == []
