"""Context of a printed document, made from the plain data stored with it."""

from datetime import date

from django.conf import settings

from hdr.queries.tresc import with_dates
from raporty.enums import RODZAJE_ROZLICZENIA, RodzajDokumentu
from raporty.models import Dokument
from raporty.pola_hdr import (
    POLA_CELU,
    POLA_DZIALANIA,
    POLA_PRIORYTETU,
    POLA_PROBLEMU,
    ZNANE_POLA_PROBLEMU,
    inne_pola,
    pola_rekordu,
)
from raporty.slajdy import build_radar_przed_i_po, build_slajdy
from raporty.streszczenie import streszczenie
from raporty.wykresy import gantt

SZABLONY = {
    RodzajDokumentu.HDR: "raporty/druk/hdr.html",
    RodzajDokumentu.WYNIK: "raporty/druk/wynik.html",
    RodzajDokumentu.STRESZCZENIE: "raporty/druk/streszczenie.html",
    RodzajDokumentu.PUBLIKACJA: "raporty/druk/publikacja.html",
    RodzajDokumentu.RAPORT_KONCOWY: "raporty/druk/raport_koncowy.html",
    RodzajDokumentu.KARTA: "raporty/druk/karta.html",
    RodzajDokumentu.EWIDENCJA: "raporty/druk/ewidencja.html",
    RodzajDokumentu.PROTOKOL: "raporty/druk/protokol.html",
    RodzajDokumentu.PROTOKOL_EDYCJI: "raporty/druk/protokol.html",
}

# A longer text takes the whole width of a block instead of one of two columns.
DLUGI = 320


def build_context(dokument: Dokument) -> dict:
    """Stored data with dates made dates again, and with what only printing needs."""
    context = {"dokument": dokument, "adres_aplikacji": settings.ADRES_APLIKACJI}
    if dokument.rodzaj in RODZAJE_ROZLICZENIA:
        return context | _rozliczenie(dokument.dane)
    if dokument.rodzaj == RodzajDokumentu.WYNIK:
        return context | dokument.dane | build_slajdy(dokument.dane) | {"szkic": False}
    if dokument.rodzaj == RodzajDokumentu.STRESZCZENIE:
        return context | _streszczenie(dokument.dane)
    if dokument.rodzaj == RodzajDokumentu.PUBLIKACJA:
        return context | _publikacja(dokument)
    return context | _hdr(dokument)


def _plan(dokument: Dokument) -> dict:
    """Priorities, goals and actions with the fields that each of them shows, and their chart."""
    dane = dokument.dane | {"tresc": with_dates(dokument.dane["tresc"])}
    for priorytet in dane["tresc"]["priorytety"]:
        priorytet["pola"] = pola_rekordu(POLA_PRIORYTETU, priorytet)
        for cel in priorytet["cele"]:
            cel["pola"] = pola_rekordu(POLA_CELU, cel)
            cel["pomiar"] = dane.get("pomiary", {}).get(str(cel["pk"]))
            for dzialanie in cel["dzialania"]:
                dzialanie["pola"] = pola_rekordu(POLA_DZIALANIA, dzialanie)
                dzialanie["is_dlugie"] = any(len(text) > DLUGI for _, text in dzialanie["pola"])
                dzialanie["postep"] = dane.get("postep", {}).get(str(dzialanie["pk"]))
    wykres = gantt(dane["tresc"], dane.get("kamienie", ()), dane.get("postep"))
    return dane | {"wykres": wykres, "wykres_poziomo": any(one.is_poziomo for one in wykres)}


def _publikacja(dokument: Dokument) -> dict:
    plan = _plan(dokument)
    obszary = [plan["tresc"].get(key) for key in ("obszar", "drugi_obszar")]
    return plan | {"szkic": False, "obszary": list(filter(None, obszary))}


def _hdr(dokument: Dokument) -> dict:
    dane = _plan(dokument)
    for problem in dane["tresc"]["diagnoza"]:
        problem.setdefault("fakty", [])
        problem["inne"] = inne_pola(problem, ZNANE_POLA_PROBLEMU)
        problem |= {f"{pole.klucz}_tekst": pole.pokaz(problem) for pole in POLA_PROBLEMU}
    return {
        "akceptacja": {},
        **dane,
        "szkic": not dane["numer_wersji"],
        "opis_stanu": opis_stanu(dokument.rodzaj, dane),
        "radar_przed_i_po": build_radar_przed_i_po(dane.get("przed_i_po", {})),
    }


def _streszczenie(dane: dict) -> dict:
    return {
        **dane,
        "szkic": not dane["numer_wersji"],
        "opis_stanu": opis_stanu(RodzajDokumentu.HDR, dane),
        "s": streszczenie(with_dates(dane["tresc"])),
    }


def _rozliczenie(dane: dict) -> dict:
    """``szkic`` marks every page as a draft."""
    days = {key: date.fromisoformat(dane[key]) for key in ("od", "do")}
    return dane | days | {"szkic": dane["projekt"]}


def opis_stanu(rodzaj: str, dane: dict) -> str:
    if rodzaj == RodzajDokumentu.RAPORT_KONCOWY:
        return f"proces: {dane['status']}"
    if not dane["numer_wersji"]:
        return "szkic, nieprzekazany do opinii"
    decyzja = dane["akceptacja"].get("decyzja")
    return f"wersja {dane['numer_wersji']}" + (f", {decyzja}" if decyzja else ", przed decyzją")
