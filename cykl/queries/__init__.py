from cykl.queries.co_teraz import CoTeraz, co_teraz
from cykl.queries.sciezka import Brak, EtapSciezki, Sciezka, sciezka, warunki_bramki
from cykl.queries.tablica import Wiersz, wiersze_tablicy

__all__ = [
    "Brak",
    "CoTeraz",
    "EtapSciezki",
    "Sciezka",
    "Wiersz",
    "co_teraz",
    "sciezka",
    "warunki_bramki",
    "wiersze_tablicy",
]
