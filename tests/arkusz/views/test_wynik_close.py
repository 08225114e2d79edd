import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from arkusz.models import WynikZespolu
from tests.factories.arkusz import ArkuszDiagnostycznyFactory
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wersja():
    return WersjaArkuszaFactory(pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2)


def test_lider_closes_with_three_sheets(client):
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    for _ in range(3):
        ArkuszDiagnostycznyFactory(proces=proces, oceny=3, wyslany=True)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    client.force_login(lider.user)

    confirmation = client.get(reverse("arkusz:wynik_close", args=[proces.pk]))
    response = client.post(reverse("arkusz:wynik_close", args=[proces.pk]))

    assertContains(confirmation, f"Nie policzymy arkusza, którego nie wysłano: {lider}.")
    assertRedirects(response, reverse("wynik:wynik_detail", args=[proces.pk]))
    assert WynikZespolu.objects.get().liczba_arkuszy == 3


def test_closing_with_two_sheets_is_refused_with_a_reason(client):
    proces = ProcesFactory()
    for _ in range(2):
        ArkuszDiagnostycznyFactory(proces=proces, wyslany=True)
    client.force_login(CzlonekZespoluFactory(proces=proces, lider=True).user)

    response = client.post(reverse("arkusz:wynik_close", args=[proces.pk]), follow=True)

    assertContains(response, "co najmniej 3\u00a0osoby")
    assert WynikZespolu.objects.count() == 0
