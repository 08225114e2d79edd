"""Progress of actions, its evidence and links, reviews and measurements."""

from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from doradztwo.tokeny import hash_token
from hdr.enums import StanDzialania
from tests.factories.hdr import CelFactory, DzialanieFactory
from wdrozenie.enums import Swiatlo
from wdrozenie.models import (
    DowodDzialania,
    OdnosnikPostepu,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
)

USER = "tests.factories.konta.UserFactory"


class PostepDzialaniaFactory(DjangoModelFactory):
    class Meta:
        model = PostepDzialania

    dzialanie = factory.SubFactory(DzialanieFactory)
    stan = StanDzialania.W_TOKU
    procent = 40
    kto = factory.SubFactory(USER)


class DowodDzialaniaFactory(DjangoModelFactory):
    class Meta:
        model = DowodDzialania

    postep = factory.SubFactory(PostepDzialaniaFactory)
    plik = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 lista", name="lista.pdf"))
    nazwa = "lista obecności.pdf"
    typ_mime = "application/pdf"
    rozmiar = 14
    sha256 = "0" * 64


class OdnosnikPostepuFactory(DjangoModelFactory):
    """A link of the person who answers for the action; ``token`` is what stands in the mail."""

    class Meta:
        model = OdnosnikPostepu

    class Params:
        token = factory.Sequence(lambda n: f"token-postepu-{n}")

    dzialanie = factory.SubFactory(DzialanieFactory)
    osoba = factory.LazyAttribute(lambda one: one.dzialanie.odpowiedzialny)
    token_hash = factory.LazyAttribute(lambda one: hash_token(one.token))


class PrzegladPostepuFactory(DjangoModelFactory):
    class Meta:
        model = PrzegladPostepu

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    miesiac = factory.LazyFunction(lambda: timezone.localdate().replace(day=1))
    swiatlo = Swiatlo.ZIELONE
    zdanie = "Idzie zgodnie z planem."
    kto = factory.SubFactory(USER)


class PomiarWskaznikaFactory(DjangoModelFactory):
    class Meta:
        model = PomiarWskaznika

    cel = factory.SubFactory(CelFactory, kompletny=True)
    data_pomiaru = factory.LazyFunction(timezone.localdate)
    wartosc = Decimal("5.00")
    kto = factory.SubFactory(USER)
