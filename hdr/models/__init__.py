from hdr.models.hdr import Cel, Dzialanie, Hdr, Zaleznosc
from hdr.models.partnerzy import PartnerHdr

__all__ = ["Cel", "Dzialanie", "Hdr", "PartnerHdr", "Zaleznosc"]
