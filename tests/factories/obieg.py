"""Versions of an HDR and what people decide about them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from doradztwo.tokeny import hash_token
from jst.enums import Specjalizacja
from obieg.enums import Decyzja, Ocena
from obieg.models import Akceptacja, LinkAkceptacji, Opinia, PodpisanyPdf, WersjaHdr
from tests.factories.hdr import HdrFactory

USER = "tests.factories.konta.UserFactory"


class WersjaHdrFactory(DjangoModelFactory):
    class Meta:
        model = WersjaHdr

    hdr = factory.SubFactory(HdrFactory, w_opinii=True)
    numer = factory.Sequence(lambda n: n + 1)
    tresc = factory.LazyFunction(lambda: {"schemat": 1, "priorytety": []})
    sha256 = "0" * 64
    przekazal = factory.SubFactory(USER)


class OpiniaFactory(DjangoModelFactory):
    class Meta:
        model = Opinia

    wersja_hdr = factory.SubFactory(WersjaHdrFactory)
    specjalizacja = Specjalizacja.ROS
    ocena = Ocena.POZYTYWNA
    kto = factory.SubFactory(USER)


class AkceptacjaFactory(DjangoModelFactory):
    class Meta:
        model = Akceptacja

    wersja_hdr = factory.SubFactory(WersjaHdrFactory, hdr__w_opinii=False, hdr__przyjety=True)
    decyzja = Decyzja.PRZYJETY
    kto = factory.SubFactory(USER)
    funkcja = "burmistrz"


class LinkAkceptacjiFactory(DjangoModelFactory):
    """A link that works; ``token`` is what its address holds."""

    class Meta:
        model = LinkAkceptacji
        exclude = ["token"]

    token = factory.Sequence(lambda n: f"token-decyzji-{n}")
    token_hash = factory.LazyAttribute(lambda o: hash_token(o.token))
    wersja_hdr = factory.SubFactory(WersjaHdrFactory, hdr__w_opinii=False, hdr__do_akceptacji=True)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory",
        proces=factory.SelfAttribute("..wersja_hdr.hdr.proces"),
        decydent=True,
    )
    email = "burmistrz@example.org"
    wazny_do = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
    wystawil = factory.SubFactory(USER)


class PodpisanyPdfFactory(DjangoModelFactory):
    class Meta:
        model = PodpisanyPdf

    akceptacja = factory.SubFactory(
        AkceptacjaFactory, sposob="podpisany_pdf", kto=None, oswiadczyl="Jan Lis"
    )
    plik = factory.django.FileField(data=b"%PDF-1.7 podpisany", filename="podpisany.pdf")
    nazwa = "hdr-podpisany.pdf"
    sha256 = "0" * 64
    zgodnosc = "bajty"
    podpisy = factory.LazyFunction(
        lambda: [{"kto": "Jan Lis", "kiedy": "", "powod": "", "calosc": True}]
    )
    wgral = factory.SubFactory(USER)
