"""The vote and the choice of an area."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from wynik.enums import Przeslanka
from wynik.models import GlosNaObszar, WyborObszaru, WynikGlosowania

USER = "tests.factories.konta.UserFactory"


PROCES = "tests.factories.edycje.ProcesFactory"


class GlosNaObszarFactory(DjangoModelFactory):
    class Meta:
        model = GlosNaObszar

    czlonek = factory.SubFactory("tests.factories.edycje.CzlonekZespoluFactory")
    proces = factory.SelfAttribute("czlonek.proces")
    numer = 1
    obszar = factory.SubFactory("tests.factories.obszary.ObszarFactory")


class WynikGlosowaniaFactory(DjangoModelFactory):
    class Meta:
        model = WynikGlosowania

    proces = factory.SubFactory(PROCES)
    liczba_glosujacych = 3


class WyborObszaruFactory(DjangoModelFactory):
    """The current choice; it also sets ``proces.obszar``. ``zmieniony=True`` is an old one."""

    class Meta:
        model = WyborObszaru
        skip_postgeneration_save = True

    class Params:
        zmieniony = factory.Trait(
            zmieniono_at=factory.LazyFunction(timezone.now), powod_zmiany="Nowe dane."
        )

    proces = factory.SubFactory(PROCES)
    obszar = factory.SubFactory("tests.factories.obszary.ObszarFactory")
    przeslanka = Przeslanka.TRUDNOSCI
    uzasadnienie = "Od dwóch lat nie mamy wspólnych wskaźników."
    wybral = factory.SubFactory(USER)

    @factory.post_generation
    def _proces_obszar(self, create, extracted, **kwargs):
        if create and self.zmieniono_at is None:
            field = "obszar" if self.miejsce == 1 else "drugi_obszar"
            setattr(self.proces, field, self.obszar)
            self.proces.save(update_fields=[field])
