from tests.access.wiersz import (
    DORADCY,
    GET_POST,
    LIDER,
    ORE,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)

TYLKO_LIDER = frozenset({LIDER})


def _priorytet(swiat):
    return [swiat.priorytet.pk]


def _cel(swiat):
    return [swiat.cel.pk]


def _dzialanie(swiat):
    return [swiat.dzialanie.pk]


def _partner(swiat):
    return [swiat.partner_hdr.pk]


WIERSZE = {
    "hdr:partner_list": Wiersz(args=proces),
    "hdr:partner_create": Wiersz(kto=ORE | TYLKO_LIDER, metody=GET_POST, args=proces),
    "hdr:partner_end": Wiersz(kto=ORE | TYLKO_LIDER, metody=POST, args=_partner),
    "hdr:hdr_detail": Wiersz(args=proces),
    "hdr:hdr_ogniwa": Wiersz(args=proces),
    "hdr:hdr_forma": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "hdr:hdr_obecnosc": Wiersz(kto=ZESPOL | DORADCY, args=proces),
    "hdr:cel_create": Wiersz(kto=ZESPOL, metody=POST, args=_priorytet),
    "hdr:cel_detail": Wiersz(args=_cel),
    "hdr:cel_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_cel),
    "hdr:cel_pole": Wiersz(kto=ZESPOL, metody=POST, args=_cel),
    "hdr:cel_move": Wiersz(kto=ZESPOL, metody=POST, args=_cel),
    "hdr:cel_delete": Wiersz(kto=ZESPOL, metody=POST, args=_cel),
    "hdr:cel_restore": Wiersz(kto=ZESPOL, metody=POST, args=_cel),
    "hdr:dzialanie_create": Wiersz(kto=ZESPOL, metody=POST, args=_cel),
    "hdr:dzialanie_detail": Wiersz(args=_dzialanie),
    "hdr:dzialanie_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_dzialanie),
    "hdr:dzialanie_pole": Wiersz(kto=ZESPOL, metody=POST, args=_dzialanie),
    "hdr:dzialanie_move": Wiersz(kto=ZESPOL, metody=POST, args=_dzialanie),
    "hdr:dzialanie_duplicate": Wiersz(kto=ZESPOL, metody=POST, args=_dzialanie),
    "hdr:dzialanie_delete": Wiersz(kto=ZESPOL, metody=POST, args=_dzialanie),
    "hdr:dzialanie_restore": Wiersz(kto=ZESPOL, metody=POST, args=_dzialanie),
}
