import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from powiadomienia.enums import STANY, StatusWiadomosci
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, register
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
KLUCZ = {"rodzaj": "nowe_haslo", "email": "a@example.org", "przedmiot": "x", "okres": "1"}


def test_wiadomosc_klucz_unique_is_kept_by_the_database():
    WiadomoscFactory(**KLUCZ)

    with pytest.raises(IntegrityError), transaction.atomic():
        WiadomoscFactory(**KLUCZ)


@pytest.mark.parametrize(
    "change",
    [
        {"status": StatusWiadomosci.WYSLANA},
        {"wyslano_at": timezone.now()},
    ],
)
def test_wiadomosc_sent_iff_dated_is_kept_by_the_database(change):
    wiadomosc = WiadomoscFactory()

    with pytest.raises(IntegrityError, match="wiadomosc_sent_iff_dated"), transaction.atomic():
        Wiadomosc.objects.filter(pk=wiadomosc.pk).update(**change)


def test_visible_to_admin_only():
    wiadomosc = WiadomoscFactory()

    assert list(Wiadomosc.objects.visible_to(UserFactory(admin=True))) == [wiadomosc]
    assert list(Wiadomosc.objects.visible_to(UserFactory(is_staff=True))) == []
    assert list(Wiadomosc.objects.visible_to(wiadomosc.odbiorca)) == []


def test_every_status_has_its_look():
    assert set(STANY) == set(StatusWiadomosci)


def test_kind_of_an_older_version_is_still_listed():
    assert WiadomoscFactory(rodzaj="dawny").nazwa_rodzaju == "dawny"


def test_two_kinds_with_one_key_are_a_defect(probny):
    klucz = probny()

    with pytest.raises(ValueError, match="Two kinds"):
        register(RodzajWiadomosci(klucz, "inny", lambda wiadomosc: None))
