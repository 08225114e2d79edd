from hdr.models.hdr import Cel, Dzialanie, Hdr, Zaleznosc
from hdr.models.obieg import Akceptacja, Opinia, WersjaHdr
from hdr.models.wdrozenie import (
    Podsumowanie,
    PomiarWskaznika,
    PostepDzialania,
    SekcjaPodsumowania,
)

__all__ = [
    "Akceptacja",
    "Cel",
    "Dzialanie",
    "Hdr",
    "Opinia",
    "Podsumowanie",
    "PomiarWskaznika",
    "PostepDzialania",
    "SekcjaPodsumowania",
    "WersjaHdr",
    "Zaleznosc",
]
