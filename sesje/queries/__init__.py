from sesje.queries.fakty import FaktySesji, fakty, minuty_miesiaca
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega
from sesje.queries.przypomnienia import (
    Brak,
    Przypomnienie,
    braki_miesiaca,
    nastepne_przypomnienie,
    niezamkniete,
)
from sesje.queries.strona import StronaGodzin, SumaMiesiaca, strona_godzin, suma_miesiaca

__all__ = [
    "Brak",
    "FaktySesji",
    "Pole",
    "Przypomnienie",
    "StronaGodzin",
    "SumaMiesiaca",
    "WierszKsiegi",
    "braki_miesiaca",
    "fakty",
    "ksiega",
    "minuty_miesiaca",
    "nastepne_przypomnienie",
    "niezamkniete",
    "strona_godzin",
    "suma_miesiaca",
]
