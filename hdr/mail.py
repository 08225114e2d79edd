"""Texts of mails about the HDR and the Podsumowanie, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse

from hdr.enums import Decyzja, StatusHdr, StatusPodsumowania
from hdr.models import Podsumowanie, WersjaHdr
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, register, render_tresc

CZEKA_NA_OPINIE = "hdr_czeka_na_opinie"
CZEKA_NA_AKCEPTACJE = "hdr_czeka_na_akceptacje"
ZWROCONY = "hdr_zwrocony"
PRZYJETY = "hdr_przyjety"
PODSUMOWANIE_ZLOZONE = "podsumowanie_zlozone"
PODSUMOWANIE_ZWROCONE = "podsumowanie_zwrocone"
PODSUMOWANIE_PRZYJETE = "podsumowanie_przyjete"


def _wersja(wiadomosc: Wiadomosc) -> WersjaHdr | None:
    return (
        WersjaHdr.objects.select_related("hdr__proces__jst", "hdr__proces__edycja", "akceptacja")
        .filter(pk=wiadomosc.dane["wersja"])
        .first()
    )


def _render(wiadomosc: Wiadomosc, wersja: WersjaHdr, temat: str, url_name: str) -> Tresc:
    proces = wersja.hdr.proces
    return render_tresc(
        wiadomosc,
        f"{temat}: {proces.jst}",
        {
            "proces": proces,
            "wersja": wersja,
            "adres": settings.ADRES_APLIKACJI + reverse(url_name, args=[proces.pk]),
        },
    )


def build_czeka_na_opinie(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or not wersja.is_current or wersja.hdr.status != StatusHdr.W_OPINII:
        return None
    if wersja.opinie.filter(specjalizacja=wiadomosc.dane["specjalizacja"]).exists():
        return None
    return _render(wiadomosc, wersja, "HDR czeka na opinię", "hdr:opinia_create")


def build_czeka_na_akceptacje(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or not wersja.is_current or wersja.hdr.status != StatusHdr.DO_AKCEPTACJI:
        return None
    return _render(wiadomosc, wersja, "HDR czeka na akceptację", "hdr:akceptacja_create")


def build_zwrocony(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or wersja.zwrocono_at is None:
        return None
    return _render(wiadomosc, wersja, "HDR zwrócony do poprawy", "hdr:wersja_list")


def build_przyjety(wiadomosc: Wiadomosc) -> Tresc | None:
    wersja = _wersja(wiadomosc)
    if wersja is None or wersja.akceptacja.decyzja != Decyzja.PRZYJETY:
        return None
    return _render(wiadomosc, wersja, "HDR przyjęty", "hdr:postep_list")


def _build_podsumowanie(wiadomosc: Wiadomosc, status: str, temat: str) -> Tresc | None:
    podsumowanie = (
        Podsumowanie.objects.select_related("proces__jst", "proces__edycja")
        .filter(pk=wiadomosc.dane["podsumowanie"], status=status)
        .first()
    )
    if podsumowanie is None:
        return None
    proces = podsumowanie.proces
    path = reverse("hdr:podsumowanie_detail", args=[proces.pk])
    return render_tresc(
        wiadomosc,
        f"{temat}: {proces.jst}",
        {
            "proces": proces,
            "podsumowanie": podsumowanie,
            "adres": settings.ADRES_APLIKACJI + path,
        },
    )


def build_podsumowanie_zlozone(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(
        wiadomosc, StatusPodsumowania.ZLOZONE, "Podsumowanie czeka na przyjęcie"
    )


def build_podsumowanie_zwrocone(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(
        wiadomosc, StatusPodsumowania.ZWROCONE, "Podsumowanie zwrócone do poprawy"
    )


def build_podsumowanie_przyjete(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build_podsumowanie(wiadomosc, StatusPodsumowania.PRZYJETE, "Podsumowanie przyjęte")


RODZAJE = (
    RodzajWiadomosci(CZEKA_NA_OPINIE, "HDR czeka na opinię", build_czeka_na_opinie),
    RodzajWiadomosci(CZEKA_NA_AKCEPTACJE, "HDR czeka na akceptację", build_czeka_na_akceptacje),
    RodzajWiadomosci(ZWROCONY, "HDR zwrócony do poprawy", build_zwrocony),
    RodzajWiadomosci(PRZYJETY, "HDR przyjęty", build_przyjety),
    RodzajWiadomosci(
        PODSUMOWANIE_ZLOZONE, "Podsumowanie czeka na przyjęcie", build_podsumowanie_zlozone
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_ZWROCONE, "Podsumowanie zwrócone do poprawy", build_podsumowanie_zwrocone
    ),
    RodzajWiadomosci(PODSUMOWANIE_PRZYJETE, "Podsumowanie przyjęte", build_podsumowanie_przyjete),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
