from tests.access.wiersz import (
    GET_POST,
    LIDER,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)


def _arkusz(swiat):
    return [swiat.proces.pk, swiat.obszar_arkusza.nr]


def _czlonek(swiat):
    return [swiat.proces.pk, swiat.zwykly_czlonek.pk]


WIERSZE = {
    "arkusz:arkusz_detail": Wiersz(kto=ZESPOL, args=proces),
    "arkusz:arkusz_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_arkusz),
    "arkusz:arkusz_autosave": Wiersz(
        kto=ZESPOL,
        metody=POST,
        args=_arkusz,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "arkusz:arkusz_review": Wiersz(kto=ZESPOL, args=proces),
    "arkusz:arkusz_send": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "arkusz:arkusz_takeover": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "arkusz:arkusz_print": Wiersz(args=proces),
    "arkusz:arkusz_list": Wiersz(kto=frozenset({LIDER}), args=proces),
    "arkusz:arkusz_reopen": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "arkusz:papier_create": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "arkusz:papier_update": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "arkusz:papier_autosave": Wiersz(
        kto=frozenset({LIDER}),
        metody=POST,
        args=_czlonek,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "arkusz:papier_send": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "arkusz:papier_drop": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "arkusz:wynik_reopen": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "arkusz:wynik_keep": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "arkusz:wynik_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
}
