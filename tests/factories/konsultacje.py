"""Consultations: drafts, open and closed ones, their links and answers."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from doradztwo.tokeny import hash_token
from konsultacje.enums import RodzajPytania, StatusKonsultacji
from konsultacje.models import (
    Konsultacja,
    LinkKonsultacji,
    OdpowiedzKonsultacji,
    PytanieKonsultacji,
)


class KonsultacjaFactory(DjangoModelFactory):
    """A draft. ``otwarta=True`` takes answers for a week; ``zamknieta=True`` shows results."""

    class Meta:
        model = Konsultacja

    class Params:
        otwarta = factory.Trait(
            status=StatusKonsultacji.OTWARTA,
            otwarto_at=factory.LazyFunction(timezone.now),
            do=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7)),
        )
        po_terminie = factory.Trait(
            status=StatusKonsultacji.OTWARTA,
            otwarto_at=factory.LazyFunction(timezone.now),
            do=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
        )
        zamknieta = factory.Trait(
            status=StatusKonsultacji.ZAMKNIETA,
            otwarto_at=factory.LazyFunction(timezone.now),
            zamknieto_at=factory.LazyFunction(timezone.now),
            do=factory.LazyFunction(timezone.localdate),
        )
        z_otwartym = factory.Trait(
            otwarty_token=factory.Sequence(lambda n: f"otwarty-token-{n}"), otwarty_limit=2
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    tytul = factory.Sequence(lambda n: f"Konsultacja wzorcowa {n}")
    wstep = "Chcemy wiedzieć, jak to wygląda z Twojej strony."


class PytanieKonsultacjiFactory(DjangoModelFactory):
    class Meta:
        model = PytanieKonsultacji

    class Params:
        tekstowe = factory.Trait(rodzaj=RodzajPytania.TEKST)
        z_wyborem = factory.Trait(rodzaj=RodzajPytania.WYBOR, opcje="tak\nnie\nnie wiem")

    konsultacja = factory.SubFactory(KonsultacjaFactory)
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)
    rodzaj = RodzajPytania.SKALA
    tresc = factory.Sequence(lambda n: f"Pytanie wzorcowe {n}")


class LinkKonsultacjiFactory(DjangoModelFactory):
    """``token`` is what the person has; only its hash is stored."""

    class Meta:
        model = LinkKonsultacji

    class Params:
        token = factory.Sequence(lambda n: f"token-wzorcowy-{n}")

    konsultacja = factory.SubFactory(KonsultacjaFactory, otwarta=True)
    grupa = "dyrektorzy"
    email = factory.Sequence(lambda n: f"odbiorca{n}@example.org")
    token_hash = factory.LazyAttribute(lambda link: hash_token(link.token))


class OdpowiedzKonsultacjiFactory(DjangoModelFactory):
    class Meta:
        model = OdpowiedzKonsultacji

    konsultacja = factory.SubFactory(KonsultacjaFactory, zamknieta=True)
    grupa = "dyrektorzy"
