"""Data of the HDR as a document: plain values only, they are stored with it."""

from django.utils import timezone

from edycje.models import Proces
from hdr.models import Akceptacja, WersjaHdr
from hdr.queries.tresc import build_szkic


def dane_hdr(wersja: WersjaHdr) -> dict:
    """A frozen version with the opinions and the decision it has got so far."""
    akceptacja = Akceptacja.objects.filter(wersja_hdr=wersja).select_related("kto").first()
    return {
        "tresc": wersja.tresc,
        "numer_wersji": wersja.numer,
        "opinie": opinie_wersji(wersja),
        "akceptacja": {
            "kto": akceptacja.kto.get_full_name(),
            "funkcja": akceptacja.funkcja,
            "decyzja": akceptacja.get_decyzja_display(),
            "uwagi": akceptacja.uwagi,
            "kiedy": _day(akceptacja.created_at),
        }
        if akceptacja
        else {},
    }


def dane_szkicu(proces: Proces) -> dict:
    """The living document; ``numer_wersji`` 0 says that it is a draft."""
    return {"tresc": build_szkic(proces), "numer_wersji": 0, "opinie": [], "akceptacja": {}}


def opinie_wersji(wersja: WersjaHdr) -> list[dict]:
    return [
        {
            "kto": opinia.kto.get_full_name(),
            "specjalizacja": opinia.get_specjalizacja_display(),
            "ocena": opinia.get_ocena_display(),
            "uzasadnienie": opinia.uzasadnienie,
            "kiedy": _day(opinia.created_at),
        }
        for opinia in wersja.opinie.select_related("kto")
    ]


def _day(moment) -> str:
    return timezone.localdate(moment).isoformat()
