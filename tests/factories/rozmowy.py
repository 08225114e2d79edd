"""Comments beside the HDR."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from rozmowy.enums import StanPropozycji, Widocznosc
from rozmowy.models import Komentarz
from tests.factories.edycje import PrzydzialDoradcyFactory
from tests.factories.hdr import CelFactory


def _doradca(proces):
    przydzial = proces.przydzialy.filter(do=None).first()
    return (przydzial or PrzydzialDoradcyFactory(proces=proces)).doradca.user


class KomentarzFactory(DjangoModelFactory):
    """A comment of an advisor at a goal. ``przy`` is the goal it stands beside."""

    class Meta:
        model = Komentarz

    class Params:
        przy = factory.SubFactory(CelFactory)
        tylko_doradcy = factory.Trait(widocznosc=Widocznosc.DORADCY)
        zalatwiony = factory.Trait(rozwiazano_at=factory.LazyFunction(timezone.now))
        wycofany = factory.Trait(wycofano_at=factory.LazyFunction(timezone.now))
        z_propozycja = factory.Trait(
            pole="tresc",
            propozycja="Do 30 września każda szkoła ma plan.",
            stan_propozycji=StanPropozycji.CZEKA,
        )

    proces = factory.LazyAttribute(lambda o: o.przy.hdr.proces)
    miejsce = "cel"
    obiekt_pk = factory.LazyAttribute(lambda o: o.przy.pk)
    autor = factory.LazyAttribute(lambda o: _doradca(o.przy.hdr.proces))
    tresc = "Skąd będzie wiadomo, że cel osiągnięty?"
