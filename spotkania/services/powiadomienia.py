"""Who hears of a meeting."""

from django.utils import timezone

from konta.models import User
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
    for osoba in people:
        enqueue(
            rodzaj,
            odbiorca=osoba,
            przedmiot=f"spotkanie:{spotkanie.pk}",
            okres=f"wersja-{spotkanie.wersja}",
            dane={"spotkanie": spotkanie.pk},
            proces_pk=spotkanie.proces_id,
        )
    return people
