"""What the POSTs of ``cykl`` carry."""

from edycje.enums import Etap
from tests.access.zapisy.wspolne import dzis, etap, powod, pusty


def _wybrany_obszar(swiat):
    etap(swiat, Etap.WYBOR_OBSZARU)
    return powod(swiat)


def _etap_2(swiat):
    etap(swiat, Etap.DIAGNOZA_I_HDR)
    return powod(swiat)


def _odlozenie(swiat):
    return {"do": dzis(14), "powod": "Urlop lidera."}


def _przypomnienie(swiat):
    krok = swiat.edycja.kroki.order_by("etap", "kolejnosc")[1]
    return {"rodzaj": "krok_termin", "przedmiot": f"proces:{swiat.proces.pk}:krok:{krok.pk}"}


ZAPISY = {
    "cykl:bramka_open": pusty,
    "cykl:bramka_unblock": _wybrany_obszar,
    "cykl:etap_revert": _etap_2,
    "cykl:proces_pause": powod,
    "cykl:proces_resume": powod,
    "cykl:proces_resign": powod,
    "cykl:proces_restore": powod,
    "cykl:przypomnienie_send": _przypomnienie,
    "cykl:przypomnienie_suspend": _odlozenie,
    "cykl:przypomnienie_resume": pusty,
    "cykl:cisza_note": _odlozenie,
    "cykl:cisza_withdraw": pusty,
}
