from tests.access.wiersz import (
    ADMIN,
    DECYDENT,
    DORADCY,
    GET,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    WSZYSCY,
    ZESPOL,
    Wiersz,
    edycja,
    proces,
)

PISZACY = DORADCY | {LIDER, KOORDYNATOR, ADMIN}


def spotkanie(swiat):
    return [swiat.spotkanie.pk]


WIERSZE = {
    "spotkania:spotkanie_list": Wiersz(kto=WSZYSCY, metody=GET, args=proces),
    "spotkania:spotkanie_create": Wiersz(kto=PISZACY, metody=GET_POST, args=proces),
    "spotkania:edycja_spotkanie_list": Wiersz(
        kto=frozenset({ADMIN, KOORDYNATOR, OBSERWATOR}), metody=GET, args=edycja, odmowa=404
    ),
    "spotkania:edycja_spotkanie_create": Wiersz(
        kto=frozenset({ADMIN, KOORDYNATOR}),
        metody=GET_POST,
        args=edycja,
        ukryte=ZESPOL | {DECYDENT} | DORADCY,
    ),
    "spotkania:spotkanie_detail": Wiersz(kto=WSZYSCY, metody=GET, args=spotkanie),
    "spotkania:spotkanie_update": Wiersz(kto=PISZACY, metody=GET_POST, args=spotkanie),
    "spotkania:spotkanie_cancel": Wiersz(kto=PISZACY, metody=GET_POST, args=spotkanie),
    "spotkania:spotkanie_hold": Wiersz(kto=PISZACY, metody=GET_POST, args=spotkanie),
    "spotkania:spotkanie_ics": Wiersz(kto=WSZYSCY, metody=GET, args=spotkanie),
}
