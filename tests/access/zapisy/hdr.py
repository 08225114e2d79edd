"""What the POSTs of ``hdr`` carry."""

from django.utils import timezone

from tests.access.zapisy.wspolne import element, etap_2_bez_danych, pusty
from tests.factories.edycje import ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory


def _drugi_cel(swiat):
    CelFactory(hdr=swiat.hdr, priorytet=swiat.priorytet, kolejnosc=swiat.cel.kolejnosc + 1)
    return {"kierunek": "dol"}


def _drugie_dzialanie(swiat):
    DzialanieFactory(cel=swiat.cel, kolejnosc=swiat.dzialanie.kolejnosc + 1)
    return {"kierunek": "dol"}


def _pole(nazwa, pole, wartosc="Nowa treść."):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        return {"pole": pole, "wartosc": wartosc, "wersja": row.wersja, "baza": getattr(row, pole)}

    return dane


def _usuniety(nazwa):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        row.usunieto_at = timezone.now()
        row.save()
        return {}

    return dane


def _forma_hdr(swiat):
    HdrFactory(proces=swiat.proces)
    return {"forma_podsumowania": "studium_refleksji"}


def _partner(swiat):
    return {"partner": ProcesFactory(edycja=swiat.edycja).pk, "prawo": "pisze"}


ZAPISY = {
    "hdr:partner_create": _partner,
    "hdr:partner_end": pusty,
    "hdr:hdr_forma": _forma_hdr,
    "hdr:cel_create": etap_2_bez_danych,
    "hdr:cel_update": element("cel", "tresc"),
    "hdr:cel_pole": _pole("cel", "zrodlo_danych"),
    "hdr:cel_move": _drugi_cel,
    "hdr:cel_delete": pusty,
    "hdr:cel_restore": _usuniety("cel"),
    "hdr:dzialanie_create": pusty,
    "hdr:dzialanie_update": element("dzialanie", "tresc"),
    "hdr:dzialanie_pole": _pole("dzialanie", "rezultat"),
    "hdr:dzialanie_move": _drugie_dzialanie,
    "hdr:dzialanie_duplicate": pusty,
    "hdr:dzialanie_delete": pusty,
    "hdr:dzialanie_restore": _usuniety("dzialanie"),
}
