"""Turning the feed of a person on, giving it another address, turning it off."""

from django.db import transaction
from django.utils import timezone

from doradztwo.tokeny import hash_token, new_token
from kalendarz.models import AdresKalendarza
from konta.models import User
from konta.services import slad


@transaction.atomic
def create_adres(user: User) -> str:
    """The token of the new address; an earlier address stops working at once."""
    token = new_token()
    _, is_new = AdresKalendarza.objects.update_or_create(
        user=user, defaults={"token_hash": hash_token(token), "created_at": timezone.now()}
    )
    what = "włączono kalendarz pod adresem" if is_new else "zmieniono adres kalendarza"
    slad.record(user, what, kto=user)
    return token


@transaction.atomic
def delete_adres(user: User) -> bool:
    """Turned off twice is turned off."""
    deleted, _ = AdresKalendarza.objects.filter(user=user).delete()
    if deleted:
        slad.record(user, "wyłączono kalendarz pod adresem", kto=user)
    return bool(deleted)
