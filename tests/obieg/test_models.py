import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from obieg.models import WersjaHdr
from tests.factories.obieg import AkceptacjaFactory, OpiniaFactory, WersjaHdrFactory

pytestmark = pytest.mark.django_db


def _reopened_without_reason():
    wersja = WersjaHdrFactory()
    WersjaHdr.objects.filter(pk=wersja.pk).update(otwarto_at=timezone.now())


def _two_current_versions():
    wersja = WersjaHdrFactory()
    WersjaHdrFactory(hdr=wersja.hdr)


def _second_opinion():
    opinia = OpiniaFactory()
    OpiniaFactory(wersja_hdr=opinia.wersja_hdr)


@pytest.mark.parametrize(
    "make",
    [
        _reopened_without_reason,
        _two_current_versions,
        _second_opinion,
        lambda: OpiniaFactory(ocena="do_poprawy"),
        lambda: AkceptacjaFactory(decyzja="zwrocony"),
    ],
)
def test_constraint_holds_past_the_form(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
