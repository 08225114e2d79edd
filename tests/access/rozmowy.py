from tests.access.wiersz import (
    DORADCY,
    GET_POST,
    POST,
    ROS,
    ZESPOL,
    Wiersz,
    proces,
)

PISZACY = ZESPOL | DORADCY
# The author of the comment in a Swiat is its ROS.
AUTOR = frozenset({ROS})


def _miejsce(swiat):
    return [swiat.proces.pk, "cel", swiat.cel.pk]


def _pole(swiat):
    return [*_miejsce(swiat), "tresc"]


def _komentarz(swiat):
    return [swiat.komentarz.pk]


def _propozycja(swiat):
    return [swiat.propozycja.pk]


WIERSZE = {
    "rozmowy:rozmowa_list": Wiersz(args=proces),
    "rozmowy:rozmowa_detail": Wiersz(args=_miejsce),
    "rozmowy:komentarz_create": Wiersz(kto=PISZACY, args=_miejsce, metody=GET_POST),
    "rozmowy:propozycja_create": Wiersz(kto=DORADCY, args=_pole, metody=GET_POST),
    "rozmowy:komentarz_answer": Wiersz(kto=PISZACY, args=_komentarz, metody=POST),
    "rozmowy:komentarz_update": Wiersz(kto=AUTOR, args=_komentarz, metody=GET_POST),
    "rozmowy:komentarz_withdraw": Wiersz(kto=AUTOR, args=_komentarz, metody=POST),
    "rozmowy:komentarz_resolve": Wiersz(kto=PISZACY, args=_komentarz, metody=POST),
    "rozmowy:komentarz_reopen": Wiersz(kto=PISZACY, args=_komentarz, metody=POST),
    "rozmowy:propozycja_accept": Wiersz(kto=ZESPOL, args=_propozycja, metody=POST),
    "rozmowy:propozycja_reject": Wiersz(kto=ZESPOL, args=_propozycja, metody=POST),
}
