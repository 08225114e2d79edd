from arkusz.models import WynikZespolu
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
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.wynik import (
    WyborObszaruFactory,
)


def _powtorka(swiat):
    """Etap 3 with an area chosen after a group result: the time to repeat the sheet."""
    if not WynikZespolu.objects.filter(proces=swiat.proces).exists():
        WynikZespoluFactory(proces=swiat.proces)
        WyborObszaruFactory(proces=swiat.proces, obszar=swiat.obszar_arkusza)
        swiat.proces.etap = 3
        swiat.proces.save()
    return [swiat.proces.pk]


WIERSZE = {
    "powtorka:powtorka_detail": Wiersz(args=proces),
    "powtorka:powtorka_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_powtorka),
    "powtorka:powtorka_autosave": Wiersz(
        kto=ZESPOL,
        metody=POST,
        args=_powtorka,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "powtorka:powtorka_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "powtorka:powtorka_list": Wiersz(
        kto=ORE | {OBSERWATOR}, args=edycja, ukryte=ZESPOL | {DECYDENT} | DORADCY
    ),
}
