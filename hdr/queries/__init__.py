from hdr.queries.drzewo import drzewa, drzewo, get_hdr
from hdr.queries.fakty import FaktyHdr, fakty
from hdr.queries.tresc import tresc_szkicu, tresc_wersji

__all__ = [
    "FaktyHdr",
    "drzewa",
    "drzewo",
    "fakty",
    "get_hdr",
    "tresc_szkicu",
    "tresc_wersji",
]
