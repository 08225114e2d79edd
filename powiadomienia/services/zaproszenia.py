"""Invitations with their mail: what the apps above call. Revoking needs no mail: see konta."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from konta.models import User, Zaproszenie
from konta.services import zaproszenia
from powiadomienia.models import Wiadomosc
from powiadomienia.services.outbox import enqueue


@transaction.atomic
def invite(
    *,
    email: str,
    imie: str,
    nazwisko: str,
    opis_roli: str,
    cel_url: str,
    wystawil: User | None,
    edycja_pk: int | None = None,
    proces_pk: int | None = None,
) -> Zaproszenie:
    """Issue an invitation and put its mail into the outbox."""
    zaproszenie, token = zaproszenia.issue(
        email,
        imie,
        nazwisko,
        opis_roli,
        cel_url,
        wystawil,
        edycja_pk=edycja_pk,
        proces_pk=proces_pk,
    )
    _enqueue_mail(zaproszenie, token)
    return zaproszenie


@transaction.atomic
def resend(zaproszenie: Zaproszenie, *, kto: User) -> Zaproszenie:
    """Send a new link. The earlier one stops working; its mail, if it waits, cancels itself."""
    zaproszenie, token = zaproszenia.renew(zaproszenie, kto=kto)
    _enqueue_mail(zaproszenie, token)
    return zaproszenie


@transaction.atomic
def ask_for_new(zaproszenie: Zaproszenie) -> Wiadomosc | None:
    """Ask the inviter, once a day, for a new link; None when there is nobody to ask.

    Called by a person who holds an old link and may not be signed in.
    """
    inviter = zaproszenie.wystawil
    if inviter is None or not inviter.is_active or zaproszenie.is_open or zaproszenie.przyjete_at:
        return None
    return enqueue(
        "prosba_o_zaproszenie",
        odbiorca=inviter,
        przedmiot=_subject(zaproszenie),
        okres=timezone.localdate().isoformat(),
        dane={"zaproszenie_pk": zaproszenie.pk},
        proces_pk=zaproszenie.proces_pk,
    )


def _subject(zaproszenie: Zaproszenie) -> str:
    return f"zaproszenie:{zaproszenie.pk}"


def _enqueue_mail(zaproszenie: Zaproszenie, token: str) -> None:
    link = settings.ADRES_APLIKACJI.rstrip("/") + reverse("konta:zaproszenie_detail", args=[token])
    enqueue(
        "zaproszenie",
        odbiorca=zaproszenie.user,
        przedmiot=_subject(zaproszenie),
        # Every link is another mail; the hash names it without giving it away.
        okres=zaproszenie.token_hash[:40],
        dane={"zaproszenie_pk": zaproszenie.pk, "token_hash": zaproszenie.token_hash},
        tajne={"link": link},
        proces_pk=zaproszenie.proces_pk,
    )
