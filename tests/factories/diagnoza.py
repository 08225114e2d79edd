"""The deep diagnosis of a Proces."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from diagnoza.models import (
    DiagnozaPoglebiona,
    FaktProblemu,
    OcenaPriorytetu,
    Priorytet,
    Problem,
    Przyczyna,
)

USER = "tests.factories.konta.UserFactory"


PROCES = "tests.factories.edycje.ProcesFactory"


class DiagnozaPoglebionaFactory(DjangoModelFactory):
    """An empty diagnosis. ``kompletna=True`` has one full problem, a cause and a priority."""

    class Meta:
        model = DiagnozaPoglebiona
        skip_postgeneration_save = True

    class Params:
        zakonczona = factory.Trait(zakonczono_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)

    @factory.post_generation
    def kompletna(self, create, extracted, **kwargs):
        if create and extracted:
            problem = ProblemFactory(diagnoza=self, opisany=True)
            PrzyczynaFactory(problem=problem)
            PriorytetFactory(diagnoza=self, problem=problem)


class ProblemFactory(DjangoModelFactory):
    class Meta:
        model = Problem

    class Params:
        opisany = factory.Trait(
            jak_jest="Każda szkoła liczy wskaźniki inaczej.",
            jak_chcemy="Wszystkie szkoły liczą 8 wskaźników tak samo.",
            luka="Brak uzgodnionych definicji wskaźników.",
        )
        usuniety = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))

    diagnoza = factory.SubFactory(DiagnozaPoglebionaFactory)
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)
    nazwa = factory.Sequence(lambda n: f"Problem wzorcowy {n}")


class PrzyczynaFactory(DjangoModelFactory):
    class Meta:
        model = Przyczyna

    class Params:
        usunieta = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))

    problem = factory.SubFactory(ProblemFactory)
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)
    tresc = factory.Sequence(lambda n: f"Przyczyna wzorcowa {n}")


class PriorytetFactory(DjangoModelFactory):
    class Meta:
        model = Priorytet

    class Params:
        usuniety = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))
        z_luki = factory.Trait(
            problem=factory.SubFactory(
                ProblemFactory, opisany=True, diagnoza=factory.SelfAttribute("..diagnoza")
            )
        )

    diagnoza = factory.SubFactory(DiagnozaPoglebionaFactory)
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)
    nazwa = factory.Sequence(lambda n: f"Priorytet wzorcowy {n}")


class FaktProblemuFactory(DjangoModelFactory):
    """A quotation. ``z_danych=True`` links a collected data set instead."""

    class Meta:
        model = FaktProblemu

    class Params:
        z_danych = factory.Trait(
            dane=factory.SubFactory(
                "tests.factories.zbiory.ZebraneDaneFactory",
                proces=factory.SelfAttribute("..problem.diagnoza.proces"),
                zebrane=True,
            ),
            tresc="",
            zrodlo="",
        )
        usuniety = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))

    problem = factory.SubFactory(ProblemFactory)
    tresc = "Szkolenia nie wynikają z potrzeb szkół: mediana 2 z 5."
    zrodlo = "Konsultacja z dyrektorami, 9 odpowiedzi"


class OcenaPriorytetuFactory(DjangoModelFactory):
    class Meta:
        model = OcenaPriorytetu

    priorytet = factory.SubFactory(PriorytetFactory)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory",
        proces=factory.SelfAttribute("..priorytet.diagnoza.proces"),
    )
    wplyw = 4
    wykonalnosc = 3
