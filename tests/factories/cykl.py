"""What the coordinator says about reminders and silence."""

from datetime import timedelta

import factory
from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia, StronaCiszy
from cykl.models import NotatkaCiszy, WstrzymaniePrzypomnien


def _in_two_weeks():
    return timezone.localdate() + timedelta(days=14)


class WstrzymaniePrzypomnienFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WstrzymaniePrzypomnien

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    rodzaj = RodzajPrzypomnienia.KROK
    do = factory.LazyFunction(_in_two_weeks)
    powod = "Sekretarz gminy jest na urlopie."
    kto = factory.SubFactory("tests.factories.konta.UserFactory")


class NotatkaCiszyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NotatkaCiszy

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    strona = StronaCiszy.JST
    do = factory.LazyFunction(_in_two_weeks)
    powod = "Trwa kontrola RIO, zespół wróci w grudniu."
    kto = factory.SubFactory("tests.factories.konta.UserFactory")
