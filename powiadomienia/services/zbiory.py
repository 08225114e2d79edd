"""Digests: what waits for one person becomes one mail, each part of which keeps its own row."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import counted, plural
from konta.models import User
from powiadomienia import planowanie, rodzaje
from powiadomienia.enums import StatusWiadomosci, Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import ZBIOR, RodzajWiadomosci, Tresc
from powiadomienia.services.outbox import new_message_id
from powiadomienia.tresci import build_tresc


@dataclass(frozen=True)
class Czesc:
    wiadomosc: Wiadomosc
    tresc: Tresc


def may_be_gathered(wiadomosc: Wiadomosc) -> bool:
    return (
        wiadomosc.odbiorca_id is not None
        and wiadomosc.tryb != Tryb.APLIKACJA
        and wiadomosc.rodzaj in rodzaje.klucze_zbiorcze()
    )


@transaction.atomic
def gather(wiadomosc: Wiadomosc) -> int | None:
    """The mail to send now: this one when it is alone, else the digest that carries it.

    A digest takes all that waits for the person until the end of the day. None when somebody
    else has taken this mail meanwhile. Nothing is lost when the worker dies afterwards: a digest
    is a row that waits like any other.
    """
    if wiadomosc.odbiorca_id is None:
        return wiadomosc.pk
    # One at a time for each person; foreign keys to the person are not held up.
    User.objects.select_for_update(no_key=True).filter(pk=wiadomosc.odbiorca_id).first()
    now = timezone.now()
    waiting = list(_waiting_for(wiadomosc, now).values_list("pk", flat=True))
    if wiadomosc.pk not in waiting:
        return None
    digest = _open_digest(wiadomosc, now)
    if digest is None and len(waiting) == 1:
        return wiadomosc.pk
    if digest is None:
        digest = _new_digest(wiadomosc, now)
    Wiadomosc.objects.filter(pk__in=waiting).update(zbior=digest, lease_until=None)
    return digest.pk


def _waiting_for(wiadomosc: Wiadomosc, now: datetime):
    return (
        Wiadomosc.objects.waiting()
        .leasable(now)
        .filter(
            odbiorca=wiadomosc.odbiorca_id,
            email=wiadomosc.email,
            rodzaj__in=rodzaje.klucze_zbiorcze(),
            wyslij_po__lt=planowanie.end_of_day(now),
        )
        .exclude(tryb=Tryb.APLIKACJA)
    )


def _open_digest(wiadomosc: Wiadomosc, now: datetime) -> Wiadomosc | None:
    """One that waits, for example for a server that was away; locked, so that nobody sends it
    while it grows."""
    rows = Wiadomosc.objects.select_for_update().waiting().leasable(now)
    return rows.filter(odbiorca=wiadomosc.odbiorca_id, email=wiadomosc.email, rodzaj=ZBIOR).first()


def _new_digest(wiadomosc: Wiadomosc, now: datetime) -> Wiadomosc:
    return Wiadomosc.objects.create(
        rodzaj=ZBIOR,
        email=wiadomosc.email,
        odbiorca_id=wiadomosc.odbiorca_id,
        przedmiot=f"osoba:{wiadomosc.odbiorca_id}",
        # Of two digests of one day each has its own first part.
        okres=f"{timezone.localdate(now).isoformat()}/{wiadomosc.pk}",
        wyslij_po=now,
        message_id=new_message_id(),
    )


def preview(zbior: Wiadomosc) -> Tresc | None:
    """The digest as it would be sent now; changes nothing."""
    parts = zbior.czesci.filter(status=StatusWiadomosci.OCZEKUJE).select_related("odbiorca")
    texts = [(part, build_tresc(part)) for part in parts.order_by("created_at", "pk")]
    return build_zbior([Czesc(part, tresc) for part, tresc in texts if tresc is not None])


def register_rodzaj() -> None:
    rodzaje.register(
        RodzajWiadomosci(
            ZBIOR, "Zbiór wiadomości", preview, wymagana=True, powod="Niesie inne wiadomości."
        )
    )


def build_zbior(czesci: list[Czesc]) -> Tresc | None:
    """The digest of these parts; one part alone is a mail like any other."""
    if not czesci:
        return None
    if len(czesci) == 1:
        return czesci[0].tresc
    spraw = counted(len(czesci), "sprawa,sprawy,spraw")
    jest = plural(len(czesci), "jest,są,jest")
    return Tresc(
        temat=f"{spraw}: {czesci[0].tresc.temat} i inne",
        tresc=f"W tej wiadomości {jest} {spraw}.\n",
        czesci=tuple(part.tresc for part in czesci),
    )


def drop(part: Wiadomosc, zbior: Wiadomosc) -> None:
    """The reason of this part is gone; the digest goes on without it."""
    _of_digest(part, zbior).update(
        status=StatusWiadomosci.ANULOWANA, tajne={}, odpowiedz_serwera=rodzaje.BRAK_POWODU
    )


def detach(part: Wiadomosc, zbior: Wiadomosc, **fields) -> None:
    """A defect of one part does not hold up the others."""
    _of_digest(part, zbior).update(zbior=None, **fields)


def _of_digest(part: Wiadomosc, zbior: Wiadomosc):
    return Wiadomosc.objects.filter(pk=part.pk, zbior=zbior, status=StatusWiadomosci.OCZEKUJE)
