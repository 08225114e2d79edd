from hdr.queries.tresc import with_dates
from hdr.skrot import w_skrocie
from obieg.models import WersjaHdr


def tresc_wersji(wersja: WersjaHdr) -> dict:
    """Frozen content of a version for reading: keys as ``build_tresc``, days as dates. No query.

    ``w_skrocie`` says in a line how much it is.
    """
    tresc = with_dates(wersja.tresc)
    return tresc | {"w_skrocie": w_skrocie(tresc)}
