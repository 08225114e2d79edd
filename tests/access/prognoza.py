from tests.access.wiersz import GET_POST, ZESPOL, Wiersz, proces


def _prognoza(swiat):
    return [swiat.prognoza.proces_id]


WIERSZE = {
    "prognoza:prognoza_detail": Wiersz(args=_prognoza),
    "prognoza:prognoza_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "prognoza:prognoza_collect": Wiersz(kto=ZESPOL, metody=GET_POST, args=_prognoza),
    "prognoza:prognoza_xlsx": Wiersz(args=_prognoza),
    "prognoza:prognoza_csv": Wiersz(args=_prognoza),
}
