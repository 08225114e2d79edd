"""HDR, its versions and its carrying out. Traits are named after domain states."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from diagnoza.models import DiagnozaPoglebiona
from doradztwo.tokeny import hash_token
from hdr.enums import (
    Decyzja,
    FormaPodsumowania,
    Ocena,
    StanDzialania,
    StatusHdr,
    StatusPodsumowania,
    Swiatlo,
)
from hdr.models import (
    Akceptacja,
    Cel,
    DowodDzialania,
    Dzialanie,
    Hdr,
    LinkAkceptacji,
    OdnosnikPostepu,
    Opinia,
    PartnerHdr,
    PodpisanyPdf,
    Podsumowanie,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
    SekcjaPodsumowania,
    WersjaHdr,
)
from jst.enums import Specjalizacja
from tests.factories.diagnoza import PriorytetFactory


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
