from wynik.models.glosowanie import GlosNaObszar, WynikGlosowania
from wynik.models.wybor import WyborObszaru

__all__ = [
    "GlosNaObszar",
    "WyborObszaru",
    "WynikGlosowania",
]
