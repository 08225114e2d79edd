"""A meeting as an entry of a calendar: the same one in the file, in mails and in feeds."""

from django.conf import settings
from django.urls import reverse

from doradztwo.ics import Wydarzenie, make_uid
from spotkania.models import Spotkanie


def wydarzenie_spotkania(spotkanie: Spotkanie) -> Wydarzenie:
    """Needs ``proces__jst`` loaded. Every save of the meeting raises its ``wersja``."""
    path = reverse("spotkania:spotkanie_detail", args=[spotkanie.pk])
    title = spotkanie.tytul
    if spotkanie.proces is not None:
        title = f"{title}: {spotkanie.proces.jst}"
    details = spotkanie.porzadek
    if spotkanie.is_cancelled:
        details = f"Odwołane. {spotkanie.powod_odwolania}"
    return Wydarzenie(
        uid=make_uid(f"spotkanie-{spotkanie.pk}"),
        stamp=spotkanie.created_at,
        poczatek=spotkanie.poczatek,
        koniec=spotkanie.koniec,
        tytul=title,
        adres=settings.ADRES_APLIKACJI + path,
        miejsce=spotkanie.miejsce,
        opis=details,
        sequence=spotkanie.wersja - 1,
        is_cancelled=spotkanie.is_cancelled,
    )
