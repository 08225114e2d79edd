from tests.access.wiersz import (
    ADMIN,
    DECYDENT,
    DORADCY,
    GET,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    POST,
    ROS,
    WSZYSCY,
    ZESPOL,
    Wiersz,
    edycja,
    proces,
)


def sesja(swiat):
    return [swiat.sesja.pk]


def miesiac(swiat):
    return [2026, 11]


def miesiac_procesu(swiat):
    return [swiat.proces.pk, 2026, 11]


EDYCJA = frozenset({ADMIN, KOORDYNATOR, OBSERWATOR})
PRZYJMUJACY = frozenset({ADMIN, KOORDYNATOR})

WIERSZE = {
    "sesje:sesja_quick_create": Wiersz(kto=DORADCY, metody=GET_POST, obcy=None),
    "sesje:sesja_list": Wiersz(kto=WSZYSCY, metody=GET, args=proces),
    "sesje:sesja_create": Wiersz(kto=DORADCY, metody=GET_POST, args=proces),
    "sesje:sesja_approve_month": Wiersz(kto=frozenset({LIDER}), metody=POST, args=proces),
    "sesje:sesja_update": Wiersz(kto=frozenset({ROS}), metody=GET_POST, args=sesja),
    "sesje:sesja_withdraw": Wiersz(kto=frozenset({ROS}), metody=GET_POST, args=sesja),
    "sesje:sesja_approve": Wiersz(kto=frozenset({LIDER}), metody=POST, args=sesja),
    "sesje:sesja_object": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=sesja),
    "sesje:uwaga_answer": Wiersz(
        kto=frozenset({ROS}), metody=GET_POST, args=lambda swiat: [swiat.uwaga_sesji.pk]
    ),
    "sesje:szkic_save": Wiersz(kto=DORADCY, metody=POST, obcy=None),
    "sesje:szkic_delete": Wiersz(
        kto=frozenset({ROS}), metody=POST, args=lambda swiat: [swiat.szkic_sesji.pk], odmowa=404
    ),
    "sesje:plik_sesji_download": Wiersz(
        kto=WSZYSCY, metody=GET, args=lambda swiat: [swiat.plik_sesji.pk]
    ),
    "sesje:plik_sesji_withdraw": Wiersz(
        kto=frozenset({ROS}), metody=POST, args=lambda swiat: [swiat.plik_sesji.pk]
    ),
    "sesje:zadanie_complete": Wiersz(
        kto=DORADCY | {LIDER}, metody=POST, args=lambda swiat: [swiat.zadanie_osoby.pk]
    ),
    "sesje:moje_godziny": Wiersz(kto=DORADCY, metody=GET, obcy=None),
    "sesje:miesiac_detail": Wiersz(kto=DORADCY, metody=GET, args=miesiac, obcy=None),
    "sesje:miesiac_close": Wiersz(kto=DORADCY, metody=POST, args=miesiac, obcy=None),
    "sesje:brak_wsparcia_update": Wiersz(kto=DORADCY, metody=GET_POST, args=miesiac_procesu),
    "sesje:edycja_godziny": Wiersz(kto=EDYCJA, metody=GET, args=edycja, odmowa=404),
    "sesje:miesiac_approve": Wiersz(
        kto=PRZYJMUJACY, metody=POST, args=edycja, ukryte=ZESPOL | {DECYDENT} | DORADCY
    ),
    "sesje:miesiac_return": Wiersz(
        kto=PRZYJMUJACY,
        metody=POST,
        args=edycja,
        ukryte=ZESPOL | {DECYDENT} | DORADCY,
        dane=lambda swiat: {"powod": "Brak ustaleń."},
    ),
    "sesje:miesiac_reopen": Wiersz(
        kto=PRZYJMUJACY, metody=GET_POST, args=lambda swiat: [swiat.miesiac_doradcy.pk]
    ),
}
