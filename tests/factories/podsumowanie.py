"""What a Jst hands in at the end."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from hdr.enums import FormaPodsumowania
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania


class PodsumowanieFactory(DjangoModelFactory):
    class Meta:
        model = Podsumowanie

    class Params:
        zlozone = factory.Trait(
            status=StatusPodsumowania.ZLOZONE, zlozono_at=factory.LazyFunction(timezone.now)
        )
        przyjete = factory.Trait(
            status=StatusPodsumowania.PRZYJETE,
            zlozono_at=factory.LazyFunction(timezone.now),
            przyjeto_at=factory.LazyFunction(timezone.now),
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    forma = FormaPodsumowania.DOBRA_PRAKTYKA


class SekcjaPodsumowaniaFactory(DjangoModelFactory):
    class Meta:
        model = SekcjaPodsumowania

    podsumowanie = factory.SubFactory(PodsumowanieFactory)
    klucz = "kontekst"
    kolejnosc = 1
