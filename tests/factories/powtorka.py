"""Repeated sheets and their results."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from powtorka.models import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from tests.factories.arkusz import answer

USER = "tests.factories.konta.UserFactory"


PROCES = "tests.factories.edycje.ProcesFactory"


class ArkuszPowtornyFactory(DjangoModelFactory):
    """``oceny`` as in ``ArkuszDiagnostycznyFactory``, for the statements of the chosen areas."""

    class Meta:
        model = ArkuszPowtorny
        skip_postgeneration_save = True

    class Params:
        wyslany = factory.Trait(wyslano_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory", proces=factory.SelfAttribute("..proces")
    )

    @factory.post_generation
    def oceny(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        statements = self.proces.edycja.wersja_arkusza.stwierdzenia.filter(
            obszar__in=self.proces.obszary_pks
        )
        answer(OdpowiedzPowtorna, self, statements, extracted)


class WynikPowtornyFactory(DjangoModelFactory):
    """Closed repeated sheets. ``z_arkuszy=[4, 2, [1, None]]`` adds a counted sheet for each."""

    class Meta:
        model = WynikPowtorny
        skip_postgeneration_save = True

    class Params:
        ze_wspolnego = factory.Trait(wspolny=True, liczba_arkuszy=1)

    proces = factory.SubFactory(PROCES)
    liczba_arkuszy = 3

    @factory.post_generation
    def z_arkuszy(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        for oceny in extracted:
            ArkuszPowtornyFactory(
                proces=self.proces, wyslany=True, wynik=self, oceny=oceny, wspolny=self.wspolny
            )
        if not self.wspolny:
            self.liczba_arkuszy = len(extracted)
            self.save()
