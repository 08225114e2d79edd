"""The text of the mail about a sheet opened again, made at the moment of sending."""

from django.conf import settings

from arkusz.queries.arkusz import get_arkusz, get_tryb
from edycje.models import CzlonekZespolu
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia, register
from powiadomienia.tresci import uloz_tresc

ARKUSZ_OTWARTY = "arkusz_otwarty"


def build_arkusz(wiadomosc: Wiadomosc) -> Tresc | None:
    """The sheet of this person waits to be sent again; it says nothing of what is in it."""
    rows = CzlonekZespolu.objects.active().filter(user=wiadomosc.odbiorca_id)
    rows = rows.select_related("proces__jst", "proces__edycja")
    czlonek = rows.filter(pk=wiadomosc.dane["czlonek"]).first()
    if czlonek is None or not czlonek.proces.is_open:
        return None
    tryb = get_tryb(czlonek.proces)
    arkusz = get_arkusz(czlonek.proces, czlonek, tryb)
    if tryb.is_zamkniety or not tryb.fills(czlonek) or (arkusz and arkusz.is_sent):
        return None
    adres = settings.ADRES_APLIKACJI + wiadomosc.dane["adres"]
    return uloz_tresc(wiadomosc, {"jst": czlonek.proces.jst, "adres": adres}, adres=adres)


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        return TrescPowiadomienia(tekst, wiadomosc.dane["adres"])

    return powiadom


JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")


ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/procesy/1/")


RODZAJE = (
    RodzajWiadomosci(
        ARKUSZ_OTWARTY,
        "Arkusz otwarty ponownie",
        build_arkusz,
        grupa="Arkusz diagnostyczny",
        opis="Lider otworzył Twój arkusz, żeby można było poprawić odpowiedzi.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=(JST, ADRES),
        powiadom=_notice("Twój arkusz jest otwarty. Wyślij go jeszcze raz."),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
