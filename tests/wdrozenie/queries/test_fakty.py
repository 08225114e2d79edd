from datetime import timedelta

import pytest
from django.utils import timezone

from hdr.enums import StatusHdr
from obieg.enums import Ocena
from obieg.services import obieg
from tests.factories.edycje import ProcesFactory
from tests.factories.hdr import DzialanieFactory
from tests.factories.podsumowanie import PodsumowanieFactory
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept, submit
from wdrozenie.queries import FaktyHdr, fakty
from wdrozenie.services import wdrozenie

pytestmark = pytest.mark.django_db

ZAPYTANIA = 9


def test_proces_without_hdr_is_a_draft_with_everything_to_do():
    proces = ProcesFactory()

    assert fakty([proces.pk])[proces.pk] == FaktyHdr(ogniwa=2)


def test_facts_of_a_draft_count_its_breaks():
    obsada = make_obsada()
    hdr, cel, _ = make_kompletny(obsada.proces)
    cel.wskaznik = ""
    cel.save()

    facts = fakty([obsada.proces.pk])[obsada.proces.pk]

    assert (facts.status, facts.ogniwa, facts.is_started) == (StatusHdr.SZKIC, 1, True)
    assert facts.status_at == hdr.status_at


def test_facts_of_opinions_are_of_the_current_version():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    obieg.give_opinia(obsada.proces.pk, "ros", Ocena.DO_POPRAWY, "Źle.", kto=obsada.ros)
    submit(obsada)
    obieg.give_opinia(obsada.proces.pk, "pro", Ocena.POZYTYWNA, "", kto=obsada.pro)

    facts = fakty([obsada.proces.pk])[obsada.proces.pk]

    assert facts.opinie == {"pro": "pozytywna"}
    assert (facts.status, facts.ogniwa, facts.przyjeto_at) == (StatusHdr.W_OPINII, 0, None)


def test_facts_of_carrying_out():
    obsada = make_obsada()
    _, cel, dzialanie = make_kompletny(obsada.proces)
    late = DzialanieFactory(cel=cel, kompletne=True)
    DzialanieFactory(cel=cel, kompletne=True, usuniete=True)
    dropped = DzialanieFactory(cel=cel, kompletne=True)
    accept(obsada)
    today = timezone.localdate()
    late.od, late.do = today - timedelta(days=9), today - timedelta(days=1)
    late.save()
    wdrozenie.report_postep(dzialanie, "zakonczone", 100, "", kto=obsada.lider)
    wdrozenie.report_postep(dropped, "zaniechane", 0, "Brak środków.", kto=obsada.lider)
    podsumowanie = PodsumowanieFactory(proces=obsada.proces, zlozone=True)

    facts = fakty([obsada.proces.pk])[obsada.proces.pk]

    assert facts.is_przyjety
    assert (facts.dzialania, facts.dzialania_zakonczone, facts.dzialania_opoznione) == (2, 1, 1)
    assert facts.postep_procent == 50
    assert facts.podsumowanie_status == "zlozone"
    assert facts.podsumowanie_zlozono_at == podsumowanie.zlozono_at


@pytest.mark.parametrize("ile", [1, 3])
def test_facts_take_the_same_queries_for_any_number(ile, django_assert_num_queries):
    procesy = []
    for _ in range(ile):
        proces = make_obsada().proces
        make_kompletny(proces)
        procesy.append(proces.pk)

    with django_assert_num_queries(ZAPYTANIA):
        fakty(procesy)
