from datetime import timedelta

import pytest
from django.utils import timezone

from powiadomienia.models import Powiadomienie
from powiadomienia.tasks import clean_up_powiadomienia
from tests.factories.powiadomienia import PowiadomienieFactory

pytestmark = pytest.mark.django_db


def test_notices_go_after_a_year():
    old, young = PowiadomienieFactory(przeczytane=True), PowiadomienieFactory()
    year = timezone.now() - timedelta(days=365)
    Powiadomienie.objects.filter(pk=old.pk).update(created_at=year - timedelta(minutes=1))
    Powiadomienie.objects.filter(pk=young.pk).update(created_at=year + timedelta(minutes=1))

    clean_up_powiadomienia()
    clean_up_powiadomienia()

    assert list(Powiadomienie.objects.all()) == [young]
