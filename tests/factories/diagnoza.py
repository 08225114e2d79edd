"""Sheets, the choice of an area, collected data and the diagnosis of a Proces."""

from datetime import timedelta
from hashlib import sha256

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from diagnoza.enums import BrakOceny, Przeslanka, StanDanych
from diagnoza.models import (
    ArkuszDiagnostyczny,
    ArkuszPowtorny,
    DiagnozaPoglebiona,
    FaktProblemu,
    GlosNaObszar,
    OcenaPriorytetu,
    Odpowiedz,
    OdpowiedzPowtorna,
    PlikDanych,
    Priorytet,
    Problem,
    ProsbaODokument,
    Przyczyna,
    WyborObszaru,
    WynikGlosowania,
    WynikPowtorny,
    WynikZespolu,
    ZebraneDane,
)

USER = "tests.factories.konta.UserFactory"
PROCES = "tests.factories.edycje.ProcesFactory"


class ArkuszDiagnostycznyFactory(DjangoModelFactory):
    """A sheet just begun. ``oceny=4`` answers every statement of its version with 4;

    ``oceny=[1, None, 5]`` repeats the pattern, None is "nie wiem". ``wyslany=True`` sends it.
    """

    class Meta:
        model = ArkuszDiagnostyczny
        skip_postgeneration_save = True

    class Params:
        wyslany = factory.Trait(wyslano_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory", proces=factory.SelfAttribute("..proces")
    )
    wersja_arkusza = factory.SelfAttribute("proces.edycja.wersja_arkusza")

    @factory.post_generation
    def oceny(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        pattern = extracted if isinstance(extracted, list | tuple) else [extracted]
        Odpowiedz.objects.bulk_create(
            Odpowiedz(
                arkusz=self,
                stwierdzenie=stwierdzenie,
                ocena=pattern[index % len(pattern)],
                brak_oceny="" if pattern[index % len(pattern)] is not None else BrakOceny.NIE_WIEM,
            )
            for index, stwierdzenie in enumerate(self.wersja_arkusza.stwierdzenia.all())
        )


class OdpowiedzFactory(DjangoModelFactory):
    class Meta:
        model = Odpowiedz

    class Params:
        nie_wiem = factory.Trait(ocena=None, brak_oceny=BrakOceny.NIE_WIEM)
        nie_dotyczy = factory.Trait(ocena=None, brak_oceny=BrakOceny.NIE_DOTYCZY)

    arkusz = factory.SubFactory(ArkuszDiagnostycznyFactory)
    stwierdzenie = factory.SubFactory(
        "tests.factories.obszary.StwierdzenieFactory",
        wersja=factory.SelfAttribute("..arkusz.wersja_arkusza"),
    )
    ocena = 3


class WynikZespoluFactory(DjangoModelFactory):
    """Closed sheets. ``z_arkuszy=[4, 2, [1, None]]`` adds a sent, counted sheet for each."""

    class Meta:
        model = WynikZespolu
        skip_postgeneration_save = True

    class Params:
        ze_wspolnego = factory.Trait(wspolny=True, liczba_arkuszy=1)

    proces = factory.SubFactory(PROCES)
    liczba_arkuszy = 3

    @factory.post_generation
    def z_arkuszy(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        for oceny in extracted:
            ArkuszDiagnostycznyFactory(proces=self.proces, wyslany=True, wynik=self, oceny=oceny)
        if not self.wspolny:
            self.liczba_arkuszy = len(extracted)
            self.save()


class GlosNaObszarFactory(DjangoModelFactory):
    class Meta:
        model = GlosNaObszar

    czlonek = factory.SubFactory("tests.factories.edycje.CzlonekZespoluFactory")
    proces = factory.SelfAttribute("czlonek.proces")
    numer = 1
    obszar = factory.SubFactory("tests.factories.obszary.ObszarFactory")


class WynikGlosowaniaFactory(DjangoModelFactory):
    class Meta:
        model = WynikGlosowania

    proces = factory.SubFactory(PROCES)
    liczba_glosujacych = 3


class ArkuszPowtornyFactory(DjangoModelFactory):
    """``oceny`` as in ``ArkuszDiagnostycznyFactory``, for the statements of the chosen areas."""

    class Meta:
        model = ArkuszPowtorny
        skip_postgeneration_save = True

    class Params:
        wyslany = factory.Trait(wyslano_at=factory.LazyFunction(timezone.now))

    proces = factory.SubFactory(PROCES)
    czlonek = factory.SubFactory(
        "tests.factories.edycje.CzlonekZespoluFactory", proces=factory.SelfAttribute("..proces")
    )

    @factory.post_generation
    def oceny(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        pattern = extracted if isinstance(extracted, list | tuple) else [extracted]
        statements = self.proces.edycja.wersja_arkusza.stwierdzenia.filter(
            obszar__in=self.proces.obszary_pks
        )
        OdpowiedzPowtorna.objects.bulk_create(
            OdpowiedzPowtorna(
                arkusz=self,
                stwierdzenie=stwierdzenie,
                ocena=pattern[index % len(pattern)],
                brak_oceny="" if pattern[index % len(pattern)] is not None else BrakOceny.NIE_WIEM,
            )
            for index, stwierdzenie in enumerate(statements)
        )


class WynikPowtornyFactory(DjangoModelFactory):
    """Closed repeated sheets. ``z_arkuszy=[4, 2, [1, None]]`` adds a counted sheet for each."""

    class Meta:
        model = WynikPowtorny
        skip_postgeneration_save = True

    class Params:
        ze_wspolnego = factory.Trait(wspolny=True, liczba_arkuszy=1)

    proces = factory.SubFactory(PROCES)
    liczba_arkuszy = 3

    @factory.post_generation
    def z_arkuszy(self, create, extracted, **kwargs):
        if not create or extracted is None:
            return
        for oceny in extracted:
            ArkuszPowtornyFactory(
                proces=self.proces, wyslany=True, wynik=self, oceny=oceny, wspolny=self.wspolny
            )
        if not self.wspolny:
            self.liczba_arkuszy = len(extracted)
            self.save()


class WyborObszaruFactory(DjangoModelFactory):
    """The current choice; it also sets ``proces.obszar``. ``zmieniony=True`` is an old one."""

    class Meta:
        model = WyborObszaru
        skip_postgeneration_save = True

    class Params:
        zmieniony = factory.Trait(
            zmieniono_at=factory.LazyFunction(timezone.now), powod_zmiany="Nowe dane."
        )

    proces = factory.SubFactory(PROCES)
    obszar = factory.SubFactory("tests.factories.obszary.ObszarFactory")
    przeslanka = Przeslanka.TRUDNOSCI
    uzasadnienie = "Od dwóch lat nie mamy wspólnych wskaźników."
    wybral = factory.SubFactory(USER)

    @factory.post_generation
    def _proces_obszar(self, create, extracted, **kwargs):
        if create and self.zmieniono_at is None:
            field = "obszar" if self.miejsce == 1 else "drugi_obszar"
            setattr(self.proces, field, self.obszar)
            self.proces.save(update_fields=[field])


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
                ZebraneDaneFactory,
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
