"""Hours of advisors: ``Sesja`` is one entry, ``MiesiacDoradcy`` settles a month of one Proces."""

from sesje.models.dodatki import PlikSesji, SzkicSesji, UwagaSesji, ZadanieOsoby
from sesje.models.miesiac import MiesiacDoradcy
from sesje.models.sesja import Sesja

__all__ = [
    "MiesiacDoradcy",
    "PlikSesji",
    "Sesja",
    "SzkicSesji",
    "UwagaSesji",
    "ZadanieOsoby",
]
