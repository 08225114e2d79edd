import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hdr.models import Hdr, WersjaHdr
from tests.factories.hdr import (
    AkceptacjaFactory,
    DzialanieFactory,
    HdrFactory,
    OpiniaFactory,
    PodsumowanieFactory,
    PostepDzialaniaFactory,
    SekcjaPodsumowaniaFactory,
    WersjaHdrFactory,
)

pytestmark = pytest.mark.django_db


def _reopened_without_reason():
    wersja = WersjaHdrFactory()
    WersjaHdr.objects.filter(pk=wersja.pk).update(otwarto_at=timezone.now())


def _accepted_without_date():
    hdr = HdrFactory()
    Hdr.objects.filter(pk=hdr.pk).update(status="przyjety")


def _two_current_versions():
    wersja = WersjaHdrFactory()
    WersjaHdrFactory(hdr=wersja.hdr)


def _second_opinion():
    opinia = OpiniaFactory()
    OpiniaFactory(wersja_hdr=opinia.wersja_hdr)


def _same_part_twice():
    sekcja = SekcjaPodsumowaniaFactory()
    SekcjaPodsumowaniaFactory(podsumowanie=sekcja.podsumowanie)


def _end_before_start():
    today = timezone.localdate()
    DzialanieFactory(od=today, do=today.replace(year=today.year - 1))


@pytest.mark.parametrize(
    "make",
    [
        _reopened_without_reason,
        _accepted_without_date,
        _two_current_versions,
        _second_opinion,
        _same_part_twice,
        _end_before_start,
        lambda: DzialanieFactory(procent=101),
        lambda: DzialanieFactory(stan="zakonczone", procent=50),
        lambda: OpiniaFactory(ocena="do_poprawy"),
        lambda: AkceptacjaFactory(decyzja="zwrocony"),
        lambda: PostepDzialaniaFactory(stan="zaniechane"),
        lambda: PostepDzialaniaFactory(procent=101),
        lambda: PodsumowanieFactory(status="przyjete"),
    ],
)
def test_constraint_holds_past_the_form(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
