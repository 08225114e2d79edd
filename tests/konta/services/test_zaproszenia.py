from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from doradztwo.tokeny import hash_token
from konta.exceptions import (
    ZaproszenieInvalidError,
    ZaproszenieRecipientError,
    ZaproszenieUsedError,
)
from konta.models import Slad, User, Zaproszenie
from konta.queries import last_zaproszenia, pending_zaproszenia
from konta.services.zaproszenia import (
    accept_existing,
    accept_new,
    issue,
    renew,
    revoke,
)
from tests.factories.konta import UserFactory, ZaproszenieFactory

pytestmark = pytest.mark.django_db
PERSON = {"haslo": "Nowe-haslo-123", "imie": "Anna", "nazwisko": "Przykładowa"}


def _issue(email="Anna@Example.ORG", **kwargs):
    return issue(email, "Anna", "Przykładowa", "lider zespołu", "/procesy/1/", None, **kwargs)


def test_issue_makes_inactive_user_without_password():
    zaproszenie, _token = _issue()

    user = zaproszenie.user
    assert (user.email, user.is_active, user.has_usable_password()) == (
        "anna@example.org",
        False,
        False,
    )


def test_issue_keeps_existing_user_and_name():
    user = UserFactory(email="anna@example.org", imie="Joanna")

    zaproszenie, _token = _issue()

    zaproszenie.user.refresh_from_db()
    assert (zaproszenie.user, zaproszenie.user.imie) == (user, "Joanna")


def test_issue_stores_only_hash_of_128_bit_token_for_14_days():
    before = timezone.now()

    zaproszenie, token = _issue()

    assert zaproszenie.token_hash == hash_token(token)
    assert len(token) == 22
    assert before + timedelta(days=14) <= zaproszenie.wazne_do
    assert zaproszenie.wazne_do <= timezone.now() + timedelta(days=14)


def test_issue_leaves_trace():
    wystawil = UserFactory()

    zaproszenie, _token = issue("a@example.org", "A", "B", "lider", "/", wystawil, proces_pk=7)

    line = Slad.objects.get(obiekt_pk=zaproszenie.pk, zdarzenie="wystawiono zaproszenie")
    assert (line.kto, line.na, line.proces_pk) == (wystawil, "lider", 7)


def test_accept_new_activates_user_with_confirmed_address():
    zaproszenie, token = _issue()

    accept_new(token, **PERSON)

    user = User.objects.get(email="anna@example.org")
    assert (user.is_active, user.check_password(PERSON["haslo"])) == (True, True)
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == ("anna@example.org", True, True)
    zaproszenie.refresh_from_db()
    assert zaproszenie.przyjete_at is not None


def test_accept_new_refuses_second_time():
    _zaproszenie, token = _issue()
    accept_new(token, **PERSON)

    with pytest.raises(ZaproszenieUsedError):
        accept_new(token, **PERSON | {"haslo": "Inne-haslo-123"})

    assert User.objects.get(email="anna@example.org").check_password(PERSON["haslo"])


def test_accept_new_does_not_revive_disabled_account():
    user = UserFactory(is_active=False)
    ZaproszenieFactory(user=user, token="abc")

    with pytest.raises(ZaproszenieRecipientError):
        accept_new("abc", **PERSON)

    user.refresh_from_db()
    assert user.is_active is False


@pytest.mark.parametrize("state", ["wygasle", "odwolane"])
def test_accept_new_refuses_dead_link(state):
    ZaproszenieFactory(token="abc", **{state: True})

    with pytest.raises(ZaproszenieInvalidError):
        accept_new("abc", **PERSON)

    assert Zaproszenie.objects.get().przyjete_at is None


def test_accept_new_refuses_unknown_token():
    with pytest.raises(ZaproszenieInvalidError):
        accept_new("unknown", **PERSON)


def test_accept_existing_only_by_recipient():
    user = UserFactory()
    zaproszenie = ZaproszenieFactory(user=user, token="abc")

    with pytest.raises(ZaproszenieRecipientError):
        accept_existing("abc", user=UserFactory())
    accept_existing("abc", user=user)

    zaproszenie.refresh_from_db()
    assert zaproszenie.przyjete_at is not None


def test_renew_kills_old_link_and_revives_expired_invitation():
    zaproszenie = ZaproszenieFactory(token="old", wygasle=True)

    renewed, token = renew(zaproszenie, kto=zaproszenie.wystawil)

    assert renewed.is_open is True
    with pytest.raises(ZaproszenieInvalidError):
        accept_new("old", **PERSON)
    accept_new(token, **PERSON)


def test_renew_refuses_accepted():
    with pytest.raises(ZaproszenieUsedError):
        renew(ZaproszenieFactory(przyjete=True), kto=None)


def test_revoke_twice_leaves_one_trace():
    zaproszenie = ZaproszenieFactory()

    revoke(zaproszenie, kto=zaproszenie.wystawil)
    revoke(zaproszenie, kto=zaproszenie.wystawil)

    assert Slad.objects.filter(zdarzenie="odwołano zaproszenie").count() == 1


def test_revoke_refuses_accepted():
    with pytest.raises(ZaproszenieUsedError):
        revoke(ZaproszenieFactory(przyjete=True), kto=None)


def test_pending_zaproszenia_of_edycja_in_one_query(django_assert_num_queries):
    waiting = ZaproszenieFactory(edycja_pk=1)
    expired = ZaproszenieFactory(edycja_pk=1, wygasle=True)
    ZaproszenieFactory(edycja_pk=1, przyjete=True)
    ZaproszenieFactory(edycja_pk=1, odwolane=True)
    ZaproszenieFactory(edycja_pk=2)

    with django_assert_num_queries(1):
        rows = list(pending_zaproszenia(edycja_pk=1))
        names = {f"{row.user} {row.wystawil}" for row in rows}

    assert set(rows) == {waiting, expired}
    assert len(names) == 2


def test_last_zaproszenia_gives_newest_of_each_person():
    user = UserFactory()
    ZaproszenieFactory(user=user, proces_pk=1)
    newest = ZaproszenieFactory(user=user, proces_pk=1)
    ZaproszenieFactory(user=user, proces_pk=2)

    assert last_zaproszenia([user.pk], proces_pk=1) == {user.pk: newest}
