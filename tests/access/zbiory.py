from tests.access.wiersz import (
    DORADCY,
    GET_POST,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)


def _dane(swiat):
    return [swiat.zebrane_dane.pk]


def _prosba(swiat):
    return [swiat.prosba_o_dokument.pk]


def _plik(swiat):
    return [swiat.plik_danych.pk]


WIERSZE = {
    "zbiory:dane_list": Wiersz(args=proces),
    "zbiory:prosba_create": Wiersz(kto=DORADCY, metody=GET_POST, args=proces),
    "zbiory:prosba_answer": Wiersz(kto=ZESPOL, metody=GET_POST, args=_prosba),
    "zbiory:prosba_withdraw": Wiersz(kto=DORADCY, metody=GET_POST, args=_prosba),
    "zbiory:dane_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "zbiory:dane_zip": Wiersz(args=proces),
    "zbiory:dane_detail": Wiersz(args=_dane),
    "zbiory:dane_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_dane),
    "zbiory:plik_danych_create": Wiersz(kto=ZESPOL, metody=POST, args=_dane),
    "zbiory:plik_danych_download": Wiersz(args=_plik),
    "zbiory:plik_danych_withdraw": Wiersz(kto=ZESPOL, metody=GET_POST, args=_plik),
}
