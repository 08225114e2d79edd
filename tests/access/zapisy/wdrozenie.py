"""What the POSTs of ``wdrozenie`` carry."""

from django.utils import timezone

from edycje.enums import Etap
from tests.access.zapisy.wspolne import dzis, etap, pusty
from tests.factories.obieg import AkceptacjaFactory


def _wdrazany(swiat):
    """Progress is reported on actions of an accepted HDR."""
    AkceptacjaFactory(wersja_hdr__hdr=swiat.hdr)
    swiat.hdr.status = "przyjety"
    swiat.hdr.przyjeto_at = timezone.now()
    swiat.hdr.save()
    etap(swiat, Etap.WDROZENIE)


def _postep(swiat):
    _wdrazany(swiat)
    return {"stan": "w_toku", "procent": "40", "notatka": "Trwa."}


def _postep_przez_odnosnik(swiat):
    swiat.hdr.refresh_from_db()
    return {"stan": "w_toku", "procent": "40", "notatka": "Trwa."}


def _przeglad(swiat):
    _wdrazany(swiat)
    this = timezone.localdate().replace(day=1).isoformat()
    return {"miesiac": this, "swiatlo": "zolte", "zdanie": "Brakuje sali.", "wersja": "0"}


def _pomiar(swiat):
    _wdrazany(swiat)
    return {"data_pomiaru": dzis(), "wartosc": "5", "notatka": ""}


ZAPISY = {
    "wdrozenie:postep_create": _postep,
    "wdrozenie:postep_odnosnik": _postep_przez_odnosnik,
    "wdrozenie:przeglad_update": _przeglad,
    "wdrozenie:dowod_withdraw": pusty,
    "wdrozenie:pomiar_create": _pomiar,
    "wdrozenie:pomiar_withdraw": pusty,
}
