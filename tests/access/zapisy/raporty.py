"""What the POSTs of ``raporty`` carry."""

from datetime import date

from tests.access.zapisy.wspolne import etap_2_bez_danych, pusty
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.sesje import MiesiacDoradcyFactory


def _godziny(swiat):
    """An accepted month of the ROS, so that there is something to settle."""
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca_ros, przyjety=True, miesiac=date(2026, 11, 1)
    )
    return {}


def _paczka(swiat):
    return _godziny(swiat) | {"miesiac": "2026-11"}


def _wynik(swiat):
    WynikZespoluFactory(proces=swiat.proces)
    return {}


ZAPISY = {
    "raporty:rozliczenie_order": lambda swiat: _godziny(swiat) | {"rodzaj": "ewidencja"},
    "raporty:umowa_update": lambda swiat: {"numer": "12/ORE/2026", "z_dnia": "2026-09-01"},
    "raporty:paczka_create": _paczka,
    "raporty:hdr_order": pusty,
    "raporty:streszczenie_order": pusty,
    "raporty:wynik_order": _wynik,
    "raporty:raport_order": etap_2_bez_danych,
    "raporty:dokument_retry": pusty,
}
