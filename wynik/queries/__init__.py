from wynik.queries.glosowanie import Glosowanie, get_glosowanie, get_punkty
from wynik.queries.porownanie import Porownanie, get_porownanie
from wynik.queries.wynik import WynikGrupy, get_rozbieznosci, get_wynik, get_wyniki

__all__ = [
    "Glosowanie",
    "Porownanie",
    "WynikGrupy",
    "get_glosowanie",
    "get_porownanie",
    "get_punkty",
    "get_rozbieznosci",
    "get_wynik",
    "get_wyniki",
]
