from diagnoza.queries.arkusz import (
    Tryb,
    can_close,
    get_arkusz,
    get_stany,
    get_tryb,
)
from diagnoza.queries.arkusz_wlasny import get_postep, get_pozycje
from diagnoza.queries.dane import ListaDanych, get_lista_danych
from diagnoza.queries.fakty import FaktyDiagnozy, fakty
from diagnoza.queries.glosowanie import Glosowanie, get_glosowanie, get_punkty
from diagnoza.queries.poglebiona import Brak, get_autor, get_braki, get_diagnoza
from diagnoza.queries.porownanie import Porownanie, get_porownanie
from diagnoza.queries.wynik import WynikGrupy, get_rozbieznosci, get_wynik, get_wyniki

__all__ = [
    "Brak",
    "FaktyDiagnozy",
    "Glosowanie",
    "ListaDanych",
    "Porownanie",
    "Tryb",
    "WynikGrupy",
    "can_close",
    "fakty",
    "get_arkusz",
    "get_autor",
    "get_braki",
    "get_diagnoza",
    "get_glosowanie",
    "get_lista_danych",
    "get_porownanie",
    "get_postep",
    "get_pozycje",
    "get_punkty",
    "get_rozbieznosci",
    "get_stany",
    "get_tryb",
    "get_wynik",
    "get_wyniki",
]
