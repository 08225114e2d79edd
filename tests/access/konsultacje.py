from tests.access.wiersz import GET_POST, LIDER, POST, ZESPOL, Wiersz, proces

TYLKO_LIDER = frozenset({LIDER})


def _konsultacja(swiat):
    return [swiat.konsultacja.pk]


def _otwarta(swiat):
    return [swiat.otwarta_konsultacja.pk]


def _zamknieta(swiat):
    return [swiat.pytanie_zamkniete.pk]


def _pytanie(swiat):
    return [swiat.pytanie_konsultacji.pk]


def _token(swiat):
    return [swiat.token_konsultacji]


WIERSZE = {
    "konsultacje:konsultacja_list": Wiersz(args=proces),
    "konsultacje:konsultacja_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "konsultacje:konsultacja_detail": Wiersz(args=_konsultacja),
    "konsultacje:konsultacja_preview": Wiersz(args=_konsultacja),
    "konsultacje:konsultacja_update": Wiersz(kto=ZESPOL, metody=POST, args=_konsultacja),
    "konsultacje:konsultacja_open": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_konsultacja),
    "konsultacje:konsultacja_close": Wiersz(kto=TYLKO_LIDER, metody=GET_POST, args=_otwarta),
    "konsultacje:link_create": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_otwarta),
    "konsultacje:otwarty_link_update": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_otwarta),
    "konsultacje:pytanie_create": Wiersz(kto=ZESPOL, metody=POST, args=_konsultacja),
    "konsultacje:pytanie_update": Wiersz(kto=ZESPOL, metody=POST, args=_pytanie),
    "konsultacje:pytanie_move": Wiersz(kto=ZESPOL, metody=POST, args=_pytanie),
    "konsultacje:pytanie_delete": Wiersz(kto=ZESPOL, metody=GET_POST, args=_pytanie),
    "konsultacje:fakt_create": Wiersz(kto=ZESPOL, metody=POST, args=_zamknieta),
    # Whoever has the link answers, signed in or not.
    "konsultacje:odpowiedz_create": Wiersz(metody=GET_POST, args=_token, obcy=None, anonim=200),
    "konsultacje:odpowiedz_done": Wiersz(obcy=None, anonim=200),
}
