"""What the HDR asks about its PDF (``obieg.druk``)."""

from edycje.models import Proces
from konta.models import User
from obieg.druk import DokumentWersji, Drukarnia, register
from obieg.models import WersjaHdr
from raporty.enums import RodzajDokumentu
from raporty.models import Dokument
from raporty.services.dokumenty import order_hdr


def _order(wersja: WersjaHdr, kto: User) -> str:
    proces = Proces.objects.get(pk=wersja.hdr.proces_id)
    return order_hdr(proces, wersja=wersja, kto=kto).kod


def _find(wersja: WersjaHdr) -> list[DokumentWersji]:
    rows = Dokument.objects.filter(wersja_hdr=wersja, rodzaj=RodzajDokumentu.HDR)
    return [
        DokumentWersji(
            kod=one.kod,
            sha256=one.sha256,
            nazwa=one.nazwa_pliku,
            is_ready=one.is_ready,
            is_failed=one.is_failed,
            plik=one.plik,
        )
        for one in rows.defer("dane")
    ]


def register_drukarnia() -> None:
    register(Drukarnia(_order, _find))
