"""The plan of reminders (produkt.md, section 4): who is reminded of what, when and until when.

``plan`` is the table as data, ``sprawy`` what waits in one Proces. Pure: no queries, no writes.
"""

from cykl.przypomnienia.plan import (
    KROKI_EDYCJI,
    MIESIACE_EDYCJI,
    ODPOWIEDZIALNY,
    PLAN,
    WIERSZE_PROCESU,
    WierszPlanu,
    get_wiersz,
)
from cykl.przypomnienia.sprawy import FaktyPlanu, SesjeProcesu, Sprawa, sprawy, sprawy_prosb

__all__ = [
    "KROKI_EDYCJI",
    "MIESIACE_EDYCJI",
    "ODPOWIEDZIALNY",
    "PLAN",
    "WIERSZE_PROCESU",
    "FaktyPlanu",
    "SesjeProcesu",
    "Sprawa",
    "WierszPlanu",
    "get_wiersz",
    "sprawy",
    "sprawy_prosb",
]
