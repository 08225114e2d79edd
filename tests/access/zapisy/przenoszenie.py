"""What the POSTs of ``przenoszenie`` carry."""

from przenoszenie.tabele import read_text, to_json


def _podglad(swiat):
    tabela = read_text("Cel\tDziałanie\nKażda szkoła ma plan\tAnkieta")
    return {
        "tabele": to_json([tabela]),
        "ktora": "0",
        "ktora_bylo": "0",
        "naglowek": "0",
        "naglowek_byl": "0",
        "kolumna-0": "cel",
        "kolumna-1": "dzialanie",
        "priorytet": swiat.priorytet.pk,
        "wiersz": "1",
        "akcja": "zapisz",
    }


def _poprzedni(swiat):
    _ = swiat.poprzednia_wersja
    return {"terminy": "puste", "wez": "1.1.1", "priorytet-1": swiat.priorytet.pk}


ZAPISY = {
    "przenoszenie:import_preview": _podglad,
    "przenoszenie:poprzedni_create": _poprzedni,
}
