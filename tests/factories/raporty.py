import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from raporty.enums import RodzajDokumentu, StatusDokumentu
from raporty.models import Dokument, Paczka, UmowaDoradcy


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


class PaczkaFactory(factory.django.DjangoModelFactory):
    """An ordered ZIP of last month; nothing is made by the factory."""

    class Meta:
        model = Paczka

    class Params:
        gotowa = factory.Trait(
            status=StatusDokumentu.GOTOWY,
            plik=factory.LazyFunction(lambda: ContentFile(b"PK", name="paczka.zip")),
            sha256="0" * 64,
            gotowy_at=factory.LazyFunction(timezone.now),
        )

    edycja = factory.SubFactory("tests.factories.edycje.EdycjaFactory")
    miesiac = factory.LazyFunction(lambda: timezone.localdate().replace(day=1))
    zlecil = factory.SubFactory("tests.factories.konta.UserFactory")


class UmowaDoradcyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UmowaDoradcy

    edycja = factory.SubFactory("tests.factories.edycje.EdycjaFactory")
    doradca = factory.SubFactory("tests.factories.jst.DoradcaFactory")
    numer = "12/ORE/2026"
