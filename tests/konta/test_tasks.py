from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from konta.models import KluczFormularza
from konta.tasks import clean_up
from tests.factories.konta import UserFactory


@pytest.mark.django_db
def test_clean_up_throws_away_only_what_is_past_its_time():
    now = timezone.now()
    for key, days in (("old", -1), ("live", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=now + timedelta(days=days)
        )
    user = UserFactory()
    old, live = (KluczFormularza.objects.create(klucz=uuid4(), user=user) for _ in range(2))
    KluczFormularza.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=31))

    clean_up()
    clean_up()

    assert [session.pk for session in Session.objects.all()] == ["live"]
    assert list(KluczFormularza.objects.all()) == [live]
