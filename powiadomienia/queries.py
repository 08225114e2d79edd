"""Reads for ``/zdrowie/``; each is one query, and none hides an error of the database."""

from datetime import datetime, timedelta

from django.db.models import Min, Q

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Puls, Wiadomosc


def pulsy() -> dict[str, datetime]:
    return dict(Puls.objects.values_list("nazwa", "widziano_at"))


def age_of_oldest_unsent(now: datetime) -> timedelta | None:
    """How long the oldest mail that should have gone has been waiting; None when none is."""
    waiting = Wiadomosc.objects.filter(status=StatusWiadomosci.OCZEKUJE)
    # A mail being tried again has moved its hour, but it is late since it was made.
    late = waiting.filter(Q(wyslij_po__lte=now) | Q(proby__gt=0))
    oldest = late.aggregate(oldest=Min("created_at"))["oldest"]
    return None if oldest is None else max(now - oldest, timedelta(0))
