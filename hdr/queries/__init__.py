from hdr.queries.drzewo import drzewa, drzewo, get_hdr, numery
from hdr.queries.tresc import tresc_szkicu

__all__ = ["drzewa", "drzewo", "get_hdr", "numery", "tresc_szkicu"]
