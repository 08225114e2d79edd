"""What the POSTs of ``podsumowanie`` carry."""

from django.utils import timezone

from edycje.enums import Etap
from tests.access.zapisy.wspolne import element, etap, pusty
from tests.factories.hdr import HdrFactory
from tests.factories.podsumowanie import PodsumowanieFactory


def _etap_3(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, z_forma=True)
    etap(swiat, Etap.WDROZENIE)
    return {}


def _inna_forma(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, forma_podsumowania="minireportaz")
    etap(swiat, Etap.WDROZENIE)
    return {}


def _zlozone(swiat):
    PodsumowanieFactory._meta.model.objects.filter(proces=swiat.proces).update(
        status="zlozone", zlozono_at=timezone.now()
    )
    return {"uwagi": "Dopiszcie wnioski."}


ZAPISY = {
    "podsumowanie:podsumowanie_create": _etap_3,
    "podsumowanie:podsumowanie_forma": _inna_forma,
    "podsumowanie:podsumowanie_submit": pusty,
    "podsumowanie:podsumowanie_accept": _zlozone,
    "podsumowanie:podsumowanie_return": _zlozone,
    "podsumowanie:sekcja_pole": element("sekcja_podsumowania", "tekst"),
}
