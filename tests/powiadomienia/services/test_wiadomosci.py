import pytest

from konta.models import Slad
from powiadomienia.exceptions import WiadomoscStatusError
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wiadomosci import (
    cancel_wiadomosc,
    resend_wiadomosc,
    retry_nieudane,
    retry_wiadomosc,
)
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return UserFactory(admin=True)


def _digest(**kwargs):
    zbior = WiadomoscFactory(rodzaj="zbior", **kwargs)
    return zbior, WiadomoscFactory.create_batch(2, zbior=zbior, **kwargs)


def _states():
    return sorted(Wiadomosc.objects.values_list("status", flat=True))


def test_retry_of_a_digest_takes_its_parts(admin):
    zbior, parts = _digest(nieudana=True)

    retry_wiadomosc(zbior, kto=admin)

    assert _states() == ["oczekuje"] * 3
    assert set(zbior.czesci.all()) == set(parts)


def test_retry_of_a_part_sends_it_by_itself(admin):
    zbior, (part, _) = _digest(nieudana=True)

    retry_wiadomosc(part, kto=admin)

    assert (part.status, part.zbior) == ("oczekuje", None)
    zbior.refresh_from_db()
    assert zbior.status == "nieudana"


def test_retry_of_all_keeps_digests_together(admin):
    zbior, parts = _digest(nieudana=True)
    WiadomoscFactory(nieudana=True)

    assert retry_nieudane(kto=admin) == 2
    assert retry_nieudane(kto=admin) == 0
    assert set(zbior.czesci.all()) == set(parts)
    assert Slad.objects.get().na == "2"


def test_cancel_of_a_digest_takes_its_parts(admin):
    zbior, _ = _digest()

    cancel_wiadomosc(zbior, kto=admin)

    assert _states() == ["anulowana"] * 3


def test_part_of_a_digest_that_is_being_sent_stays(admin):
    zbior = WiadomoscFactory(rodzaj="zbior", w_trakcie=True)
    part = WiadomoscFactory(zbior=zbior)

    with pytest.raises(WiadomoscStatusError):
        cancel_wiadomosc(part, kto=admin)

    assert _states() == ["oczekuje"] * 2


def test_resent_mail_may_be_resent_again(probny, admin):
    row = WiadomoscFactory(rodzaj=probny(), wyslana=True)
    new = resend_wiadomosc(row, kto=admin)
    Wiadomosc.objects.filter(pk=new.pk).update(status="anulowana")
    new.refresh_from_db()

    assert resend_wiadomosc(new, kto=admin).ponawia == new
    assert resend_wiadomosc(row, kto=admin) == new
