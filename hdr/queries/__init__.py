from hdr.queries.drzewo import drzewa, drzewo, get_hdr
from hdr.queries.tresc import tresc_szkicu

__all__ = ["drzewa", "drzewo", "get_hdr", "tresc_szkicu"]
