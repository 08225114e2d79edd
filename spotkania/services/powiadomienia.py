"""Who hears of a meeting."""

from django.urls import reverse
from django.utils import timezone

from doradztwo.teksty import short_date
from konta.models import User
from powiadomienia.rodzaje import TrescPowiadomienia, nazwa_rodzaju
from powiadomienia.services.outbox import enqueue
from spotkania.models import Spotkanie
from spotkania.queries import odbiorcy


def notify(spotkanie: Spotkanie, rodzaj: str) -> list[User]:
    """One mail to every person of the teams and every advisor, in the caller's transaction.

    Nobody is told of a meeting that is over and was only written down afterwards.
    """
    if spotkanie.koniec < timezone.now():
        return []
    people = list(odbiorcy(spotkanie))
    day = short_date(timezone.localtime(spotkanie.poczatek))
    notice = TrescPowiadomienia(
        f"{nazwa_rodzaju(rodzaj)}: {spotkanie.tytul}, {day}",
        reverse("spotkania:spotkanie_detail", args=[spotkanie.pk]),
    )
    for osoba in people:
        enqueue(
            rodzaj,
            odbiorca=osoba,
            przedmiot=f"spotkanie:{spotkanie.pk}",
            okres=f"wersja-{spotkanie.wersja}",
            dane={"spotkanie": spotkanie.pk},
            proces_pk=spotkanie.proces_id,
            edycja_pk=spotkanie.edycja_id,
            powiadomienie=notice,
        )
    return people
