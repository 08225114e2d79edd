import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hdr.models import Hdr
from tests.factories.hdr import DzialanieFactory, HdrFactory

pytestmark = pytest.mark.django_db


def _accepted_without_date():
    hdr = HdrFactory()
    Hdr.objects.filter(pk=hdr.pk).update(status="przyjety")


def _end_before_start():
    today = timezone.localdate()
    DzialanieFactory(od=today, do=today.replace(year=today.year - 1))


@pytest.mark.parametrize(
    "make",
    [
        _accepted_without_date,
        _end_before_start,
        lambda: DzialanieFactory(procent=101),
        lambda: DzialanieFactory(stan="zakonczone", procent=50),
    ],
)
def test_constraint_holds_past_the_form(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
