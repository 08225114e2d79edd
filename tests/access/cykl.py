from cykl.enums import RodzajPrzypomnienia, StronaCiszy
from tests.access.wiersz import (
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
from tests.factories.cykl import NotatkaCiszyFactory, WstrzymaniePrzypomnienFactory


def _wstrzymanie(swiat):
    rows = swiat.proces.wstrzymania_przypomnien
    return [(rows.first() or WstrzymaniePrzypomnienFactory(proces=swiat.proces)).pk]


def _notatka(swiat):
    rows = swiat.proces.notatki_ciszy
    return [(rows.first() or NotatkaCiszyFactory(proces=swiat.proces)).pk]


_DECYZJA = Wiersz(kto=ORE, metody=GET_POST, args=proces)

WIERSZE = {
    "cykl:home": Wiersz(obcy=None, anonim=200),
    "cykl:o_programie": Wiersz(obcy=None, anonim=200),
    "cykl:proces_detail": Wiersz(args=proces),
    "cykl:proces_historia": Wiersz(args=proces),
    "cykl:bramka_open": Wiersz(kto=ORE | DORADCY | {LIDER}, metody=POST, args=proces),
    "cykl:bramka_unblock": _DECYZJA,
    "cykl:etap_revert": _DECYZJA,
    "cykl:proces_pause": _DECYZJA,
    "cykl:proces_resume": _DECYZJA,
    "cykl:proces_resign": _DECYZJA,
    "cykl:proces_restore": _DECYZJA,
    "cykl:przypomnienie_list": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404),
    "cykl:przypomnienie_send": Wiersz(kto=ORE, metody=POST, args=proces),
    "cykl:przypomnienie_suspend": Wiersz(
        kto=ORE,
        metody=GET_POST,
        args=lambda swiat: [swiat.proces.pk, RodzajPrzypomnienia.KROK.value],
    ),
    "cykl:przypomnienie_resume": Wiersz(kto=ORE, metody=POST, args=_wstrzymanie),
    "cykl:cisza_list": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404),
    "cykl:cisza_note": Wiersz(
        kto=ORE, metody=GET_POST, args=lambda swiat: [swiat.proces.pk, StronaCiszy.JST.value]
    ),
    "cykl:cisza_withdraw": Wiersz(kto=ORE, metody=POST, args=_notatka),
    "cykl:tablica": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404),
}
