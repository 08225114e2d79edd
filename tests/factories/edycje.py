"""Editions and the people of a Proces. An edition runs unless a trait says otherwise."""

from datetime import timedelta

import factory
from django.utils import timezone

from edycje.enums import Etap, Funkcja, RodzajKroku, RolaWEdycji, StatusEdycji, StatusProcesu
from edycje.models import (
    CzlonekZespolu,
    Edycja,
    Grupa,
    Krok,
    Proces,
    PrzydzialDoradcy,
    RolaEdycji,
    TerminKroku,
    Wstrzymanie,
)
from jst.enums import Specjalizacja

# etap, rodzaj, numer, skrot, first and last day counted from the start of the edition
KROKI = (
    (1, RodzajKroku.SPOTKANIE_INICJUJACE, None, "Inauguracja", 0, 1),
    (1, RodzajKroku.ARKUSZ_DIAGNOSTYCZNY, None, "Arkusz i obszar", 0, 26),
    (1, RodzajKroku.PRZYDZIAL_DORADCOW, None, "Doradcy", 0, 26),
    (2, RodzajKroku.SZKOLENIA, 1, "Szkolenia 1", 22, 23),
    (2, RodzajKroku.ZEBRANIE_DANYCH, None, "Dane", 27, 56),
    (2, RodzajKroku.SZKOLENIA, 2, "Szkolenia 2", 49, 50),
    (2, RodzajKroku.SPOTKANIE_W_JST, 1, "Spotkanie 1", 27, 78),
    (2, RodzajKroku.DIAGNOZA_POGLEBIONA, None, "Diagnoza", 57, 118),
    (2, RodzajKroku.SPOTKANIE_W_JST, 2, "Spotkanie 2", 88, 146),
    (2, RodzajKroku.HDR, None, "HDR", 88, 177),
    (3, RodzajKroku.SPOTKANIE_W_JST, 3, "Spotkanie 3", 147, 207),
    (3, RodzajKroku.WDROZENIE, None, "Wdrożenie", 147, 238),
    (3, RodzajKroku.SPOTKANIE_PODSUMOWUJACE, None, "Zamknięcie", 225, 226),
    (3, RodzajKroku.PODSUMOWANIE, None, "Podsumowanie", 208, 238),
)


def _today(days=0):
    return timezone.localdate() + timedelta(days=days)


def _make_kroki(edycja, create, extracted, **kwargs):
    if not create:
        return
    for kolejnosc, (etap, rodzaj, numer, skrot, first, last) in enumerate(KROKI, start=1):
        KrokFactory(
            edycja=edycja,
            etap=etap,
            kolejnosc=kolejnosc,
            rodzaj=rodzaj,
            numer=numer,
            nazwa=f"{rodzaj.label} {numer}" if numer else rodzaj.label,
            skrot=skrot,
            od=edycja.od + timedelta(days=first),
            do=edycja.od + timedelta(days=last),
        )


class EdycjaFactory(factory.django.DjangoModelFactory):
    """``EdycjaFactory(kroki=True)`` has the 14 steps of 2022/23."""

    class Meta:
        model = Edycja
        skip_postgeneration_save = True

    nazwa = factory.Sequence(lambda n: f"Doradztwo dla JST, edycja {n}")
    od = factory.LazyFunction(lambda: _today(-90))
    do = factory.LazyFunction(lambda: _today(150))
    wersja_arkusza = factory.SubFactory("tests.factories.obszary.WersjaArkuszaFactory")
    status = StatusEdycji.AKTYWNA

    class Params:
        szkic = factory.Trait(status=StatusEdycji.SZKIC)
        zakonczona = factory.Trait(status=StatusEdycji.ZAKONCZONA)
        kroki = factory.Trait(kroki_rows=factory.PostGeneration(_make_kroki))


class RolaEdycjiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RolaEdycji

    edycja = factory.SubFactory(EdycjaFactory)
    user = factory.SubFactory("tests.factories.konta.UserFactory")
    rola = RolaWEdycji.KOORDYNATOR

    class Params:
        koordynator = factory.Trait(rola=RolaWEdycji.KOORDYNATOR)
        obserwator = factory.Trait(rola=RolaWEdycji.OBSERWATOR)


class GrupaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Grupa

    edycja = factory.SubFactory(EdycjaFactory)
    numer = factory.Sequence(lambda n: n % 30000 + 1)
    nazwa = "gminy wiejskie"


class KrokFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Krok

    edycja = factory.SubFactory(EdycjaFactory)
    etap = Etap.DIAGNOZA_I_HDR
    kolejnosc = factory.Sequence(lambda n: n % 30000 + 1)
    rodzaj = RodzajKroku.HDR
    numer = None
    nazwa = factory.LazyAttribute(lambda krok: RodzajKroku(krok.rodzaj).label)
    skrot = factory.LazyAttribute(lambda krok: krok.nazwa[:40])
    od = factory.LazyAttribute(lambda krok: krok.edycja.od)
    do = factory.LazyAttribute(lambda krok: krok.edycja.do)


class WstrzymanieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Wstrzymanie

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    od = factory.LazyFunction(lambda: _today(-10))
    powod = "Wybory wójta."


class ProcesFactory(factory.django.DjangoModelFactory):
    """A Proces of etap 1 in an edition that runs."""

    class Meta:
        model = Proces
        skip_postgeneration_save = True

    edycja = factory.SubFactory(EdycjaFactory)
    jst = factory.SubFactory("tests.factories.jst.JstFactory")

    class Params:
        etap2 = factory.Trait(
            etap=Etap.DIAGNOZA_I_HDR,
            obszar=factory.SubFactory("tests.factories.obszary.ObszarFactory"),
        )
        etap3 = factory.Trait(
            etap=Etap.WDROZENIE,
            obszar=factory.SubFactory("tests.factories.obszary.ObszarFactory"),
        )
        wstrzymany = factory.Trait(
            status=StatusProcesu.WSTRZYMANY,
            wstrzymanie=factory.RelatedFactory(WstrzymanieFactory, "proces"),
        )
        zakonczony = factory.Trait(
            etap=Etap.WDROZENIE,
            obszar=factory.SubFactory("tests.factories.obszary.ObszarFactory"),
            status=StatusProcesu.ZAKONCZONY,
            zakonczono_at=factory.LazyFunction(timezone.now),
        )
        rezygnacja = factory.Trait(
            status=StatusProcesu.REZYGNACJA, zakonczono_at=factory.LazyFunction(timezone.now)
        )


class TerminKrokuFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TerminKroku

    proces = factory.SubFactory(ProcesFactory)
    krok = factory.SubFactory(KrokFactory, edycja=factory.SelfAttribute("..proces.edycja"))
    od = factory.LazyAttribute(lambda termin: termin.krok.od)
    do = factory.LazyAttribute(lambda termin: termin.krok.do + timedelta(days=14))
    powod = "Choroba lidera zespołu."


class CzlonekZespoluFactory(factory.django.DjangoModelFactory):
    """A member with an active account. ``zaproszony=True`` has not accepted yet."""

    class Meta:
        model = CzlonekZespolu

    proces = factory.SubFactory(ProcesFactory)
    user = factory.SubFactory("tests.factories.konta.UserFactory")
    imie = factory.LazyAttribute(lambda czlonek: czlonek.user.imie if czlonek.user else "Maria")
    nazwisko = factory.LazyAttribute(
        lambda czlonek: czlonek.user.nazwisko if czlonek.user else "Pokazowa"
    )
    email = factory.LazyAttribute(lambda czlonek: czlonek.user.email if czlonek.user else "")
    funkcja = Funkcja.INSPEKTOR

    class Params:
        lider = factory.Trait(is_lider=True, funkcja=Funkcja.NACZELNIK)
        decydent = factory.Trait(is_decydent=True, funkcja=Funkcja.WOJT)
        # A decydent who only accepts: outside the team, without an account.
        bez_konta = factory.Trait(
            user=None, is_decydent=True, funkcja=Funkcja.WOJT, wypelnia_arkusz=False
        )
        zaproszony = factory.Trait(
            user=factory.SubFactory("tests.factories.konta.UserFactory", zaproszony=True),
            zaproszenie=factory.SubFactory(
                "tests.factories.konta.ZaproszenieFactory",
                user=factory.SelfAttribute("..user"),
                proces_pk=factory.SelfAttribute("..proces.pk"),
                edycja_pk=factory.SelfAttribute("..proces.edycja_id"),
            ),
        )
        odszedl = factory.Trait(
            odszedl_at=factory.LazyFunction(timezone.now), powod_odejscia="Zmiana pracy."
        )


class PrzydzialDoradcyFactory(factory.django.DjangoModelFactory):
    """A current assignment of a ROS; ``pro=True`` for the other one."""

    class Meta:
        model = PrzydzialDoradcy

    proces = factory.SubFactory(ProcesFactory)
    specjalizacja = Specjalizacja.ROS
    doradca = factory.SubFactory(
        "tests.factories.jst.DoradcaFactory",
        specjalizacja=factory.SelfAttribute("..specjalizacja"),
    )
    od = factory.LazyFunction(lambda: _today(-30))
    przydzielil = factory.SubFactory("tests.factories.konta.UserFactory")

    class Params:
        ros = factory.Trait(specjalizacja=Specjalizacja.ROS)
        pro = factory.Trait(specjalizacja=Specjalizacja.PRO)
        zakonczony = factory.Trait(
            do=factory.LazyFunction(lambda: _today(-1)), powod_konca="Koniec umowy doradcy."
        )
