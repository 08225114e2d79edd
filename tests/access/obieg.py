from tests.access.wiersz import (
    DECYDENT,
    DORADCY,
    GET_POST,
    LIDER,
    OBSERWATOR,
    ORE,
    POST,
    Wiersz,
    edycja,
    proces,
)

TYLKO_LIDER = frozenset({LIDER})
TYLKO_DECYDENT = frozenset({DECYDENT})


def _wersja(swiat):
    return [swiat.proces.pk, swiat.wersje_hdr[1].numer]


def _podpisany(swiat):
    return [swiat.podpisany_pdf.pk]


def _token_decyzji(swiat):
    return [swiat.token_decyzji]


WIERSZE = {
    "obieg:hdr_submit": Wiersz(kto=TYLKO_LIDER, metody=POST, args=proces),
    "obieg:hdr_withdraw": Wiersz(kto=TYLKO_LIDER, metody=GET_POST, args=proces),
    "obieg:hdr_reopen": Wiersz(kto=TYLKO_LIDER, metody=GET_POST, args=proces),
    "obieg:opinia_create": Wiersz(kto=DORADCY, metody=GET_POST, args=proces),
    "obieg:akceptacja_create": Wiersz(kto=TYLKO_DECYDENT, metody=GET_POST, args=proces),
    "obieg:link_create": Wiersz(kto=TYLKO_LIDER | ORE, metody=GET_POST, args=proces),
    "obieg:link_revoke": Wiersz(kto=TYLKO_LIDER | ORE, metody=POST, args=proces),
    "obieg:podpisany_create": Wiersz(
        kto=TYLKO_LIDER | TYLKO_DECYDENT, metody=GET_POST, args=proces
    ),
    "obieg:podpisany_download": Wiersz(args=_podpisany),
    "obieg:kolejka_list": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404, obcy=404),
    # Whoever has the link decides, signed in or not.
    "obieg:odnosnik_decyzja": Wiersz(metody=GET_POST, args=_token_decyzji, obcy=None, anonim=200),
    "obieg:odnosnik_dokument": Wiersz(args=_token_decyzji, obcy=None, anonim=200),
    "obieg:odnosnik_pdf": Wiersz(args=_token_decyzji, obcy=None, anonim=200),
    "obieg:odnosnik_done": Wiersz(obcy=None, anonim=200),
    "obieg:wersja_list": Wiersz(args=proces),
    "obieg:wersja_detail": Wiersz(args=_wersja),
    "obieg:wersja_diff": Wiersz(args=_wersja),
}
