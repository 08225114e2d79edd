import factory
from factory.django import DjangoModelFactory

from jst.enums import RodzajJst, Specjalizacja, ZmianaRejestru
from jst.models import Doradca, HistoriaJst, Jst, OswiadczenieDoradcy, TeamDoradczy


class JstFactory(DjangoModelFactory):
    """A gmina wiejska in małopolskie; every row has its own code and name."""

    class Meta:
        model = Jst

    class Params:
        powiatowa = factory.Trait(
            identyfikator=factory.Sequence(lambda n: f"{1000 + n:04}"),
            kod=factory.SelfAttribute("identyfikator"),
            nazwa=factory.Sequence(lambda n: f"wzorcowy{n}"),
            rodzaj=RodzajJst.POWIAT,
            powiat=factory.SelfAttribute("nazwa"),
        )
        miasto = factory.Trait(
            kod=factory.LazyAttribute(lambda jst: f"{jst.identyfikator}1"),
            rodzaj=RodzajJst.MIASTO_NA_PRAWACH_POWIATU,
            powiat=factory.SelfAttribute("nazwa"),
        )

    identyfikator = factory.Sequence(lambda n: f"{120000 + n:06}")
    kod = factory.LazyAttribute(lambda jst: f"{jst.identyfikator}2")
    nazwa = factory.Sequence(lambda n: f"Wzorcowo{n}")
    rodzaj = RodzajJst.GMINA_WIEJSKA
    wojewodztwo = "małopolskie"
    powiat = "brzeski"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        jst = model_class(*args, **kwargs)
        jst.szukaj = jst.build_szukaj()
        jst.save()
        return jst


class HistoriaJstFactory(DjangoModelFactory):
    class Meta:
        model = HistoriaJst

    jst = factory.SubFactory(JstFactory)
    zmiana = ZmianaRejestru.ZMIANA_NAZWY
    z = "Stare Wzorcowo"
    na = factory.LazyAttribute(lambda historia: historia.jst.nazwa)
    stan_na = "2026-01-01"


class DoradcaFactory(DjangoModelFactory):
    """An active ROS; ``pro=True`` makes a PRO."""

    class Meta:
        model = Doradca

    class Params:
        pro = factory.Trait(specjalizacja=Specjalizacja.PRO)
        nieaktywny = factory.Trait(aktywny=False)

    user = factory.SubFactory("tests.factories.konta.UserFactory")
    specjalizacja = Specjalizacja.ROS


class TeamDoradczyFactory(DjangoModelFactory):
    class Meta:
        model = TeamDoradczy

    ros = factory.SubFactory(DoradcaFactory)
    pro = factory.SubFactory(DoradcaFactory, pro=True)


class OswiadczenieDoradcyFactory(DjangoModelFactory):
    """No conflict; ``konflikt=True`` declares one."""

    class Meta:
        model = OswiadczenieDoradcy

    class Params:
        konflikt = factory.Trait(jest_konflikt=True, opis="Pracuję w tym urzędzie.")

    doradca = factory.SubFactory(DoradcaFactory)
    jst = factory.SubFactory(JstFactory)
    jest_konflikt = False
    zlozyl = factory.SelfAttribute("doradca.user")
