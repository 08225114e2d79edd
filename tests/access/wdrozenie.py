from tests.access.wiersz import (
    GET_POST,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)


def _cel(swiat):
    return [swiat.cel.pk]


def _dzialanie(swiat):
    return [swiat.dzialanie.pk]


def _pomiar(swiat):
    return [swiat.pomiar.pk]


def _dowod(swiat):
    return [swiat.dowod.pk]


def _odnosnik(swiat):
    return [swiat.token_postepu]


WIERSZE = {
    "wdrozenie:postep_list": Wiersz(args=proces),
    "wdrozenie:przeglad_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "wdrozenie:dowod_download": Wiersz(args=_dowod),
    "wdrozenie:dowod_withdraw": Wiersz(kto=ZESPOL, metody=POST, args=_dowod),
    "wdrozenie:postep_odnosnik": Wiersz(metody=GET_POST, args=_odnosnik, obcy=None, anonim=200),
    "wdrozenie:postep_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_dzialanie),
    "wdrozenie:pomiar_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_cel),
    "wdrozenie:pomiar_withdraw": Wiersz(kto=ZESPOL, metody=POST, args=_pomiar),
}
