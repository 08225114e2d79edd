from obieg.models.akceptacja import LinkAkceptacji, PodpisanyPdf
from obieg.models.wersja import Akceptacja, Opinia, WersjaHdr

__all__ = ["Akceptacja", "LinkAkceptacji", "Opinia", "PodpisanyPdf", "WersjaHdr"]
