"""Numbers of the demo: tables of collected data, a forecast, requests of advisors."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from doradztwo.pliki import CSV
from pokaz.edycja import load_dane
from pokaz.proces import Rezyser
from prognoza.models import next_school_year
from prognoza.services import collect_prognoza, save_prognoza
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane
from zbiory.services.dane import update_dane
from zbiory.services.prosby import ask_for_dokument, give_dokument
from zbiory.tabele import read_tabela, to_json


def play_tabele(r: Rezyser) -> None:
    """Chęciny has a table in most of its items, the others in the first one."""
    opis = load_dane("zebrane_dane.json")
    tabele = opis["checiny"] if r.opis["dokad"] == "checiny" else [opis["inne"]]
    collected = ZebraneDane.objects.filter(proces=r.proces, stan=StanDanych.ZEBRANE)
    for number, (dane, rows) in enumerate(zip(collected, tabele, strict=False)):
        with r.at(46 + number):
            zmiany = {"tabela": to_json(read_tabela(_with_years(rows)))}
            update_dane(dane, zmiany, dane.wersja, r.zespol[1].user)


def _with_years(rows: list[str]) -> str:
    """Rows of a table over years get the last full ones."""
    header, *body = rows
    if header.startswith("Rok\t"):
        first = timezone.localdate().year - len(body)
        body = [f"{first + index}\t{row}" for index, row in enumerate(body)]
    return "\n".join([header, *body])


def play_prognoza(r: Rezyser) -> None:
    opis = load_dane("zebrane_dane.json")
    with r.at(52):
        first = timezone.localdate().year - len(opis["urodzenia"])
        births = {str(first + index): liczba for index, liczba in enumerate(opis["urodzenia"])}
        zmiany = {
            "urodzenia": births,
            "zrodlo": "liczby przykładowe, nie dane GUS",
            "pierwszy_rok": next_school_year(timezone.localdate()),
        }
        prognoza = save_prognoza(r.proces.pk, zmiany, 0, r.lider)
        collect_prognoza(prognoza, opis["wniosek_prognozy"], prognoza.wersja, r.lider)


def play_prosby(r: Rezyser) -> None:
    """One request is answered with a file, one waits."""
    dana, otwarta = load_dane("zebrane_dane.json")["prosby"]
    pierwsza = ZebraneDane.objects.filter(proces=r.proces).first()
    with r.at(36):
        termin = timezone.localdate() + timedelta(days=14)
        zmiany = {name: dana[name] for name in ("tresc", "po_co")}
        prosba = ask_for_dokument(
            r.proces.pk, {**zmiany, "dane": pierwsza, "termin": termin}, r.ros.user
        )
    with r.at(44):
        plik = SimpleUploadedFile(dana["nazwa"], dana["plik"].encode())
        plik.rodzaj, plik.nazwa = CSV, dana["nazwa"]
        give_dokument(prosba, plik, dana["komentarz"], r.zespol[1].user)
    with r.at(121):
        termin = (r.kalendarz.teraz + timedelta(days=8)).date()
        ask_for_dokument(r.proces.pk, {**otwarta, "dane": None, "termin": termin}, r.pro.user)


def play(r: Rezyser) -> None:
    play_tabele(r)
    if r.opis["dokad"] == "checiny":
        play_prognoza(r)
        play_prosby(r)
