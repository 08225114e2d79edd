"""The follow-up: sent 6 and 12 months after an edition, answered by a link without an account."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from biblioteka import mail
from biblioteka.exceptions import AnkietaError
from biblioteka.models import Ankieta
from doradztwo.daty import add_months
from doradztwo.tokeny import hash_token, new_token
from edycje.enums import StatusProcesu
from edycje.models import CzlonekZespolu, Proces
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue

PO_MIESIACACH = (6, 12)
DNI_NA_ODPOWIEDZ = 45
# Who joined the application late gets what has just become due, never a year of arrears.
DNI_ZALEGLOSCI = 60


def send_ankiety(dzien: date) -> int:
    """Send what is due on the day; any number of runs sends each follow-up once."""
    sent = 0
    for months in PO_MIESIACACH:
        for proces in _due(months, dzien):
            sent += _send(proces, months, dzien)
    return sent


def _due(months: int, dzien: date) -> list[Proces]:
    """Procesy that ended with their edition so many months ago and have not been asked yet."""
    ended = Proces.objects.filter(
        status=StatusProcesu.ZAKONCZONY, hdr__przyjeto_at__isnull=False
    ).exclude(ankiety__po_miesiacach=months)
    return [
        proces
        for proces in ended.select_related("edycja", "jst")
        if timedelta(0) <= dzien - add_months(proces.edycja.do, months)
        and dzien - add_months(proces.edycja.do, months) <= timedelta(days=DNI_ZALEGLOSCI)
    ]


@transaction.atomic
def _send(proces: Proces, months: int, dzien: date) -> bool:
    lider = (
        CzlonekZespolu.objects.active()
        .filter(proces=proces, is_lider=True)
        .select_related("user")
        .first()
    )
    if lider is None:
        return False
    token = new_token()
    ankieta, created = Ankieta.objects.get_or_create(
        proces=proces,
        po_miesiacach=months,
        defaults={
            "token_hash": hash_token(token),
            "wazna_do": dzien + timedelta(days=DNI_NA_ODPOWIEDZ),
        },
    )
    if created:
        enqueue(
            mail.ANKIETA,
            odbiorca=lider.user,
            przedmiot=f"ankieta-{ankieta.pk}",
            dane={"ankieta": ankieta.pk},
            tajne={"token": token},
            proces_pk=proces.pk,
        )
    return created


@transaction.atomic
def hide_ankieta(ankieta: Ankieta, *, kto: User) -> None:
    """The Jst takes back that its answer is public; the answer stays. Twice is once."""
    shown = Ankieta.objects.filter(pk=ankieta.pk, publicznie=True)
    if shown.update(publicznie=False):
        slad.record(ankieta, "ukryto ankietę po edycji", kto=kto, proces_pk=ankieta.proces_id)


@transaction.atomic
def answer_ankieta(ankieta: Ankieta, **odpowiedzi) -> Ankieta:
    """Keep the answers; a link answers once."""
    ankieta = Ankieta.objects.select_for_update(of=("self",)).get(pk=ankieta.pk)
    if not ankieta.is_open:
        raise AnkietaError("Ta ankieta jest już wypełniona albo minął jej termin.")
    for name, value in odpowiedzi.items():
        setattr(ankieta, name, value)
    ankieta.wypelniono_at = timezone.now()
    ankieta.save()
    slad.record(ankieta, "wypełniono ankietę po edycji", kto=None, proces_pk=ankieta.proces_id)
    return ankieta
