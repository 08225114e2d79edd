"""Texts of mails about comments, made at the moment of sending."""

from django.conf import settings

from powiadomienia.enums import Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import (
    RodzajWiadomosci,
    Tresc,
    TrescPowiadomienia,
    register,
    render_tresc,
)
from rozmowy.miejsca import get_miejsce
from rozmowy.models import Komentarz

KOMENTARZ = "komentarz"
WZMIANKA = "wzmianka"
PROPOZYCJA_ROZSTRZYGNIETA = "propozycja_rozstrzygnieta"
GRUPA = "Rozmowy przy dokumentach"


def _build(temat: str):
    def build(wiadomosc: Wiadomosc) -> Tresc | None:
        """None for a comment taken back, or one this person may no longer read."""
        komentarz = (
            Komentarz.objects.visible_to(wiadomosc.odbiorca)
            .current()
            .filter(pk=wiadomosc.dane["komentarz"])
            .select_related("autor", "rozstrzygnal", "proces__jst")
            .first()
        )
        if komentarz is None:
            return None
        miejsce = get_miejsce(komentarz.miejsce)
        obiekt = miejsce.znajdz(komentarz.proces_id, komentarz.obiekt_pk) if miejsce else None
        return render_tresc(
            wiadomosc,
            f"{temat}: {komentarz.proces.jst}",
            {
                "komentarz": komentarz,
                "proces": komentarz.proces,
                "miejsce": miejsce.opis(obiekt) if obiekt else "",
                "adres": settings.ADRES_APLIKACJI + komentarz.get_absolute_url(),
            },
        )

    return build


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        return TrescPowiadomienia(tekst, wiadomosc.dane["adres"])

    return powiadom


RODZAJE = (
    RodzajWiadomosci(
        KOMENTARZ,
        "Nowy komentarz przy dokumencie",
        _build("Nowy komentarz"),
        grupa=GRUPA,
        opis="Ktoś napisał komentarz albo odpowiedział w rozmowie, w której jesteś.",
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        powiadom=_notice("Jest nowy komentarz przy dokumencie."),
    ),
    RodzajWiadomosci(
        WZMIANKA,
        "Komentarz skierowany do Ciebie",
        _build("Komentarz do Ciebie"),
        grupa=GRUPA,
        opis="Ktoś wskazał Cię w komentarzu i czeka na odpowiedź.",
        zbiorcza=True,
        powiadom=_notice("Ktoś skierował do Ciebie komentarz."),
    ),
    RodzajWiadomosci(
        PROPOZYCJA_ROZSTRZYGNIETA,
        "Zespół rozstrzygnął Twoją propozycję",
        _build("Twoja propozycja tekstu"),
        grupa=GRUPA,
        opis="Zespół przyjął albo odrzucił tekst, który zaproponowałeś lub zaproponowałaś.",
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        powiadom=_notice("Zespół rozstrzygnął Twoją propozycję tekstu."),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
