"""What may be done with a mail by hand: again, not at all, or once more."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from konta.models import User
from konta.services import slad
from powiadomienia import rodzaje
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.exceptions import WiadomoscStatusError
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import ZBIOR
from powiadomienia.services.outbox import new_message_id
from powiadomienia.tasks import send_wiadomosc, sweep_wiadomosci

OCZEKUJE, NIEUDANA = StatusWiadomosci.OCZEKUJE, StatusWiadomosci.NIEUDANA


@transaction.atomic
def retry_wiadomosc(wiadomosc: Wiadomosc, *, kto: User) -> Wiadomosc:
    """Send a failed mail again, with all its attempts anew: a digest with its parts, a part of a
    digest by itself."""
    again = _again()
    changed = Wiadomosc.objects.filter(pk=wiadomosc.pk, status=NIEUDANA).update(zbior=None, **again)
    if not changed:
        raise WiadomoscStatusError("Ponowić można tylko wiadomość nieudaną.")
    wiadomosc.czesci.filter(status=NIEUDANA).update(**again)
    slad.record(wiadomosc, "ponowiono wysyłkę", kto=kto, proces_pk=wiadomosc.proces_pk)
    send_wiadomosc.delay_on_commit(wiadomosc.pk)
    wiadomosc.refresh_from_db()
    return wiadomosc


@transaction.atomic
def retry_nieudane(*, kto: User) -> int:
    """Send all that failed again, as after a day on which the server refused everything."""
    failed = Wiadomosc.objects.filter(status=NIEUDANA)
    # Parts go with their digests, which are among the rows as well.
    number = failed.filter(zbior=None).count()
    failed.update(**_again())
    if number:
        slad.record(kto, "ponowiono wysyłkę nieudanych wiadomości", kto=kto, na=number)
        sweep_wiadomosci.delay_on_commit()
    return number


def _again() -> dict:
    now = timezone.now()
    return {"status": OCZEKUJE, "proby": 0, "wyslij_po": now, "lease_until": None}


@transaction.atomic
def cancel_wiadomosc(wiadomosc: Wiadomosc, *, kto: User | None) -> Wiadomosc:
    """Stop a mail that has not gone yet, a digest with its parts; one that is being sent this very
    moment stays."""
    now = timezone.now()
    resting = Q(zbior=None) | Q(zbior__lease_until=None) | Q(zbior__lease_until__lt=now)
    stopped: dict[str, object] = {
        "status": StatusWiadomosci.ANULOWANA,
        "tajne": {},
        "lease_until": None,
    }
    open_rows = Wiadomosc.objects.filter(status__in=[OCZEKUJE, NIEUDANA])
    if not open_rows.filter(resting, pk=wiadomosc.pk).leasable(now).update(**stopped):
        raise WiadomoscStatusError("Anulować można tylko wiadomość, która jeszcze nie wyszła.")
    open_rows.filter(zbior=wiadomosc).update(**stopped)
    slad.record(wiadomosc, "anulowano wiadomość", kto=kto, proces_pk=wiadomosc.proces_pk)
    wiadomosc.refresh_from_db()
    return wiadomosc


def may_be_resent(wiadomosc: Wiadomosc) -> bool:
    """A link for one use is gone with its mail; a digest is sent again part by part."""
    return (
        wiadomosc.status in (StatusWiadomosci.WYSLANA, StatusWiadomosci.ANULOWANA)
        and rodzaje.is_registered(wiadomosc.rodzaj)
        and wiadomosc.rodzaj != ZBIOR
        and not rodzaje.get_rodzaj(wiadomosc.rodzaj).tajna
    )


@transaction.atomic
def resend_wiadomosc(wiadomosc: Wiadomosc, *, kto: User) -> Wiadomosc:
    """A new row that refers to the old one; its condition and its text are evaluated anew.

    Each mail is sent once more at most once, so a second click does nothing; the new one may then
    be sent once more itself.
    """
    if not may_be_resent(wiadomosc):
        raise WiadomoscStatusError("Tej wiadomości nie można wysłać ponownie.")
    same = ("rodzaj", "odbiorca", "email", "przedmiot", "okres", "dane", "proces_pk", "edycja_pk")
    new, created = Wiadomosc.objects.get_or_create(
        ponawia=wiadomosc,
        defaults={name: getattr(wiadomosc, name) for name in same}
        | {"wyslij_po": timezone.now(), "message_id": new_message_id()},
    )
    if created:
        slad.record(new, "wysłano ponownie", kto=kto, proces_pk=new.proces_pk)
        send_wiadomosc.delay_on_commit(new.pk)
    return new
