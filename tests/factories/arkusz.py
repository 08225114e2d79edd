"""Sheets of a team and their results."""

from itertools import cycle

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from arkusz.enums import BrakOceny
from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu

USER = "tests.factories.konta.UserFactory"


PROCES = "tests.factories.edycje.ProcesFactory"


def answer(model, arkusz, stwierdzenia, oceny):
    """Answers in the order of the statements; the pattern repeats, None is "nie wiem"."""
    pattern = cycle(oceny if isinstance(oceny, list | tuple) else [oceny])
    model.objects.bulk_create(
        model(
            arkusz=arkusz,
            stwierdzenie=stwierdzenie,
            ocena=ocena,
            brak_oceny="" if ocena is not None else BrakOceny.NIE_WIEM,
        )
        for stwierdzenie, ocena in zip(stwierdzenia, pattern, strict=False)
    )


class ArkuszDiagnostycznyFactory(DjangoModelFactory):
    """A sheet just begun. ``oceny=4`` answers every statement of its version with 4;

    ``oceny=[1, None, 5]`` repeats the pattern, None is "nie wiem". ``wyslany=True`` sends it.
    """

    class Meta:
        model = ArkuszDiagnostyczny
        skip_postgeneration_save = True

    class Params:
        wyslany = factory.Trait(wyslano_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory", proces=factory.SelfAttribute("..proces")
    )
    wersja_arkusza = factory.SelfAttribute("proces.edycja.wersja_arkusza")

    @factory.post_generation
    def oceny(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        answer(Odpowiedz, self, self.wersja_arkusza.stwierdzenia.all(), extracted)


class OdpowiedzFactory(DjangoModelFactory):
    class Meta:
        model = Odpowiedz

    class Params:
        nie_wiem = factory.Trait(ocena=None, brak_oceny=BrakOceny.NIE_WIEM)
        nie_dotyczy = factory.Trait(ocena=None, brak_oceny=BrakOceny.NIE_DOTYCZY)

    arkusz = factory.SubFactory(ArkuszDiagnostycznyFactory)
    stwierdzenie = factory.SubFactory(
        "tests.factories.obszary.StwierdzenieFactory",
        wersja=factory.SelfAttribute("..arkusz.wersja_arkusza"),
    )
    ocena = 3


class WynikZespoluFactory(DjangoModelFactory):
    """Closed sheets. ``z_arkuszy=[4, 2, [1, None]]`` adds a sent, counted sheet for each."""

    class Meta:
        model = WynikZespolu
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
            ArkuszDiagnostycznyFactory(proces=self.proces, wyslany=True, wynik=self, oceny=oceny)
        if not self.wspolny:
            self.liczba_arkuszy = len(extracted)
            self.save()
