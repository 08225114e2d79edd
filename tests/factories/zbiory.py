"""Collected data, files, requests for documents."""

from datetime import timedelta
from hashlib import sha256

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from zbiory.enums import StanDanych
from zbiory.models import PlikDanych, ProsbaODokument, ZebraneDane

USER = "tests.factories.konta.UserFactory"


PROCES = "tests.factories.edycje.ProcesFactory"


class ZebraneDaneFactory(DjangoModelFactory):
    """An own item still to collect."""

    class Meta:
        model = ZebraneDane

    class Params:
        zebrane = factory.Trait(
            stan=StanDanych.ZEBRANE,
            zrodlo="SIO, stan na 30 września",
            okres="2024–2026",
            wniosek="Liczba uczniów spada o 3% rocznie.",
        )
        niedostepne = factory.Trait(
            stan=StanDanych.NIEDOSTEPNE, powod_niedostepnosci="Szkoły tego nie zbierały."
        )
        z_listy = factory.Trait(
            zbior=factory.SubFactory(
                "tests.factories.obszary.ZbiorDanychFactory",
                obszar=factory.SelfAttribute("..proces.obszar"),
            ),
            nazwa=factory.SelfAttribute("zbior.tekst"),
        )

    proces = factory.SubFactory(PROCES)
    nazwa = factory.Sequence(lambda n: f"Zestawienie wzorcowe {n}")
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)


class PlikDanychFactory(DjangoModelFactory):
    class Meta:
        model = PlikDanych

    class Params:
        tresc = b"%PDF-1.7 wzor"
        wycofany = factory.Trait(wycofano_at=factory.LazyFunction(timezone.now))

    dane = factory.SubFactory(ZebraneDaneFactory)
    plik = factory.LazyAttribute(lambda plik: ContentFile(plik.tresc, name="wzor.pdf"))
    nazwa = factory.Sequence(lambda n: f"zestawienie-{n}.pdf")
    typ_mime = "application/pdf"
    rozmiar = factory.LazyAttribute(lambda plik: len(plik.tresc))
    sha256 = factory.LazyAttribute(lambda plik: sha256(plik.tresc).hexdigest())
    dodal = factory.SubFactory(USER)


class ProsbaODokumentFactory(DjangoModelFactory):
    """A request that waits. ``po_terminie=True``: its day is over."""

    class Meta:
        model = ProsbaODokument

    class Params:
        po_terminie = factory.Trait(
            termin=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3))
        )
        odmowa = factory.Trait(
            odpowiedziano_at=factory.LazyFunction(timezone.now),
            odpowiedzial=factory.SubFactory(USER),
            powod_odmowy="Nie ma takiej uchwały.",
        )
        wycofana = factory.Trait(wycofano_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)
    tresc = factory.Sequence(lambda n: f"Uchwała wzorcowa {n}")
    termin = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    prosi = factory.SubFactory(USER)
