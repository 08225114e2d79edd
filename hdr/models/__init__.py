from hdr.models.akceptacja import LinkAkceptacji, PodpisanyPdf
from hdr.models.hdr import Cel, Dzialanie, Hdr, Zaleznosc
from hdr.models.obieg import Akceptacja, Opinia, WersjaHdr
from hdr.models.odnosnik import OdnosnikPostepu
from hdr.models.partnerzy import PartnerHdr
from hdr.models.wdrozenie import (
    DowodDzialania,
    Podsumowanie,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
    SekcjaPodsumowania,
)

__all__ = [
    "Akceptacja",
    "Cel",
    "DowodDzialania",
    "Dzialanie",
    "Hdr",
    "LinkAkceptacji",
    "OdnosnikPostepu",
    "Opinia",
    "PartnerHdr",
    "PodpisanyPdf",
    "Podsumowanie",
    "PomiarWskaznika",
    "PostepDzialania",
    "PrzegladPostepu",
    "SekcjaPodsumowania",
    "WersjaHdr",
    "Zaleznosc",
]
