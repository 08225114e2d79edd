"""The mail that tells a lider of an HDR another Jst shares with the team."""

from django.conf import settings
from django.urls import reverse

from edycje.queries import holds_any
from hdr.models import PartnerHdr
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia
from powiadomienia.tresci import uloz_tresc

WSPOLNY_HDR = "wspolny_hdr"


def _path(wiadomosc: Wiadomosc) -> str:
    return reverse("hdr:hdr_detail", args=[wiadomosc.dane["proces"]])


def build_wspolny_hdr(wiadomosc: Wiadomosc) -> Tresc | None:
    """None once the partnership has ended, or the person leads the team no more."""
    row = (
        PartnerHdr.objects.current()
        .select_related("proces", "hdr__proces__jst", "hdr__proces__edycja")
        .filter(pk=wiadomosc.dane["partner"])
        .first()
    )
    if row is None or not holds_any(row.proces, wiadomosc.odbiorca, "is_lider"):
        return None
    host = row.hdr.proces
    adres = settings.ADRES_APLIKACJI + _path(wiadomosc)
    pola = {
        "jst": host.jst,
        "edycja": host.edycja,
        "prawo": row.get_prawo_display(),
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


RODZAJ = RodzajWiadomosci(
    WSPOLNY_HDR,
    "Wspólny HDR z innym samorządem",
    build_wspolny_hdr,
    grupa="HDR i podsumowanie",
    opis="Inny samorząd udostępnił Twojemu zespołowi swój HDR.",
    dla=(Odbiorca.LIDER,),
    zbiorcza=True,
    pola=(
        Pole("jst", "samorząd, który udostępnia HDR", "Gmina Chęciny"),
        Pole("edycja", "nazwa edycji", "Doradztwo dla JST 2025/2026"),
        Pole("prawo", "co może zespół", "czyta i pisze"),
        Pole("adres", "odnośnik do HDR", "https://…/procesy/1/hdr/"),
    ),
    powiadom=lambda wiadomosc: TrescPowiadomienia(
        f"{wiadomosc.dane['jst']}: ten samorząd udostępnił Wam swój HDR.", _path(wiadomosc)
    ),
)
