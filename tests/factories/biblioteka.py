"""Published HDR and follow-ups."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from biblioteka.anonimizacja import tekst_do_szukania
from biblioteka.enums import Kontynuacja, StanPublikacji
from biblioteka.models import Ankieta, Publikacja
from doradztwo.tokeny import hash_token
from tests.factories.hdr import HdrFactory
from tests.factories.obieg import AkceptacjaFactory, WersjaHdrFactory

USER = "tests.factories.konta.UserFactory"


def make_tresc(**zmiany):
    """Content of a version as ``hdr.queries.tresc`` freezes it, small."""
    return {
        "jst": {"nazwa": "gmina Chęciny", "rodzaj": "gmina", "wojewodztwo": "", "kod": "2604042"},
        "edycja": {"nazwa": "Edycja", "numer_projektu": "", "od": "2026-01-01", "do": "2026-09-30"},
        "obszar": {"nr": 8, "nazwa": "System wspomagania szkół"},
        "wybor": {"uzasadnienie": "Irena Ćwiczebna tak chciała."},
        "diagnoza": [{"nazwa": "Problem", "jak_jest": "Irena Ćwiczebna nie ma czasu."}],
        "zespol": [{"osoba": "Irena Ćwiczebna", "funkcja": "inspektor", "lider": True}],
        "doradcy": [{"specjalizacja": "ROS", "osoba": "Bogdan Wzorcowy"}],
        "forma_podsumowania": {"klucz": "dobra_praktyka", "nazwa": "opis dobrej praktyki"},
        "priorytety": [
            {
                "pk": 1,
                "numer": "1",
                "nazwa": "Doskonalenie nauczycieli",
                "uzasadnienie": "",
                "problem": None,
                "luka": "Brak planów.",
                "cele": [
                    {
                        "pk": 1,
                        "numer": "1.1",
                        "tresc": "Każda szkoła ma plan",
                        "wskaznik": "liczba planów",
                        "wartosc_bazowa": "2",
                        "wartosc_docelowa": "9",
                        "jednostka": "szkół",
                        "zrodlo_danych": "plany złożone u Ireny Ćwiczebnej",
                        "dzialania": [
                            {
                                "pk": 1,
                                "numer": "1.1.1",
                                "tresc": "Irena Ćwiczebna robi ankietę",
                                "od": "2026-02-01",
                                "do": "2026-03-01",
                                "odpowiada": "Irena Ćwiczebna",
                                "odpowiada_funkcja": "inspektor ds. oświaty",
                                "narzedzia": [],
                                "narzedzie_wlasne": "",
                                "zasoby": "",
                                "rezultat": "wykaz potrzeb",
                            }
                        ],
                    }
                ],
            }
        ],
    } | zmiany


def make_publiczna():
    tresc = make_tresc()
    return {key: tresc[key] for key in ("jst", "edycja", "obszar", "priorytety")} | {"funkcje": []}


class PrzyjetaWersjaFactory(WersjaHdrFactory):
    """A version the decydent has accepted."""

    class Meta:
        skip_postgeneration_save = True

    hdr = factory.SubFactory(HdrFactory, przyjety=True)
    tresc = factory.LazyFunction(make_tresc)

    @factory.post_generation
    def akceptacja(self, create, extracted, **kwargs):
        AkceptacjaFactory(wersja_hdr=self)


class PublikacjaFactory(DjangoModelFactory):
    """A consent that waits for the coordinator."""

    class Meta:
        model = Publikacja

    class Params:
        opublikowana = factory.Trait(
            stan=StanPublikacji.OPUBLIKOWANA,
            zdecydowal=factory.SubFactory(USER),
            zdecydowano_at=factory.LazyFunction(timezone.now),
            tresc=factory.LazyFunction(make_publiczna),
            szukaj=factory.LazyFunction(lambda: tekst_do_szukania(make_publiczna())),
        )

    wersja_hdr = factory.SubFactory(PrzyjetaWersjaFactory)
    proces = factory.LazyAttribute(lambda o: o.wersja_hdr.hdr.proces)
    zgodzil = factory.SubFactory(USER)


class AnkietaFactory(DjangoModelFactory):
    """A follow-up sent and not answered yet. Its link carries ``token``."""

    class Meta:
        model = Ankieta

    class Params:
        token = factory.Sequence(lambda n: f"token-ankiety-{n}")
        wypelniona = factory.Trait(
            wypelniono_at=factory.LazyFunction(timezone.now),
            kontynuacja=Kontynuacja.TAK,
            co_dziala="Sieć nauczycieli spotyka się co miesiąc.",
            publicznie=True,
        )

    proces = factory.SubFactory("tests.factories.edycje.ProcesFactory")
    po_miesiacach = 6
    token_hash = factory.LazyAttribute(lambda o: hash_token(o.token))
    wazna_do = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
