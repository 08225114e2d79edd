from wdrozenie.queries.fakty import FaktyHdr, fakty

__all__ = ["FaktyHdr", "fakty"]
