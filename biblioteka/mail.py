"""Texts of mails about publications and follow-ups, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse

from biblioteka.models import Ankieta, Publikacja
from doradztwo.teksty import short_date
from edycje.queries import holds_any
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import (
    Pole,
    RodzajWiadomosci,
    Tresc,
    TrescPowiadomienia,
    register,
)
from powiadomienia.tresci import uloz_tresc

ZGODA = "publikacja_zgoda"
DECYZJA = "publikacja_decyzja"
ANKIETA = "ankieta_po_edycji"
GRUPA = "Publikacja HDR"

_JST = Pole("jst", "nazwa samorządu", "Gmina Chęciny")
_EDYCJA = Pole("edycja", "nazwa edycji", "Doradztwo dla JST 2025/2026")
_ADRES = Pole("adres", "odnośnik do miejsca w aplikacji", "https://…/procesy/1/publikacja/")


def _publikacja(wiadomosc: Wiadomosc, role: str) -> Publikacja | None:
    """None also for a person who does not hold the role any more."""
    publikacja = Publikacja.objects.with_opis().filter(pk=wiadomosc.dane["publikacja"]).first()
    if publikacja is None or not holds_any(publikacja.proces, wiadomosc.odbiorca, role):
        return None
    return publikacja


def _uloz(wiadomosc: Wiadomosc, publikacja: Publikacja, **pola) -> Tresc:
    proces = publikacja.proces
    adres = settings.ADRES_APLIKACJI + _path(proces.pk)
    wspolne = {"jst": proces.jst, "edycja": proces.edycja, "adres": adres}
    return uloz_tresc(wiadomosc, wspolne | pola, adres=adres)


def _path(proces_pk: int) -> str:
    return reverse("biblioteka:publikacja_detail", args=[proces_pk])


def build_zgoda(wiadomosc: Wiadomosc) -> Tresc | None:
    """None once somebody has decided, or the Jst has changed its mind."""
    publikacja = _publikacja(wiadomosc, "is_koordynator")
    if publikacja is None or not publikacja.is_waiting:
        return None
    return _uloz(wiadomosc, publikacja)


def build_decyzja(wiadomosc: Wiadomosc) -> Tresc | None:
    publikacja = _publikacja(wiadomosc, "is_lider")
    if publikacja is None or publikacja.is_waiting:
        return None
    return _uloz(
        wiadomosc,
        publikacja,
        decyzja=publikacja.get_stan_display(),
        powod=f"Powód: {publikacja.powod}" if publikacja.powod else "",
    )


def build_ankieta(wiadomosc: Wiadomosc) -> Tresc | None:
    """None once answered, or when the person leads the team no more.

    The link itself is wiped when the mail has gone.
    """
    ankieta = (
        Ankieta.objects.select_related("proces__jst", "proces__edycja")
        .filter(pk=wiadomosc.dane["ankieta"])
        .first()
    )
    if ankieta is None or not ankieta.is_open:
        return None
    if not holds_any(ankieta.proces, wiadomosc.odbiorca, "is_lider"):
        return None
    path = reverse("biblioteka:ankieta_answer", args=[wiadomosc.tajne["token"]])
    adres = settings.ADRES_APLIKACJI + path
    return uloz_tresc(
        wiadomosc,
        {
            "jst": ankieta.proces.jst,
            "edycja": ankieta.proces.edycja,
            "miesiecy": ankieta.po_miesiacach,
            "termin": short_date(ankieta.wazna_do),
            "adres": adres,
        },
        adres=adres,
    )


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        """The Jst is named as it was called when the fact happened."""
        dane = wiadomosc.dane
        return TrescPowiadomienia(tekst.format(jst=dane["jst"]), _path(dane["proces"]))

    return powiadom


RODZAJE = (
    RodzajWiadomosci(
        ZGODA,
        "Zgoda JST na publikację HDR",
        build_zgoda,
        grupa=GRUPA,
        opis="Samorząd zgodził się pokazać swój HDR i czeka na decyzję koordynatora.",
        dla=(Odbiorca.KOORDYNATOR,),
        zbiorcza=True,
        pola=(_JST, _EDYCJA, _ADRES),
        powiadom=_notice("{jst}: samorząd zgodził się na publikację HDR."),
    ),
    RodzajWiadomosci(
        DECYZJA,
        "Decyzja o publikacji HDR",
        build_decyzja,
        grupa=GRUPA,
        opis="Koordynator opublikował HDR albo odmówił.",
        dla=(Odbiorca.LIDER,),
        zbiorcza=True,
        pola=(
            _JST,
            _EDYCJA,
            Pole("decyzja", "stan publikacji", "opublikowana"),
            Pole("powod", "powód odmowy, jeśli jest", "Powód: w tekście są nazwiska."),
            _ADRES,
        ),
        powiadom=_notice("{jst}: jest decyzja o publikacji Waszego HDR."),
    ),
    RodzajWiadomosci(
        ANKIETA,
        "Ankieta po edycji",
        build_ankieta,
        grupa=GRUPA,
        opis="Pół roku i rok po edycji: czy działania z HDR trwają.",
        dla=(Odbiorca.LIDER,),
        tajna=True,
        pola=(
            _JST,
            _EDYCJA,
            Pole("miesiecy", "ile miesięcy minęło", "6"),
            Pole("termin", "do kiedy można odpowiedzieć", "15.07.2027"),
            _ADRES,
        ),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
