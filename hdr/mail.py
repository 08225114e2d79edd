"""Texts of mails about the HDR and the Podsumowanie, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doradztwo.teksty import short_date
from hdr.enums import Decyzja, StatusHdr, StatusPodsumowania
from hdr.models import LinkAkceptacji, Podsumowanie, WersjaHdr
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, register
from powiadomienia.tresci import uloz_tresc

CZEKA_NA_OPINIE = "hdr_czeka_na_opinie"
CZEKA_NA_AKCEPTACJE = "hdr_czeka_na_akceptacje"
ODNOSNIK_AKCEPTACJI = "hdr_odnosnik_akceptacji"
ZWROCONY = "hdr_zwrocony"
PRZYJETY = "hdr_przyjety"
PODSUMOWANIE_ZLOZONE = "podsumowanie_zlozone"
PODSUMOWANIE_ZWROCONE = "podsumowanie_zwrocone"
PODSUMOWANIE_PRZYJETE = "podsumowanie_przyjete"
# Where each of them leads.
STRONY = {
    CZEKA_NA_OPINIE: "hdr:opinia_create",
    CZEKA_NA_AKCEPTACJE: "hdr:akceptacja_create",
    ZWROCONY: "hdr:wersja_list",
    PRZYJETY: "hdr:postep_list",
    PODSUMOWANIE_ZLOZONE: "hdr:podsumowanie_detail",
    PODSUMOWANIE_ZWROCONE: "hdr:podsumowanie_detail",
    PODSUMOWANIE_PRZYJETE: "hdr:podsumowanie_detail",
}


def _wersja(wiadomosc: Wiadomosc) -> WersjaHdr | None:
    return (
        WersjaHdr.objects.select_related("hdr__proces__jst", "hdr__proces__edycja", "akceptacja")
        .filter(pk=wiadomosc.dane["wersja"])
        .first()
    )


def _uloz(wiadomosc: Wiadomosc, wersja: WersjaHdr, **pola) -> Tresc:
    proces = wersja.hdr.proces
    adres = settings.ADRES_APLIKACJI + reverse(STRONY[wiadomosc.rodzaj], args=[proces.pk])
    wspolne = {
        "jst": proces.jst, "edycja": proces.edycja, "wersja": wersja.numer, "adres": adres
    }  # fmt: skip
    return uloz_tresc(wiadomosc, wspolne | pola, adres=adres)


def build_czeka_na_opinie(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or not wersja.is_current or wersja.hdr.status != StatusHdr.W_OPINII:
        return None
    if wersja.opinie.filter(specjalizacja=wiadomosc.dane["specjalizacja"]).exists():
        return None
    przekazano = short_date(timezone.localtime(wersja.created_at))
    return _uloz(wiadomosc, wersja, przekazano=przekazano)


def build_czeka_na_akceptacje(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
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
    path = reverse("hdr:odnosnik_decyzja", args=[wiadomosc.tajne["token"]])
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
    wersja = _wersja(wiadomosc)
    if wersja is None or wersja.zwrocono_at is None:
        return None
    return _uloz(wiadomosc, wersja)


def build_przyjety(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or wersja.akceptacja.decyzja != Decyzja.PRZYJETY:
        return None
    kto = f"{wersja.akceptacja.osoba}, {wersja.akceptacja.funkcja}"
    return _uloz(wiadomosc, wersja, kto_przyjal=kto)


def _build_podsumowanie(wiadomosc: Wiadomosc, status: str) -> Tresc | None:
    podsumowanie = (
        Podsumowanie.objects.select_related("proces__jst", "proces__edycja")
        .filter(pk=wiadomosc.dane["podsumowanie"], status=status)
        .first()
    )
    if podsumowanie is None:
        return None
    proces = podsumowanie.proces
    adres = settings.ADRES_APLIKACJI + reverse(STRONY[wiadomosc.rodzaj], args=[proces.pk])
    pola = {
        "jst": proces.jst,
        "edycja": proces.edycja,
        "forma": podsumowanie.get_forma_display(),
        "uwagi": podsumowanie.uwagi_koordynatora,
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def build_podsumowanie_zlozone(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(wiadomosc, StatusPodsumowania.ZLOZONE)


def build_podsumowanie_zwrocone(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(wiadomosc, StatusPodsumowania.ZWROCONE)


def build_podsumowanie_przyjete(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(wiadomosc, StatusPodsumowania.PRZYJETE)


GRUPA = "HDR i podsumowanie"
JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")
EDYCJA = Pole("edycja", "edycja", "Doradztwo dla JST 2022/2023")
WERSJA = Pole("wersja", "numer wersji HDR", "2")
ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/procesy/1/hdr/")
PRZEKAZANO = Pole("przekazano", "dzień przekazania wersji", "5.02.2027")
KTO_PRZYJAL = Pole("kto_przyjal", "kto przyjął HDR i jego funkcja", "Jan Lis, burmistrz")
FORMA = Pole("forma", "forma podsumowania", "opis dobrej praktyki")
DECYDENT = Pole("decydent", "imię i nazwisko decydenta", "Jan Lis")
KTO_WYSLAL = Pole("kto_wyslal", "kto wysłał odnośnik", "Anna Nowak")
TERMIN = Pole("termin", "do kiedy działa odnośnik", "19.02.2027")
UWAGI = Pole("uwagi", "uwagi koordynatora", "Dopiszcie wskaźniki z drugiego celu.")

RODZAJE = (
    RodzajWiadomosci(
        CZEKA_NA_OPINIE,
        "HDR czeka na opinię",
        build_czeka_na_opinie,
        grupa=GRUPA,
        opis="Zespół JST przekazał HDR i czeka na opinię doradcy.",
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, PRZEKAZANO, ADRES),
    ),
    RodzajWiadomosci(
        CZEKA_NA_AKCEPTACJE,
        "HDR czeka na akceptację",
        build_czeka_na_akceptacje,
        grupa=GRUPA,
        opis="HDR ma obie opinie i czeka na decyzję decydenta.",
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
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, ADRES),
    ),
    RodzajWiadomosci(
        PRZYJETY,
        "HDR przyjęty",
        build_przyjety,
        grupa=GRUPA,
        opis="Decydent przyjął HDR Twojego zespołu.",
        zbiorcza=True,
        pola=(JST, EDYCJA, WERSJA, KTO_PRZYJAL, ADRES),
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_ZLOZONE,
        "Podsumowanie czeka na przyjęcie",
        build_podsumowanie_zlozone,
        grupa=GRUPA,
        opis="Zespół JST złożył podsumowanie i czeka na koordynatora.",
        zbiorcza=True,
        pola=(JST, EDYCJA, FORMA, ADRES),
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_ZWROCONE,
        "Podsumowanie zwrócone do poprawy",
        build_podsumowanie_zwrocone,
        grupa=GRUPA,
        opis="Podsumowanie Twojego zespołu wróciło z uwagami.",
        zbiorcza=True,
        pola=(JST, EDYCJA, UWAGI, ADRES),
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_PRZYJETE,
        "Podsumowanie przyjęte",
        build_podsumowanie_przyjete,
        grupa=GRUPA,
        opis="Koordynator przyjął podsumowanie Twojego zespołu.",
        zbiorcza=True,
        pola=(JST, EDYCJA, ADRES),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
