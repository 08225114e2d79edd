from tests.access.wiersz import (
    GET_POST,
    LIDER,
    ORE,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)

TYLKO_LIDER = frozenset({LIDER})


def _sekcja(swiat):
    return [swiat.sekcja_podsumowania.pk]


def _podsumowanie(swiat):
    return [swiat.podsumowanie.proces_id]


WIERSZE = {
    "podsumowanie:podsumowanie_detail": Wiersz(args=proces),
    "podsumowanie:podsumowanie_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "podsumowanie:podsumowanie_forma": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_podsumowanie),
    "podsumowanie:podsumowanie_submit": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_podsumowanie),
    "podsumowanie:podsumowanie_accept": Wiersz(kto=ORE, metody=POST, args=_podsumowanie),
    "podsumowanie:podsumowanie_return": Wiersz(kto=ORE, metody=GET_POST, args=_podsumowanie),
    "podsumowanie:sekcja_pole": Wiersz(kto=ZESPOL, metody=POST, args=_sekcja),
}
