"""The whole cycle in a browser, on the real register: from the edition to the final report."""

import pytest
from django.conf import settings
from django.core.management import call_command

from edycje.enums import StatusProcesu
from edycje.models import Proces
from tests.e2e import cykl_etap1, cykl_etap2, cykl_etap3
from tests.e2e.obsada import Obsada
from tests.factories.konta import HASLO, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _register():
    call_command("wczytaj_obszary", verbosity=0)
    call_command("wczytaj_teryt", settings.BASE_DIR / "dane/teryt.csv", verbosity=0)


@pytest.fixture
def obsada(new_page, axe, _register):
    admin = UserFactory(admin=True, imie="Adam", nazwisko="Administratorski")
    return Obsada(new_page, axe, (admin.email, HASLO))


def test_people_go_through_the_whole_cycle(obsada):
    for etap in (cykl_etap1, cykl_etap2, cykl_etap3):
        for rozdzial in etap.ROZDZIALY:
            rozdzial(obsada)

    proces = Proces.objects.get()
    assert proces.status == StatusProcesu.ZAKONCZONY
    assert proces.obszar.nr == 4
