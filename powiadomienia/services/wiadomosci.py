"""What may be done with a mail by hand: again, not at all, or once more."""

from django.db import transaction
from django.utils import timezone

from konta.models import User
from konta.services import slad
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.exceptions import WiadomoscStatusError
from powiadomienia.models import Wiadomosc
from powiadomienia.tasks import send_wiadomosc


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
