import factory
from django.utils import timezone

from raporty.enums import RodzajDokumentu
from raporty.models import Dokument


class DokumentFactory(factory.django.DjangoModelFactory):
    """An ordered document; nothing is rendered by the factory."""

    class Meta:
        model = Dokument

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory", etap2=True)
    edycja = factory.SelfAttribute("proces.edycja")
    rodzaj = RodzajDokumentu.RAPORT_KONCOWY
    numer = factory.Sequence(lambda n: n % 30000 + 1)
    tytul = "Raport końcowy, gmina Przykładowo"
    kod = factory.Sequence(lambda n: f"RAP-{n:04}-AAAA")
    dane_sha256 = factory.Sequence(lambda n: f"{n:064}")
    zlecil = factory.SubFactory("tests.factories.konta.UserFactory")
    stan_na = factory.LazyFunction(timezone.now)
