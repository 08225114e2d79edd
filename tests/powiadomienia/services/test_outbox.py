from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from konta.models import Slad
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.exceptions import WiadomoscStatusError
from powiadomienia.models import Wiadomosc
from powiadomienia.services.outbox import enqueue
from powiadomienia.services.wiadomosci import cancel_wiadomosc, retry_wiadomosc
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db


def test_enqueue_sends_once_committed(probny, django_capture_on_commit_callbacks):
    user = UserFactory()

    with django_capture_on_commit_callbacks(execute=True):
        wiadomosc = enqueue(probny(), odbiorca=user, przedmiot="proces:1")
        assert mail.outbox == []

    wiadomosc.refresh_from_db()
    (message,) = mail.outbox
    assert [parseaddr(address)[1] for address in message.recipients()] == [user.email]
    assert wiadomosc.status == StatusWiadomosci.WYSLANA


def test_enqueue_twice_is_one_mail(probny, django_capture_on_commit_callbacks):
    user, rodzaj = UserFactory(), probny()

    with django_capture_on_commit_callbacks(execute=True):
        first = enqueue(rodzaj, odbiorca=user, przedmiot="proces:1", okres="2027-03")
        second = enqueue(rodzaj, odbiorca=user, przedmiot="proces:1", okres="2027-03")

    assert first == second
    assert len(mail.outbox) == 1


def test_enqueue_again_after_sending_sends_nothing(probny, django_capture_on_commit_callbacks):
    user, rodzaj = UserFactory(), probny()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            enqueue(rodzaj, odbiorca=user, przedmiot="proces:1")

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("change", [{"okres": "b"}, {"przedmiot": "x:2"}, {"email": "b@e.pl"}])
def test_enqueue_distinguishes_by_each_part_of_the_key(probny, change):
    rodzaj, key = probny(), {"przedmiot": "x:1", "okres": "a", "email": "a@e.pl"}

    enqueue(rodzaj, **key)
    enqueue(rodzaj, **key | change)

    assert Wiadomosc.objects.count() == 2


def test_enqueue_is_undone_with_the_fact(probny, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError),
        transaction.atomic(),
    ):
        enqueue(probny(), email="a@example.org", przedmiot="x")
        raise RuntimeError

    assert (Wiadomosc.objects.count(), mail.outbox) == (0, [])


def test_enqueue_for_later_waits(probny, django_capture_on_commit_callbacks):
    later = timezone.now() + timedelta(hours=1)

    with django_capture_on_commit_callbacks(execute=True):
        wiadomosc = enqueue(probny(), email="a@example.org", przedmiot="x", wyslij_po=later)

    wiadomosc.refresh_from_db()
    assert (wiadomosc.status, wiadomosc.wyslij_po, mail.outbox) == (
        StatusWiadomosci.OCZEKUJE,
        later,
        [],
    )


def test_enqueue_refuses_unknown_kind_and_bad_address(probny):
    with pytest.raises(KeyError):
        enqueue("nieznany", email="a@example.org", przedmiot="x")
    with pytest.raises(ValidationError):
        enqueue(probny(), email="a@example.org\nBcc: b@example.org", przedmiot="x")

    assert Wiadomosc.objects.count() == 0


def test_message_id_is_stable_and_of_the_installation(probny, settings):
    settings.ADRES_APLIKACJI = "https://doradztwo.example.org"

    wiadomosc = enqueue(probny(), email="a@example.org", przedmiot="x")

    assert wiadomosc.message_id.endswith("@doradztwo.example.org>")
    assert enqueue("probny", email="a@example.org", przedmiot="x").message_id == (
        wiadomosc.message_id
    )


def test_retry_sends_failed_mail_with_all_attempts_anew(probny, django_capture_on_commit_callbacks):
    admin, wiadomosc = UserFactory(admin=True), WiadomoscFactory(nieudana=True, rodzaj=probny())

    with django_capture_on_commit_callbacks(execute=True):
        retry_wiadomosc(wiadomosc, kto=admin)

    wiadomosc.refresh_from_db()
    assert (wiadomosc.status, wiadomosc.proby) == (StatusWiadomosci.WYSLANA, 1)
    assert Slad.objects.get().zdarzenie == "ponowiono wysyłkę"


@pytest.mark.parametrize("state", ["wyslana", "anulowana", "w_trakcie"])
def test_retry_refuses_what_did_not_fail(state):
    with pytest.raises(WiadomoscStatusError):
        retry_wiadomosc(WiadomoscFactory(**{state: True}), kto=UserFactory())

    assert mail.outbox == []


@pytest.mark.parametrize("state", [{}, {"nieudana": True}])
def test_cancel_stops_mail_and_wipes_secrets(state):
    wiadomosc = WiadomoscFactory(tajne={"link": "https://x"}, **state)

    cancel_wiadomosc(wiadomosc, kto=UserFactory())

    assert (wiadomosc.status, wiadomosc.tajne) == (StatusWiadomosci.ANULOWANA, {})


@pytest.mark.parametrize("state", ["wyslana", "w_trakcie", "anulowana"])
def test_cancel_refuses_what_is_gone_or_going(state):
    with pytest.raises(WiadomoscStatusError):
        cancel_wiadomosc(WiadomoscFactory(**{state: True}), kto=UserFactory())
