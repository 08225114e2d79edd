from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from konta.models import User
from tests.factories.konta import UserFactory, ZaproszenieFactory

pytestmark = pytest.mark.django_db


def test_user_email_lower_is_kept_by_the_database():
    user = UserFactory()

    with pytest.raises(IntegrityError, match="user_email_lower"), transaction.atomic():
        User.objects.filter(pk=user.pk).update(email="Wielka@Example.org")


def test_zaproszenie_accepted_or_revoked_is_kept_by_the_database():
    with (
        pytest.raises(IntegrityError, match="zaproszenie_accepted_or_revoked"),
        transaction.atomic(),
    ):
        ZaproszenieFactory(przyjete=True, odwolane=True)


@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        ({}, True),
        ({"przyjete": True}, False),
        ({"odwolane": True}, False),
        ({"wygasle": True}, False),
    ],
)
def test_zaproszenie_is_open(state, is_open):
    assert ZaproszenieFactory(**state).is_open is is_open


def test_zaproszenie_expires_at_its_moment():
    zaproszenie = ZaproszenieFactory(wazne_do=timezone.now() + timedelta(minutes=1))

    assert zaproszenie.is_expired is False


def test_create_user_lowers_address():
    assert User.objects.create_user("A@Example.ORG", imie="A", nazwisko="B").email == (
        "a@example.org"
    )
