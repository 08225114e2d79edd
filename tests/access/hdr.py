from tests.access.wiersz import (
    DECYDENT,
    DORADCY,
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

TYLKO_LIDER = frozenset({LIDER})
TYLKO_DECYDENT = frozenset({DECYDENT})


def _priorytet(swiat):
    return [swiat.priorytet.pk]


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


def _wersja(swiat):
    return [swiat.proces.pk, swiat.wersje_hdr[1].numer]


def _sekcja(swiat):
    return [swiat.sekcja_podsumowania.pk]


def _podsumowanie(swiat):
    return [swiat.podsumowanie.proces_id]


def _partner(swiat):
    return [swiat.partner_hdr.pk]


def _poprzedni(swiat):
    return [swiat.proces.pk, swiat.poprzednia_wersja.pk]


def _podpisany(swiat):
    return [swiat.podpisany_pdf.pk]


def _token_decyzji(swiat):
    return [swiat.token_decyzji]


WIERSZE = {
    "hdr:partner_list": Wiersz(args=proces),
    "hdr:partner_create": Wiersz(kto=ORE | TYLKO_LIDER, metody=GET_POST, args=proces),
    "hdr:partner_end": Wiersz(kto=ORE | TYLKO_LIDER, metody=POST, args=_partner),
    "hdr:hdr_detail": Wiersz(args=proces),
    "hdr:hdr_ogniwa": Wiersz(args=proces),
    "hdr:hdr_forma": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "hdr:hdr_submit": Wiersz(kto=TYLKO_LIDER, metody=POST, args=proces),
    "hdr:hdr_withdraw": Wiersz(kto=TYLKO_LIDER, metody=GET_POST, args=proces),
    "hdr:hdr_reopen": Wiersz(kto=TYLKO_LIDER, metody=GET_POST, args=proces),
    "hdr:opinia_create": Wiersz(kto=DORADCY, metody=GET_POST, args=proces),
    "hdr:akceptacja_create": Wiersz(kto=TYLKO_DECYDENT, metody=GET_POST, args=proces),
    "hdr:link_create": Wiersz(kto=TYLKO_LIDER | ORE, metody=GET_POST, args=proces),
    "hdr:link_revoke": Wiersz(kto=TYLKO_LIDER | ORE, metody=POST, args=proces),
    "hdr:podpisany_create": Wiersz(kto=TYLKO_LIDER | TYLKO_DECYDENT, metody=GET_POST, args=proces),
    "hdr:podpisany_download": Wiersz(args=_podpisany),
    "hdr:kolejka_list": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404, obcy=404),
    # Whoever has the link decides, signed in or not.
    "hdr:odnosnik_decyzja": Wiersz(metody=GET_POST, args=_token_decyzji, obcy=None, anonim=200),
    "hdr:odnosnik_dokument": Wiersz(args=_token_decyzji, obcy=None, anonim=200),
    "hdr:odnosnik_pdf": Wiersz(args=_token_decyzji, obcy=None, anonim=200),
    "hdr:odnosnik_done": Wiersz(obcy=None, anonim=200),
    "hdr:wersja_list": Wiersz(args=proces),
    "hdr:wersja_detail": Wiersz(args=_wersja),
    "hdr:wersja_diff": Wiersz(args=_wersja),
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
    "hdr:import_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "hdr:import_preview": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "hdr:poprzedni_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_poprzedni),
    "hdr:postep_list": Wiersz(args=proces),
    "hdr:przeglad_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "hdr:dowod_download": Wiersz(args=_dowod),
    "hdr:dowod_withdraw": Wiersz(kto=ZESPOL, metody=POST, args=_dowod),
    "hdr:postep_odnosnik": Wiersz(metody=GET_POST, args=_odnosnik, obcy=None, anonim=200),
    "hdr:postep_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_dzialanie),
    "hdr:pomiar_create": Wiersz(kto=ZESPOL, metody=GET_POST, args=_cel),
    "hdr:pomiar_withdraw": Wiersz(kto=ZESPOL, metody=POST, args=_pomiar),
    "hdr:podsumowanie_detail": Wiersz(args=proces),
    "hdr:podsumowanie_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "hdr:podsumowanie_forma": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_podsumowanie),
    "hdr:podsumowanie_submit": Wiersz(kto=TYLKO_LIDER, metody=POST, args=_podsumowanie),
    "hdr:podsumowanie_accept": Wiersz(kto=ORE, metody=POST, args=_podsumowanie),
    "hdr:podsumowanie_return": Wiersz(kto=ORE, metody=GET_POST, args=_podsumowanie),
    "hdr:sekcja_pole": Wiersz(kto=ZESPOL, metody=POST, args=_sekcja),
}
