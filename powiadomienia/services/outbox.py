"""The door of the outbox: a mail is a row, written in the transaction of the fact it tells of."""

from datetime import datetime
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from konta.models import User
from konta.services import slad
from powiadomienia import rodzaje
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.exceptions import WiadomoscStatusError
from powiadomienia.models import Wiadomosc
from powiadomienia.tasks import send_wiadomosc


@transaction.atomic
def enqueue(
    rodzaj: str,
    *,
    przedmiot: str,
    odbiorca: User | None = None,
    email: str = "",
    okres: str = "",
    dane: dict | None = None,
    tajne: dict | None = None,
    proces_pk: int | None = None,
    wyslij_po: datetime | None = None,
) -> Wiadomosc:
    """Put one mail into the outbox, in the transaction of the caller.

    Idempotent on (rodzaj, email, przedmiot, okres): a second call returns the first row, whatever
    has become of it. ``email`` is the address of ``odbiorca`` unless given. ``tajne`` holds texts
    (links, tokens) that must not stay readable once the mail has gone.
    """
    rodzaje.get_rodzaj(rodzaj)
    address = (email or (odbiorca.email if odbiorca else "")).strip().lower()
    validate_email(address)
    wiadomosc, created = Wiadomosc.objects.get_or_create(
        rodzaj=rodzaj,
        email=address,
        przedmiot=przedmiot,
        okres=okres,
        defaults={
            "odbiorca": odbiorca,
            "dane": dane or {},
            "tajne": tajne or {},
            "proces_pk": proces_pk,
            "wyslij_po": wyslij_po or timezone.now(),
            "message_id": make_msgid(domain=_mail_domain()),
        },
    )
    if created and (wyslij_po is None or wyslij_po <= timezone.now()):
        send_wiadomosc.delay_on_commit(wiadomosc.pk)
    return wiadomosc


def _mail_domain() -> str:
    return urlsplit(settings.ADRES_APLIKACJI).hostname or "localhost"


@transaction.atomic
def retry_wiadomosc(wiadomosc: Wiadomosc, *, kto: User) -> Wiadomosc:
    """Send a failed mail again, with all its attempts anew."""
    changed = Wiadomosc.objects.filter(pk=wiadomosc.pk, status=StatusWiadomosci.NIEUDANA).update(
        status=StatusWiadomosci.OCZEKUJE, proby=0, wyslij_po=timezone.now(), lease_until=None
    )
    if not changed:
        raise WiadomoscStatusError("Ponowić można tylko wiadomość nieudaną.")
    slad.record(wiadomosc, "ponowiono wysyłkę", kto=kto, proces_pk=wiadomosc.proces_pk)
    send_wiadomosc.delay_on_commit(wiadomosc.pk)
    wiadomosc.refresh_from_db()
    return wiadomosc


@transaction.atomic
def cancel_wiadomosc(wiadomosc: Wiadomosc, *, kto: User | None) -> Wiadomosc:
    """Stop a mail that has not gone yet; one that is being sent this very moment stays."""
    changed = (
        Wiadomosc.objects.filter(
            pk=wiadomosc.pk, status__in=[StatusWiadomosci.OCZEKUJE, StatusWiadomosci.NIEUDANA]
        )
        .leasable(timezone.now())
        .update(status=StatusWiadomosci.ANULOWANA, tajne={}, lease_until=None)
    )
    if not changed:
        raise WiadomoscStatusError("Anulować można tylko wiadomość, która jeszcze nie wyszła.")
    slad.record(wiadomosc, "anulowano wiadomość", kto=kto, proces_pk=wiadomosc.proces_pk)
    wiadomosc.refresh_from_db()
    return wiadomosc
