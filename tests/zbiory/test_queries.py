import pytest

from tests.factories.edycje import ProcesFactory
from tests.factories.obszary import ZbiorDanychFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ZebraneDaneFactory,
)
from zbiory.queries import get_lista_danych

pytestmark = pytest.mark.django_db


def test_lista_danych_parts_current_and_earlier_items():
    proces = ProcesFactory(etap2=True)
    current = ZebraneDaneFactory(proces=proces, z_listy=True)
    own = ZebraneDaneFactory(proces=proces)
    earlier = ZebraneDaneFactory(proces=proces, zbior=ZbiorDanychFactory())
    plik = PlikDanychFactory(dane=current)
    PlikDanychFactory(dane=current, wycofany=True)

    lista = get_lista_danych(proces)

    assert (lista.biezace, lista.dawne) == ([current, own], [earlier])
    assert [dane.pliki_widoczne for dane in lista.biezace] == [[plik], []]
