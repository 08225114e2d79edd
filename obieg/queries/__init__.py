from obieg.queries.tresc import tresc_wersji

__all__ = ["tresc_wersji"]
