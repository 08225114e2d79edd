"""Invitations: issued, renewed, revoked, accepted. Mails about them belong to powiadomienia."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from doradztwo.tokeny import hash_token, new_token
from konta.exceptions import (
    ZaproszenieInvalidError,
    ZaproszenieRecipientError,
    ZaproszenieUsedError,
)
from konta.models import User, Zaproszenie
from konta.services import slad

WAZNOSC = timedelta(days=14)


@transaction.atomic
def issue(
    user_email: str,
    imie: str,
    nazwisko: str,
    opis_roli: str,
    cel_url: str,
    wystawil: User | None,
    edycja_pk: int | None = None,
    proces_pk: int | None = None,
) -> tuple[Zaproszenie, str]:
    """Invite a person, who becomes an inactive user if nobody has this address yet.

    The token is returned this one time; only its hash is kept.
    """
    user = get_or_create_invited(user_email, imie, nazwisko)
    token = new_token()
    zaproszenie = Zaproszenie.objects.create(
        user=user,
        opis_roli=opis_roli,
        cel_url=cel_url,
        wystawil=wystawil,
        edycja_pk=edycja_pk,
        proces_pk=proces_pk,
        token_hash=hash_token(token),
        wazne_do=timezone.now() + WAZNOSC,
    )
    slad.record(
        zaproszenie, "wystawiono zaproszenie", kto=wystawil, na=opis_roli, proces_pk=proces_pk
    )
    return zaproszenie, token


def get_or_create_invited(email: str, imie: str, nazwisko: str) -> User:
    """The user with this address, or a new inactive one without a password.

    An existing name stays: it belongs to the person, not to who invites.
    """
    address = User.objects.normalize_email(email.strip()).lower()
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(
            address, None, imie=imie.strip(), nazwisko=nazwisko.strip(), is_active=False
        )
        slad.record(user, "utworzono konto osoby zaproszonej", kto=None)
    return user


@transaction.atomic
def renew(zaproszenie: Zaproszenie, *, kto: User | None) -> tuple[Zaproszenie, str]:
    """New link for 14 days; the old one dies. An expired or revoked invitation lives again."""
    zaproszenie = _lock(zaproszenie)
    if zaproszenie.przyjete_at:
        raise ZaproszenieUsedError
    token = new_token()
    zaproszenie.token_hash = hash_token(token)
    zaproszenie.wazne_do = timezone.now() + WAZNOSC
    zaproszenie.odwolane_at = None
    zaproszenie.save(update_fields=["token_hash", "wazne_do", "odwolane_at"])
    slad.record(zaproszenie, "ponowiono zaproszenie", kto=kto, proces_pk=zaproszenie.proces_pk)
    return zaproszenie, token


@transaction.atomic
def revoke(zaproszenie: Zaproszenie, *, kto: User | None) -> Zaproszenie:
    """Kill the link. Revoking twice changes nothing; an accepted invitation cannot be revoked."""
    zaproszenie = _lock(zaproszenie)
    if zaproszenie.przyjete_at:
        raise ZaproszenieUsedError("Tego zaproszenia nie można odwołać: jest już przyjęte.")
    if zaproszenie.odwolane_at is None:
        zaproszenie.odwolane_at = timezone.now()
        zaproszenie.save(update_fields=["odwolane_at"])
        slad.record(zaproszenie, "odwołano zaproszenie", kto=kto, proces_pk=zaproszenie.proces_pk)
    return zaproszenie


@transaction.atomic
def accept_new(token: str, *, haslo: str, imie: str, nazwisko: str) -> Zaproszenie:
    """Accept by a person without an active account: the account starts with this password.

    The link came by e-mail, so whoever has it owns the address: it counts as confirmed.
    """
    zaproszenie = _lock_open(token)
    user = User.objects.select_for_update(of=("self",)).get(pk=zaproszenie.user_id)
    if user.is_active or user.has_usable_password():
        # An account that ORE has switched off must not come back by an old link.
        raise ZaproszenieRecipientError("Zaloguj się na swoje konto, aby przyjąć zaproszenie.")
    user.imie, user.nazwisko = imie.strip(), nazwisko.strip()
    user.is_active = True
    user.set_password(haslo)
    user.save(update_fields=["imie", "nazwisko", "is_active", "password"])
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return _accept(zaproszenie, user)


@transaction.atomic
def accept_existing(token: str, *, user: User) -> Zaproszenie:
    """Accept by the signed-in person the invitation was written to."""
    zaproszenie = _lock_open(token)
    if zaproszenie.user_id != user.pk:
        raise ZaproszenieRecipientError
    return _accept(zaproszenie, user)


def _accept(zaproszenie: Zaproszenie, user: User) -> Zaproszenie:
    zaproszenie.przyjete_at = timezone.now()
    zaproszenie.save(update_fields=["przyjete_at"])
    zaproszenie.user = user
    slad.record(zaproszenie, "przyjęto zaproszenie", kto=user, proces_pk=zaproszenie.proces_pk)
    return zaproszenie


def _lock(zaproszenie: Zaproszenie) -> Zaproszenie:
    return Zaproszenie.objects.select_for_update(of=("self",)).get(pk=zaproszenie.pk)


def _lock_open(token: str) -> Zaproszenie:
    zaproszenie = (
        Zaproszenie.objects.select_for_update(of=("self",))
        .filter(token_hash=hash_token(token))
        .first()
    )
    if zaproszenie is None:
        raise ZaproszenieInvalidError
    if zaproszenie.przyjete_at:
        raise ZaproszenieUsedError
    if not zaproszenie.is_open:
        raise ZaproszenieInvalidError
    return zaproszenie
