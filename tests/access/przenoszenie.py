from tests.access.wiersz import (
    GET_POST,
    ZESPOL,
    Wiersz,
    proces,
)


def _poprzedni(swiat):
    return [swiat.proces.pk, swiat.poprzednia_wersja.pk]


WIERSZE = {
    "przenoszenie:import_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "przenoszenie:import_preview": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "przenoszenie:poprzedni_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_poprzedni),
}
