"""Addresses of people without an account are kept only as long as they are needed."""

from django.db import transaction
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc


@transaction.atomic
def forget_recipients(rodzaj: str, przedmiot: str) -> int:
    """Take the addresses off the mails about one thing; what still waits is not sent.

    Answers of the servers go too: they repeat the address.
    """
    rows = Wiadomosc.objects.filter(rodzaj=rodzaj, przedmiot=przedmiot)
    waiting = Q(status__in=[StatusWiadomosci.OCZEKUJE, StatusWiadomosci.NIEUDANA])
    return rows.update(
        email=Concat(Value("usuniety-"), Cast("pk", CharField()), Value("@adres.invalid")),
        status=Case(When(waiting, then=Value(StatusWiadomosci.ANULOWANA)), default=F("status")),
        lease_until=None,
        tajne={},
        odpowiedz_serwera="",
    )
