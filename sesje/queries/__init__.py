from sesje.queries.blokady import Blokada, blokada_miesiaca, blokada_sesji
from sesje.queries.edycja import WierszEdycji, godziny_edycji
from sesje.queries.fakty import FaktySesji, fakty, minuty_miesiaca
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega
from sesje.queries.przypomnienia import (
    Brak,
    Przypomnienie,
    braki_miesiaca,
    nastepne_przypomnienie,
    niezamkniete,
    terminy_godzin,
)
from sesje.queries.stany import BRAK_SESJI, StanSesji, otwarte_uwagi, stany_sesji
from sesje.queries.strona import (
    StronaGodzin,
    SumaMiesiaca,
    strona_godzin,
    suma_miesiaca,
    with_poczatek,
)
from sesje.queries.zadania import moje_zadania, zadania_osob

__all__ = [
    "BRAK_SESJI",
    "Blokada",
    "Brak",
    "FaktySesji",
    "Pole",
    "Przypomnienie",
    "StanSesji",
    "StronaGodzin",
    "SumaMiesiaca",
    "WierszEdycji",
    "WierszKsiegi",
    "blokada_miesiaca",
    "blokada_sesji",
    "braki_miesiaca",
    "fakty",
    "godziny_edycji",
    "ksiega",
    "minuty_miesiaca",
    "moje_zadania",
    "nastepne_przypomnienie",
    "niezamkniete",
    "otwarte_uwagi",
    "stany_sesji",
    "strona_godzin",
    "suma_miesiaca",
    "terminy_godzin",
    "with_poczatek",
    "zadania_osob",
]
