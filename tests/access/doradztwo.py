from tests.access.wiersz import Wiersz

_PUBLICZNA = Wiersz(obcy=None, anonim=200)

WIERSZE = {
    "deklaracja_dostepnosci": _PUBLICZNA,
    "ochrona_danych": _PUBLICZNA,
    "pomoc": _PUBLICZNA,
}
