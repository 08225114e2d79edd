from tests.access.wiersz import (
    DECYDENT,
    GET_POST,
    LIDER,
    OBSERWATOR,
    ORE,
    POST,
    ZESPOL,
    Wiersz,
    edycja,
    proces,
)

_JST = frozenset({LIDER, DECYDENT})
PUBLICZNA = {"obcy": None, "anonim": 200}


def _czeka(swiat):
    return [swiat.publikacja.proces_id]


def _opublikowana(swiat):
    return [swiat.opublikowana.pk]


def _z_plikiem(swiat):
    return [swiat.opublikowana_z_plikiem.pk]


def _cudza(swiat):
    return [swiat.cudza_publikacja.pk, "1.1.1"]


def _wypelniona(swiat):
    return [swiat.wypelniona_ankieta.pk]


def _ankieta(swiat):
    return [swiat.token_ankiety]


WIERSZE = {
    "biblioteka:publikacja_list": Wiersz(**PUBLICZNA),
    "biblioteka:cel_list": Wiersz(args=lambda swiat: [1], **PUBLICZNA),
    "biblioteka:publikacja_read": Wiersz(args=_opublikowana, **PUBLICZNA),
    "biblioteka:publikacja_pdf": Wiersz(args=_z_plikiem, **PUBLICZNA),
    "biblioteka:zapozyczenie_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_cudza, obcy=None),
    "biblioteka:edycja_publikacje": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404),
    "biblioteka:publikacja_detail": Wiersz(args=proces),
    "biblioteka:publikacja_consent": Wiersz(kto=_JST, metody=GET_POST, args=proces),
    "biblioteka:publikacja_publish": Wiersz(kto=ORE, metody=GET_POST, args=_czeka),
    "biblioteka:publikacja_refuse": Wiersz(kto=ORE, metody=GET_POST, args=_czeka),
    "biblioteka:publikacja_withdraw": Wiersz(kto=_JST | ORE, metody=GET_POST, args=_czeka),
    "biblioteka:ankieta_hide": Wiersz(kto=_JST | ORE, metody=POST, args=_wypelniona),
    "biblioteka:ankieta_answer": Wiersz(metody=GET_POST, args=_ankieta, **PUBLICZNA),
    "biblioteka:ankieta_done": Wiersz(**PUBLICZNA),
}
