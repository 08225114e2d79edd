import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from sesje.enums import PowodBrakuWsparcia, StatusMiesiaca
from sesje.models import (
    MiesiacDoradcy,
    PlikSesji,
    Sesja,
    SzkicSesji,
    UwagaSesji,
    ZadanieOsoby,
)


class SesjaFactory(DjangoModelFactory):
    class Meta:
        model = Sesja
        skip_postgeneration_save = True

    class Params:
        potwierdzona = factory.Trait(
            potwierdzono_at=factory.LazyFunction(timezone.now),
            potwierdzil=factory.SubFactory("tests.factories.konta.UserFactory"),
        )
        wycofana = factory.Trait(
            wycofano_at=factory.LazyFunction(timezone.now),
            powod_wycofania="Wpisana do niewłaściwej JST.",
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    doradca = factory.SubFactory("tests.factories.jst.DoradcaFactory")
    data_sesji = factory.LazyFunction(timezone.localdate)
    minuty = 30
    etap = factory.SelfAttribute("proces.etap")
    temat = "Wskaźniki do celów 1.1 i 2.1"

    @factory.post_generation
    def uczestnicy(self, create, extracted, **kwargs):
        if create and extracted:
            self.uczestnicy.set(extracted)


class MiesiacDoradcyFactory(DjangoModelFactory):
    class Meta:
        model = MiesiacDoradcy

    class Params:
        bez_wsparcia = factory.Trait(brak_wsparcia=PowodBrakuWsparcia.URLOP)
        zamkniety = factory.Trait(
            status=StatusMiesiaca.ZAMKNIETY,
            wymagane_min=60,
            zapisane_min=60,
            zamknieto_at=factory.LazyFunction(timezone.now),
        )
        przyjety = factory.Trait(
            status=StatusMiesiaca.PRZYJETY,
            wymagane_min=60,
            zapisane_min=60,
            zamknieto_at=factory.LazyFunction(timezone.now),
            przyjeto_at=factory.LazyFunction(timezone.now),
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    doradca = factory.SubFactory("tests.factories.jst.DoradcaFactory")
    miesiac = factory.LazyFunction(lambda: timezone.localdate().replace(day=1))


class UwagaSesjiFactory(DjangoModelFactory):
    """Open; the session knows it, as the service keeps it."""

    class Meta:
        model = UwagaSesji

    sesja = factory.SubFactory(SesjaFactory, uwagi_at=factory.LazyFunction(timezone.now))
    tresc = "Rozmowa trwała 45 minut."
    zglosil = factory.SubFactory("tests.factories.konta.UserFactory")


class ZadanieOsobyFactory(DjangoModelFactory):
    class Meta:
        model = ZadanieOsoby

    sesja = factory.SubFactory(SesjaFactory)
    tresc = "Zebrać dane o frekwencji"
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory",
        proces=factory.SelfAttribute("..sesja.proces"),
    )
    termin = factory.LazyFunction(timezone.localdate)


class PlikSesjiFactory(DjangoModelFactory):
    class Meta:
        model = PlikSesji

    sesja = factory.SubFactory(SesjaFactory)
    plik = factory.django.FileField(filename="notatka.txt", data=b"Notatka")
    nazwa = "notatka.txt"
    typ_mime = "text/plain"
    rozmiar = 7
    sha256 = "0" * 64
    dodal = factory.SelfAttribute("sesja.doradca.user")


class SzkicSesjiFactory(DjangoModelFactory):
    class Meta:
        model = SzkicSesji

    doradca = factory.SubFactory("tests.factories.jst.DoradcaFactory")
    pola = factory.LazyFunction(lambda: {"temat": ["Dane i wnioski"]})
