"""The single next thing on the home page of a Proces, in words that fit who reads it."""

from dataclasses import dataclass
from datetime import date

from cykl.queries.sciezka import Brak, Sciezka
from cykl.warunki import (
    DECYDENT,
    DORADCA_PRO,
    DORADCA_ROS,
    DORADCY,
    KOORDYNATOR,
    LIDER,
    ZESPOL,
)
from edycje.queries import Uprawnienia


@dataclass(frozen=True)
class CoTeraz:
    """``is_mine``: the reader does it; otherwise the sentence says for whom we wait."""

    tytul: str
    kto: str
    do: date | None
    url: str
    przycisk: str
    is_mine: bool
    liczba_brakow: int = 0


_ROLE = {
    ZESPOL: ("is_czlonek",),
    LIDER: ("is_lider",),
    DECYDENT: ("is_decydent",),
    DORADCY: ("is_doradca",),
    DORADCA_ROS: ("is_ros",),
    DORADCA_PRO: ("is_pro",),
    KOORDYNATOR: ("is_koordynator",),
    "doradcy ROS i PRO": ("is_doradca",),
    "doradcy i lider": ("is_doradca", "is_lider"),
}


def co_teraz(sciezka: Sciezka, uprawnienia: Uprawnienia) -> CoTeraz | None:
    """The first open condition the reader can meet now, else the first one of somebody else.

    None when the Proces is not open: then the page says why instead.
    """
    proces = sciezka.proces
    if not proces.is_open or sciezka.biezacy is None:
        return None
    braki = sciezka.biezacy.nieobecne
    if not braki:
        return None
    mozliwe = [brak for brak in braki if brak.mozliwy] or braki
    moje = [brak for brak in mozliwe if _is_mine(brak, uprawnienia)]
    brak = moje[0] if moje else mozliwe[0]
    return CoTeraz(
        tytul=brak.polecenie if moje else f"Następny ruch: {brak.kto}",
        kto=brak.kto,
        do=brak.do,
        url=brak.url,
        przycisk="Przejdź do tego kroku" if moje else "Zobacz, na co czekamy",
        is_mine=bool(moje),
        liczba_brakow=len(braki),
    )


def _is_mine(brak: Brak, uprawnienia: Uprawnienia) -> bool:
    return any(getattr(uprawnienia, rola) for rola in _ROLE.get(brak.kto, ()))
