"""What the POSTs of ``zbiory`` carry."""

from django.core.files.base import ContentFile

from tests.access.zapisy.wspolne import dzis, pusty


def _zebrane(swiat):
    return {
        "stan": "zebrane",
        "zrodlo": "SIO",
        "okres": "2024–2026",
        "wniosek": "Uczniów ubywa.",
        "wersja": swiat.zebrane_dane.wersja,
    }


def _plik(swiat):
    return {"plik": ContentFile(b"%PDF-1.7 wzor", name="wzor.pdf")}


ZAPISY = {
    "zbiory:dane_create": lambda swiat: {"nazwa": "Zestawienie"},
    "zbiory:dane_update": _zebrane,
    "zbiory:plik_danych_create": _plik,
    "zbiory:plik_danych_withdraw": pusty,
    "zbiory:prosba_create": lambda swiat: {"tresc": "Uchwała", "termin": dzis(14)},
    "zbiory:prosba_answer": lambda swiat: {
        "odpowiedz": "odmawiam",
        "powod_odmowy": "Nie ma takiej uchwały.",
    },
    "zbiory:prosba_withdraw": pusty,
}
