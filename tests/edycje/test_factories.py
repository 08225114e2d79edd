import pytest

from edycje.models import Proces
from tests.factories import edycje as fabryki

pytestmark = pytest.mark.django_db


def test_edycja_factory_with_kroki_has_fourteen_steps():
    edycja = fabryki.EdycjaFactory(kroki=True)

    assert edycja.kroki.count() == 14


@pytest.mark.parametrize("trait", ["etap2", "etap3", "wstrzymany", "zakonczony", "rezygnacja"])
def test_proces_factory_traits_satisfy_the_constraints(trait):
    proces = fabryki.ProcesFactory(**{trait: True})

    assert Proces.objects.filter(pk=proces.pk).exists() is True


def test_members_and_advisors_become_roles():
    proces = fabryki.ProcesFactory()
    fabryki.CzlonekZespoluFactory(proces=proces, lider=True)
    fabryki.CzlonekZespoluFactory(proces=proces, bez_konta=True)
    fabryki.CzlonekZespoluFactory(proces=proces, zaproszony=True)
    fabryki.CzlonekZespoluFactory(proces=proces, odszedl=True)
    fabryki.PrzydzialDoradcyFactory(proces=proces)
    pro = fabryki.PrzydzialDoradcyFactory(proces=proces, pro=True)
    fabryki.TerminKrokuFactory(proces=proces)
    fabryki.RolaEdycjiFactory(edycja=proces.edycja, obserwator=True)
    fabryki.GrupaFactory(edycja=proces.edycja)

    assert pro.doradca.specjalizacja == "pro"
    assert proces.czlonkowie.active().count() == 3
