"""Texts of mails about the versions of an HDR, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doradztwo.teksty import short_date
from edycje.queries import holds_any
from hdr.enums import StatusHdr
from obieg.enums import Decyzja
from obieg.models import LinkAkceptacji, WersjaHdr
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, register
from powiadomienia.tresci import uloz_tresc

CZEKA_NA_OPINIE = "hdr_czeka_na_opinie"
CZEKA_NA_AKCEPTACJE = "hdr_czeka_na_akceptacje"
ODNOSNIK_AKCEPTACJI = "hdr_odnosnik_akceptacji"
ZWROCONY = "hdr_zwrocony"
PRZYJETY = "hdr_przyjety"
# Where each of them leads.
STRONY = {
    CZEKA_NA_OPINIE: "obieg:opinia_create",
    CZEKA_NA_AKCEPTACJE: "obieg:akceptacja_create",
    ZWROCONY: "obieg:wersja_list",
    PRZYJETY: "wdrozenie:postep_list",
}


def _wersja(wiadomosc: Wiadomosc, *roles: str) -> WersjaHdr | None:
    """None also for a person who holds none of the roles in the Proces any more."""
    wersja = (
        WersjaHdr.objects.select_related("hdr__proces__jst", "hdr__proces__edycja", "akceptacja")
        .filter(pk=wiadomosc.dane["wersja"])
        .first()
    )
    if wersja is None or not holds_any(wersja.hdr.proces, wiadomosc.odbiorca, *roles):
        return None
    return wersja


def _uloz(wiadomosc: Wiadomosc, wersja: WersjaHdr, **pola) -> Tresc:
    proces = wersja.hdr.proces
    adres = settings.ADRES_APLIKACJI + reverse(STRONY[wiadomosc.rodzaj], args=[proces.pk])
    wspolne = {
        "jst": proces.jst, "edycja": proces.edycja, "wersja": wersja.numer, "adres": adres
    }  # fmt: skip
    return uloz_tresc(wiadomosc, wspolne | pola, adres=adres)


def build_czeka_na_opinie(wiadomosc: Wiadomosc) -> Tresc | None:
    specjalizacja = wiadomosc.dane["specjalizacja"]
    wersja = _wersja(wiadomosc, f"is_{specjalizacja}")
    if wersja is None or not wersja.is_current or wersja.hdr.status != StatusHdr.W_OPINII:
        return None
    if wersja.opinie.filter(specjalizacja=specjalizacja).exists():
        return None
    przekazano = short_date(timezone.localtime(wersja.created_at))
    return _uloz(wiadomosc, wersja, przekazano=przekazano)


def build_czeka_na_akceptacje(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc, "is_decydent")
    if wersja is None or not wersja.is_current or wersja.hdr.status != StatusHdr.DO_AKCEPTACJI:
        return None
    return _uloz(wiadomosc, wersja)


def build_odnosnik_akceptacji(wiadomosc: Wiadomosc) -> Tresc | None:
    """None once the link is used, revoked or out of date."""
    link = (
        LinkAkceptacji.objects.select_related(
            "wersja_hdr__hdr__proces__jst", "wersja_hdr__hdr__proces__edycja", "czlonek", "wystawil"
        )
        .filter(pk=wiadomosc.dane["link"])
        .first()
    )
    if link is None or not link.is_open:
        return None
    path = reverse("obieg:odnosnik_decyzja", args=[wiadomosc.tajne["token"]])
    adres = settings.ADRES_APLIKACJI + path
    proces = link.wersja_hdr.hdr.proces
    pola = {
        "jst": proces.jst,
        "edycja": proces.edycja,
        "wersja": link.wersja_hdr.numer,
        "decydent": link.czlonek,
        "kto_wyslal": link.wystawil,
        "termin": short_date(timezone.localtime(link.wazny_do)),
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def build_zwrocony(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc, "czlonek")
    if wersja is None or wersja.zwrocono_at is None:
        return None
    return _uloz(wiadomosc, wersja)


def build_przyjety(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc, "czlonek")
    if wersja is None or wersja.akceptacja.decyzja != Decyzja.PRZYJETY:
        return None
    kto = f"{wersja.akceptacja.osoba}, {wersja.akceptacja.funkcja}"
    return _uloz(wiadomosc, wersja, kto_przyjal=kto)


GRUPA = "HDR i podsumowanie"
JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")
EDYCJA = Pole("edycja", "edycja", "Doradztwo dla JST 2022/2023")
WERSJA = Pole("wersja", "numer wersji HDR", "2")
ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/procesy/1/hdr/")
PRZEKAZANO = Pole("przekazano", "dzień przekazania wersji", "5.02.2027")
KTO_PRZYJAL = Pole("kto_przyjal", "kto przyjął HDR i jego funkcja", "Jan Lis, burmistrz")
DECYDENT = Pole("decydent", "imię i nazwisko decydenta", "Jan Lis")
KTO_WYSLAL = Pole("kto_wyslal", "kto wysłał odnośnik", "Anna Nowak")
TERMIN = Pole("termin", "do kiedy działa odnośnik", "19.02.2027")

RODZAJE = (
    RodzajWiadomosci(
        CZEKA_NA_OPINIE,
        "HDR czeka na opinię",
        build_czeka_na_opinie,
        grupa=GRUPA,
        opis="Zespół JST przekazał HDR i czeka na opinię doradcy.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, PRZEKAZANO, ADRES),
    ),
    RodzajWiadomosci(
        CZEKA_NA_AKCEPTACJE,
        "HDR czeka na akceptację",
        build_czeka_na_akceptacje,
        grupa=GRUPA,
        opis="HDR ma obie opinie i czeka na decyzję decydenta.",
        dla=(Odbiorca.DECYDENT,),
        wymagana=True,
        powod="Bez tej decyzji proces nie przejdzie dalej.",
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, ADRES),
    ),
    RodzajWiadomosci(
        ODNOSNIK_AKCEPTACJI,
        "Osobisty odnośnik do akceptacji HDR",
        build_odnosnik_akceptacji,
        do_nieaktywnych=True,
        grupa=GRUPA,
        opis="Odnośnik, przez który decydent przyjmuje albo zwraca HDR bez logowania.",
        dla=(Odbiorca.DECYDENT,),
        wymagana=True,
        powod="Bez tego odnośnika decydent bez konta nie przyjmie HDR.",
        tajna=True,
        pola=(JST, EDYCJA, WERSJA, DECYDENT, KTO_WYSLAL, TERMIN, ADRES),
    ),
    RodzajWiadomosci(
        ZWROCONY,
        "HDR zwrócony do poprawy",
        build_zwrocony,
        grupa=GRUPA,
        opis="HDR Twojego zespołu wrócił z uwagami.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, ADRES),
    ),
    RodzajWiadomosci(
        PRZYJETY,
        "HDR przyjęty",
        build_przyjety,
        grupa=GRUPA,
        opis="Decydent przyjął HDR Twojego zespołu.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, KTO_PRZYJAL, ADRES),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
