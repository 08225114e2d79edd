"""The factories themselves: other apps stand on them."""

import pytest

from arkusz.models import Odpowiedz, WynikZespolu
from tests.factories import arkusz as fabryki
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.ArkuszDiagnostycznyFactory, {"wyslany": True}),
        (fabryki.OdpowiedzFactory, {"nie_wiem": True}),
        (fabryki.OdpowiedzFactory, {"nie_dotyczy": True}),
        (fabryki.WynikZespoluFactory, {"ze_wspolnego": True}),
    ],
)
def test_factory_makes_a_valid_row(factory, traits):
    row = factory(**traits)

    assert type(row)._base_manager.get(pk=row.pk) == row


def test_wynik_zespolu_factory_makes_answered_sheets():
    wersja = WersjaArkuszaFactory(pelna=True)

    wynik = fabryki.WynikZespoluFactory(
        proces__edycja__wersja_arkusza=wersja, z_arkuszy=[5, 4, [1, None], 2]
    )

    assert WynikZespolu.objects.get().liczba_arkuszy == wynik.arkusze.count() == 4
    assert Odpowiedz.objects.count() == 4 * 72
    assert Odpowiedz.objects.filter(ocena=None).count() == 36
