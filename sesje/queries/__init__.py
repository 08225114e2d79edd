from sesje.queries.fakty import FaktySesji, fakty, minuty_miesiaca
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega
from sesje.queries.przypomnienia import (
    Brak,
    Przypomnienie,
    braki_miesiaca,
    nastepne_przypomnienie,
    niezamkniete,
)

__all__ = [
    "Brak",
    "FaktySesji",
    "Pole",
    "Przypomnienie",
    "WierszKsiegi",
    "braki_miesiaca",
    "fakty",
    "ksiega",
    "minuty_miesiaca",
    "nastepne_przypomnienie",
    "niezamkniete",
]
