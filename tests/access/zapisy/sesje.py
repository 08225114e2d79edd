"""What the POSTs of ``sesje`` carry."""

from tests.access.zapisy.wspolne import dzis, powod, pusty


def _sesja(swiat):
    return {
        "data_sesji": dzis(),
        "forma": "zdalnie",
        "inny_czas": "25",
        "temat": "Wskaźniki do celów",
        "wersja": 1,
        "proces": swiat.proces.pk,
    }


def _miesiac_sesji(swiat):
    return {"miesiac": f"{swiat.sesja.data_sesji:%Y-%m}"}


def _zamkniety_miesiac(swiat):
    row = swiat.miesiac_doradcy
    return {"miesiac": f"{row.miesiac:%Y-%m}", "wiersz": row.pk}


def _brak_wsparcia(swiat):
    return {"brak_wsparcia": "urlop"}


def _odeslanie(swiat):
    return _zamkniety_miesiac(swiat) | powod(swiat)


ZAPISY = {
    "sesje:sesja_object": lambda swiat: {"tresc": "Rozmowa trwała 45 minut."},
    "sesje:uwaga_answer": lambda swiat: {"odpowiedz": "Razem z przygotowaniem 60."},
    "sesje:szkic_save": lambda swiat: {"temat": "Dane", "proces": swiat.proces.pk},
    "sesje:szkic_delete": pusty,
    "sesje:plik_sesji_withdraw": pusty,
    "sesje:zadanie_complete": pusty,
    "sesje:miesiac_return": _odeslanie,
    "sesje:sesja_quick_create": _sesja,
    "sesje:sesja_create": _sesja,
    "sesje:sesja_update": _sesja,
    "sesje:sesja_withdraw": powod,
    "sesje:sesja_approve": pusty,
    "sesje:sesja_approve_month": _miesiac_sesji,
    "sesje:brak_wsparcia_update": _brak_wsparcia,
    "sesje:miesiac_approve": _zamkniety_miesiac,
    "sesje:miesiac_reopen": powod,
}
