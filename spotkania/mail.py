"""Texts about meetings, made when they are sent, from the meeting as it is then."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doradztwo.teksty import short_date
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, register, render_tresc
from spotkania.models import Spotkanie


def _build(wiadomosc: Wiadomosc, temat: str, *, cancelled: bool) -> Tresc | None:
    """None when the meeting is over, the other way round, or no business of the person any more."""
    spotkanie = (
        Spotkanie.objects.visible_to(wiadomosc.odbiorca)
        .filter(pk=wiadomosc.dane["spotkanie"], koniec__gte=timezone.now())
        .select_related("proces__jst", "edycja")
        .first()
    )
    fits = spotkanie is not None and (spotkanie.is_cancelled if cancelled else spotkanie.is_planned)
    if not fits:
        return None
    day = short_date(timezone.localtime(spotkanie.poczatek))
    path = reverse("spotkania:spotkanie_detail", args=[spotkanie.pk])
    return render_tresc(
        wiadomosc,
        f"{temat}: {spotkanie.tytul}, {day}",
        {"spotkanie": spotkanie, "adres": settings.ADRES_APLIKACJI + path},
    )


def build_zaplanowane(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build(wiadomosc, "Spotkanie zaplanowane", cancelled=False)


def build_zmienione(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build(wiadomosc, "Spotkanie zmienione", cancelled=False)


def build_odwolane(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build(wiadomosc, "Spotkanie odwołane", cancelled=True)


def register_rodzaje() -> None:
    for klucz, nazwa, build in (
        ("spotkanie_zaplanowane", "Spotkanie zaplanowane", build_zaplanowane),
        ("spotkanie_zmienione", "Spotkanie zmienione", build_zmienione),
        ("spotkanie_odwolane", "Spotkanie odwołane", build_odwolane),
    ):
        register(RodzajWiadomosci(klucz, nazwa, build))
