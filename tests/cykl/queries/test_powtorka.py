import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from cykl.queries.powtorka import Powtorka, powtorka_procesu
from edycje.enums import Etap
from edycje.queries import get_uprawnienia
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.powtorka import (
    ArkuszPowtornyFactory,
    WynikPowtornyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def zespol():
    proces = ProcesFactory(etap3=True)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return [lider, *CzlonekZespoluFactory.create_batch(2, proces=proces)]


def _of(czlonek):
    return powtorka_procesu(czlonek.proces, get_uprawnienia(czlonek.proces, czlonek.user))


def test_who_has_not_sent_is_asked_and_who_has_is_not(zespol):
    ArkuszPowtornyFactory(proces=zespol[0].proces, czlonek=zespol[1], wyslany=True)

    assert _of(zespol[0]) == Powtorka(wyslane=1, wszystkie=3, is_mine=True)
    assert _of(zespol[1]) == Powtorka(wyslane=1, wszystkie=3, is_mine=False)


def test_nobody_is_asked_before_etap_3_nor_after_the_result(zespol):
    proces = zespol[0].proces
    WynikPowtornyFactory(proces=proces)
    assert _of(zespol[0]) is None

    proces.etap = Etap.DIAGNOZA_I_HDR
    assert _of(zespol[0]) is None


def test_page_offers_the_sheet_and_the_gate_does_not_ask_for_it(client, zespol):
    url = reverse("cykl:proces_detail", args=[zespol[0].proces_id])
    client.force_login(zespol[0].user)

    assertContains(client.get(url), "Wypełnij arkusz powtórny")

    ArkuszPowtornyFactory(proces=zespol[0].proces, czlonek=zespol[0], wyslany=True)
    answer = client.get(url)
    assertNotContains(answer, "Wypełnij arkusz powtórny")
    assertContains(answer, "Nie jest warunkiem zakończenia.")
