from diagnoza.queries.fakty import FaktyDiagnozy, fakty
from diagnoza.queries.poglebiona import Brak, get_braki, get_diagnoza

__all__ = [
    "Brak",
    "FaktyDiagnozy",
    "fakty",
    "get_braki",
    "get_diagnoza",
]
