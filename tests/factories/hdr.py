"""HDR, its versions and its carrying out. Traits are named after domain states."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from diagnoza.models import DiagnozaPoglebiona
from hdr.enums import FormaPodsumowania, StatusHdr
from hdr.models import Cel, Dzialanie, Hdr, PartnerHdr
from tests.factories.diagnoza import (
    PriorytetFactory,
)


def _priorytet(proces):
    """The first priority of the diagnosis of a Proces, made when there is none."""
    diagnoza = DiagnozaPoglebiona.objects.filter(proces=proces).first()
    if diagnoza is None:
        return PriorytetFactory(diagnoza__proces=proces)
    return diagnoza.priorytety.first() or PriorytetFactory(diagnoza=diagnoza)


USER = "tests.factories.konta.UserFactory"


class HdrFactory(DjangoModelFactory):
    class Meta:
        model = Hdr

    class Params:
        w_opinii = factory.Trait(status=StatusHdr.W_OPINII)
        do_akceptacji = factory.Trait(status=StatusHdr.DO_AKCEPTACJI)
        przyjety = factory.Trait(
            status=StatusHdr.PRZYJETY, przyjeto_at=factory.LazyFunction(timezone.now)
        )
        z_forma = factory.Trait(forma_podsumowania=FormaPodsumowania.DOBRA_PRAKTYKA)

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")


class CelFactory(DjangoModelFactory):
    """A goal without an indicator; ``kompletny`` has everything a goal needs."""

    class Meta:
        model = Cel

    class Params:
        kompletny = factory.Trait(
            wskaznik="liczba placówek z planem wspomagania",
            wartosc_bazowa=Decimal("2.00"),
            wartosc_docelowa=Decimal("9.00"),
            jednostka="placówki",
            zrodlo_danych="plany złożone w urzędzie",
        )
        usuniety = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))

    hdr = factory.SubFactory(HdrFactory)
    priorytet = factory.LazyAttribute(lambda cel: _priorytet(cel.hdr.proces))
    kolejnosc = factory.Sequence(lambda n: n + 1)
    tresc = "Każda placówka ma roczny plan wspomagania oparty na diagnozie"


class DzialanieFactory(DjangoModelFactory):
    """An action without person, dates and result; ``kompletne`` has all of them."""

    class Meta:
        model = Dzialanie

    class Params:
        kompletne = factory.Trait(
            od=factory.LazyAttribute(lambda o: o.cel.hdr.proces.edycja.od + timedelta(days=30)),
            do=factory.LazyAttribute(lambda o: o.cel.hdr.proces.edycja.od + timedelta(days=60)),
            odpowiedzialny_inny="dyrektorzy szkół",
            narzedzie_wlasne="wzór planu wspomagania",
            rezultat="9 planów złożonych w urzędzie",
        )
        usuniete = factory.Trait(usunieto_at=factory.LazyFunction(timezone.now))

    cel = factory.SubFactory(CelFactory)
    kolejnosc = factory.Sequence(lambda n: n + 1)
    tresc = "Ankieta potrzeb wśród nauczycieli"


class PartnerHdrFactory(DjangoModelFactory):
    """Another Proces of the edition reads the HDR."""

    class Meta:
        model = PartnerHdr

    hdr = factory.SubFactory(HdrFactory)
    proces = factory.SubFactory(
        "tests.factories.edycje.ProcesFactory",
        edycja=factory.SelfAttribute("..hdr.proces.edycja"),
    )
    prawo = "czyta"
    dodal = factory.SubFactory(USER)
