import factory
from factory.django import DjangoModelFactory

from prognoza.models import Prognoza


class PrognozaFactory(DjangoModelFactory):
    """A hundred births a year, enough for every class from 2026/2027 on."""

    class Meta:
        model = Prognoza

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    urodzenia = factory.LazyFunction(lambda: {str(rok): 100 for rok in range(2011, 2026)})
    zrodlo = "GUS, Bank Danych Lokalnych"
    pierwszy_rok = 2026
