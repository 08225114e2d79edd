"""What the POSTs of ``cykl`` carry."""

from edycje.enums import Etap
from tests.access.zapisy.wspolne import etap, powod, pusty


def _wybrany_obszar(swiat):
    etap(swiat, Etap.WYBOR_OBSZARU)
    return powod(swiat)


def _etap_2(swiat):
    etap(swiat, Etap.DIAGNOZA_I_HDR)
    return powod(swiat)


ZAPISY = {
    "cykl:bramka_open": pusty,
    "cykl:bramka_unblock": _wybrany_obszar,
    "cykl:etap_revert": _etap_2,
    "cykl:proces_pause": powod,
    "cykl:proces_resume": powod,
    "cykl:proces_resign": powod,
    "cykl:proces_restore": powod,
}
