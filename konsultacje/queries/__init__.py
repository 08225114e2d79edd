from konsultacje.queries.wejscie import Wejscie, find_wejscie
from konsultacje.queries.wyniki import get_liczby, get_wyniki

__all__ = ["Wejscie", "find_wejscie", "get_liczby", "get_wyniki"]
