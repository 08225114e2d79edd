"""Context of a printed document, made from the plain data stored with it."""

from django.conf import settings

from hdr.queries.tresc import with_dates
from raporty.enums import RodzajDokumentu
from raporty.models import Dokument
from raporty.wykresy import gantt

SZABLONY = {
    RodzajDokumentu.HDR: "raporty/druk/hdr.html",
    RodzajDokumentu.RAPORT_KONCOWY: "raporty/druk/raport_koncowy.html",
}


def build_context(dokument: Dokument) -> dict:
    """Stored data with dates made dates again, and with what only printing needs."""
    dane = dokument.dane | {"tresc": with_dates(dokument.dane["tresc"])}
    for cel in _cele(dane["tresc"]):
        cel["pomiar"] = dane.get("pomiary", {}).get(str(cel["pk"]))
        for dzialanie in cel["dzialania"]:
            dzialanie["postep"] = dane.get("postep", {}).get(str(dzialanie["pk"]))
    return {
        "akceptacja": {},
        **dane,
        "dokument": dokument,
        "szkic": not dane["numer_wersji"],
        "opis_stanu": _opis_stanu(dokument.rodzaj, dane),
        "wykres": gantt(dane["tresc"]),
        "adres_aplikacji": settings.ADRES_APLIKACJI,
    }


def _cele(tresc: dict):
    return (cel for priorytet in tresc["priorytety"] for cel in priorytet["cele"])


def _opis_stanu(rodzaj: str, dane: dict) -> str:
    if rodzaj == RodzajDokumentu.RAPORT_KONCOWY:
        return f"proces: {dane['status']}"
    if not dane["numer_wersji"]:
        return "szkic, nieprzekazany do opinii"
    decyzja = dane["akceptacja"].get("decyzja")
    return f"wersja {dane['numer_wersji']}" + (f", {decyzja}" if decyzja else ", przed decyzją")
