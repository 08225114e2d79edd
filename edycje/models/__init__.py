from edycje.models.edycja import Edycja, Grupa, Krok, RolaEdycji
from edycje.models.proces import Proces, PrzydzialDoradcy, TerminKroku, Wstrzymanie
from edycje.models.zespol import CzlonekZespolu

__all__ = [
    "CzlonekZespolu",
    "Edycja",
    "Grupa",
    "Krok",
    "Proces",
    "PrzydzialDoradcy",
    "RolaEdycji",
    "TerminKroku",
    "Wstrzymanie",
]
