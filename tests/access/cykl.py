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

_DECYZJA = Wiersz(kto=ORE, metody=GET_POST, args=proces)

WIERSZE = {
    "cykl:home": Wiersz(obcy=None, anonim=200),
    "cykl:proces_detail": Wiersz(args=proces),
    "cykl:proces_historia": Wiersz(args=proces),
    "cykl:bramka_open": Wiersz(kto=ORE | DORADCY | {LIDER}, metody=POST, args=proces),
    "cykl:bramka_unblock": _DECYZJA,
    "cykl:etap_revert": _DECYZJA,
    "cykl:proces_pause": _DECYZJA,
    "cykl:proces_resume": _DECYZJA,
    "cykl:proces_resign": _DECYZJA,
    "cykl:proces_restore": _DECYZJA,
    "cykl:tablica": Wiersz(kto=ORE | {OBSERWATOR}, args=edycja, odmowa=404),
}
