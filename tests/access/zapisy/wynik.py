"""What the POSTs of ``wynik`` carry."""

from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.obszary import StwierdzenieFactory
from tests.factories.wynik import (
    GlosNaObszarFactory,
    WyborObszaruFactory,
)


def _wynik_grupy(swiat):
    obszar = swiat.stwierdzenie.obszar
    WynikZespoluFactory(proces=swiat.proces, z_arkuszy=[3, 4, 5])
    return {
        "obszar": obszar.pk,
        "przeslanka": "trudnosci",
        "uzasadnienie": "Od dwóch lat nie mamy wspólnych wskaźników.",
    }


def _drugi_obszar(swiat):
    pierwszy = StwierdzenieFactory(wersja=swiat.edycja.wersja_arkusza).obszar
    dane = _wynik_grupy(swiat)
    WyborObszaruFactory(proces=swiat.proces, obszar=pierwszy)
    return dane


def _glosy(swiat):
    obszar = _wynik_grupy(swiat)["obszar"]
    return {f"punkt_{numer}": obszar for numer in (1, 2, 3)}


def _oddane_glosy(swiat):
    _wynik_grupy(swiat)
    for czlonek in swiat.proces.czlonkowie.filter(wypelnia_arkusz=True):
        GlosNaObszarFactory(czlonek=czlonek, obszar=swiat.obszar_arkusza)
    return {}


ZAPISY = {
    "wynik:wybor_obszaru_create": _wynik_grupy,
    "wynik:drugi_obszar_create": _drugi_obszar,
    "wynik:glosowanie_update": _glosy,
    "wynik:glosowanie_close": _oddane_glosy,
}
