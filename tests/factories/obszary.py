from contextlib import contextmanager

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from obszary.enums import RodzajNarzedzia, StatusWersjiArkusza
from obszary.models import (
    Narzedzie,
    Obszar,
    Stwierdzenie,
    WersjaArkusza,
    ZadanieJst,
    ZbiorDanych,
)


class ObszarFactory(DjangoModelFactory):
    """The area of a number is made once: ``ObszarFactory(nr=2)`` twice is one row."""

    class Meta:
        model = Obszar
        django_get_or_create = ["nr"]

    nr = factory.Sequence(lambda n: n + 1)
    nazwa = factory.LazyAttribute(lambda obszar: f"Obszar wzorcowy {obszar.nr}")
    skrot = factory.LazyAttribute(lambda obszar: f"Wzorcowy {obszar.nr}")
    opis = "Opis obszaru."
    zrodlo = "opracowanie własne"


class PozycjaFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        wycofana = factory.Trait(aktywna=False)

    obszar = factory.SubFactory(ObszarFactory)
    klucz = factory.Sequence(lambda n: f"wzor-{n}")
    kolejnosc = factory.Sequence(lambda n: n + 1)
    zrodlo = "ORE 2019, prezentacja modelu doradztwa dla JST"


class ZadanieJstFactory(PozycjaFactory):
    class Meta:
        model = ZadanieJst

    tekst = factory.Sequence(lambda n: f"Zadanie wzorcowe {n}.")


class NarzedzieFactory(PozycjaFactory):
    """A management tool; ``pro=True`` makes it one of PRO."""

    class Meta:
        model = Narzedzie

    class Params:
        pro = factory.Trait(rodzaj=RodzajNarzedzia.PRO)

    rodzaj = RodzajNarzedzia.ZARZADCZE
    tekst = factory.Sequence(lambda n: f"Narzędzie wzorcowe {n}.")


class ZbiorDanychFactory(PozycjaFactory):
    class Meta:
        model = ZbiorDanych

    tekst = factory.Sequence(lambda n: f"Zbiór danych wzorcowy {n}.")


@contextmanager
def _as_szkic(wersja):
    """A published version takes no statements: it is a draft for the moment of writing them."""
    rows = WersjaArkusza.objects.filter(pk=wersja.pk)
    rows.update(status=StatusWersjiArkusza.SZKIC, opublikowano_at=None)
    yield
    rows.update(status=wersja.status, opublikowano_at=wersja.opublikowano_at)


class StwierdzenieFactory(DjangoModelFactory):
    class Meta:
        model = Stwierdzenie

    wersja = factory.SubFactory("tests.factories.obszary.WersjaArkuszaFactory", szkic=True)
    obszar = factory.SubFactory(ObszarFactory)
    numer = factory.Sequence(lambda n: n + 1)
    tekst = factory.LazyAttribute(lambda s: f"Stwierdzenie {s.obszar.nr}.{s.numer}.")
    dlaczego = "Dlatego pytamy."
    gdzie = "W urzędzie."
    zrodlo = "opracowanie własne"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with _as_szkic(kwargs["wersja"]):
            return super()._create(model_class, *args, **kwargs)


class WersjaArkuszaFactory(DjangoModelFactory):
    """A published version without statements; ``szkic=True`` leaves it a draft.

    ``pelna=True`` gives it 12 areas with 6 statements each; ``pelna__obszary=range(1, 4)`` and
    ``pelna__stwierdzenia_na_obszar=1`` make a smaller one.
    """

    class Meta:
        model = WersjaArkusza
        skip_postgeneration_save = True

    class Params:
        szkic = factory.Trait(status=StatusWersjiArkusza.SZKIC, opublikowano_at=None)

    numer = factory.Sequence(lambda n: f"wzorcowa {n + 1}")
    status = StatusWersjiArkusza.OPUBLIKOWANA
    opublikowano_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def pelna(self, create, extracted, obszary=range(1, 13), stwierdzenia_na_obszar=6):
        if not create or not extracted:
            return
        with _as_szkic(self):
            Stwierdzenie.objects.bulk_create(
                StwierdzenieFactory.build(
                    wersja=self,
                    obszar=obszar,
                    numer=numer,
                    tekst=f"Stwierdzenie {obszar.nr}.{numer}.",
                )
                for obszar in [ObszarFactory(nr=nr) for nr in obszary]
                for numer in range(1, stwierdzenia_na_obszar + 1)
            )
