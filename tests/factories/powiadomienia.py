from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Powiadomienie, Puls, Wiadomosc
from tests.factories.konta import UserFactory


class WiadomoscFactory(DjangoModelFactory):
    class Meta:
        model = Wiadomosc

    class Params:
        wyslana = factory.Trait(
            status=StatusWiadomosci.WYSLANA,
            wyslano_at=factory.LazyFunction(timezone.now),
            temat="Przykładowy temat",
            tresc="Przykładowa treść.",
        )
        nieudana = factory.Trait(
            status=StatusWiadomosci.NIEUDANA,
            proby=8,
            odpowiedz_serwera="550 No such user",
        )
        anulowana = factory.Trait(status=StatusWiadomosci.ANULOWANA)
        w_trakcie = factory.Trait(
            lease_until=factory.LazyFunction(lambda: timezone.now() + timedelta(minutes=5))
        )

    rodzaj = "prosba_o_zaproszenie"
    odbiorca = factory.SubFactory(UserFactory)
    email = factory.LazyAttribute(lambda o: o.odbiorca.email)
    przedmiot = factory.Sequence(lambda n: f"przyklad-{n}")
    wyslij_po = factory.LazyFunction(timezone.now)
    message_id = factory.Sequence(lambda n: f"<przyklad-{n}@example.org>")


class PulsFactory(DjangoModelFactory):
    class Meta:
        model = Puls

    nazwa = factory.Sequence(lambda n: f"puls-{n}")
    widziano_at = factory.LazyFunction(timezone.now)


class PowiadomienieFactory(DjangoModelFactory):
    class Meta:
        model = Powiadomienie

    class Params:
        przeczytane = factory.Trait(przeczytane_at=factory.LazyFunction(timezone.now))

    osoba = factory.SubFactory(UserFactory)
    rodzaj = "prosba_o_zaproszenie"
    przedmiot = factory.Sequence(lambda n: f"przyklad-{n}")
    tekst = "Przykładowe powiadomienie"
    url = "/"
