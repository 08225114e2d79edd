"""Fields and states that forms of several apps share."""

from datetime import timedelta

from django.utils import timezone

from edycje.enums import Etap
from tests.factories.obszary import ObszarFactory


def pusty(swiat):
    return {}


def powod(swiat):
    return {"powod": "Zmiana planów."}


def dzis(days=0):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def etap(swiat, etap):
    swiat.proces.etap = etap
    swiat.proces.obszar = ObszarFactory()
    swiat.proces.save()


def etap_2_bez_danych(swiat):
    etap(swiat, Etap.DIAGNOZA_I_HDR)
    return {}


def element(nazwa, pole, tekst="Nowa treść."):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        return {pole: tekst, f"baza-{pole}": getattr(row, pole), "wersja": row.wersja}

    return dane
