from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from edycje.enums import RodzajKroku
from spotkania.enums import StatusSpotkania
from spotkania.models import Obecnosc, Spotkanie


class SpotkanieFactory(DjangoModelFactory):
    """Meeting no. 1 in the Jst; ``calej_edycji=True`` makes the inaugural one of the edition."""

    class Meta:
        model = Spotkanie

    class Params:
        odbyte = factory.Trait(
            status=StatusSpotkania.ODBYTE, odbyto_at=factory.LazyFunction(timezone.now)
        )
        odwolane = factory.Trait(
            status=StatusSpotkania.ODWOLANE, powod_odwolania="Choroba prowadzącego."
        )
        calej_edycji = factory.Trait(
            proces=None,
            edycja=factory.SubFactory("tests.factories.edycje.EdycjaFactory"),
            krok=factory.SubFactory(
                "tests.factories.edycje.KrokFactory",
                edycja=factory.SelfAttribute("..edycja"),
                rodzaj=RodzajKroku.SPOTKANIE_INICJUJACE,
                numer=None,
            ),
            tytul="Spotkanie inicjujące",
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    edycja = factory.SelfAttribute("proces.edycja")
    krok = factory.SubFactory(
        "tests.factories.edycje.KrokFactory",
        edycja=factory.SelfAttribute("..edycja"),
        rodzaj=RodzajKroku.SPOTKANIE_W_JST,
        numer=1,
    )
    tytul = "Spotkanie w JST nr 1"
    poczatek = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    koniec = factory.LazyAttribute(lambda spotkanie: spotkanie.poczatek + timedelta(hours=3))
    miejsce = "Urząd Gminy, sala 12"


class ObecnoscFactory(DjangoModelFactory):
    class Meta:
        model = Obecnosc

    spotkanie = factory.SubFactory(SpotkanieFactory)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory",
        proces=factory.SelfAttribute("..spotkanie.proces"),
    )
