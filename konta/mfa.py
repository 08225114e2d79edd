"""The second factor: whom it binds, and how its secrets are stored."""

import base64
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.module_loading import import_string

from konta.models import User


class DrugiSkladnikAdapter(DefaultMFAAdapter):
    """Secrets of authenticators are kept encrypted with the key of the installation."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Kod się nie zgadza. Sprawdź go i wpisz jeszcze raz.",
        "cannot_generate_recovery_codes": (
            "Kody zapasowe można utworzyć po dodaniu klucza dostępu albo aplikacji z kodami."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Klucz dostępu" if number == 1 else f"Klucz dostępu {number}"


def _cipher() -> MultiFernet:
    """Reads what any of the former keys has written, writes with the present one."""
    keys: list[str] = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(_fernet_key(key)) for key in keys])


def _fernet_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(sha256(b"konta.mfa:" + secret.encode()).digest())


def is_administrator(user: User) -> bool:
    return user.is_staff or user.is_superuser


def is_required_for(user: User) -> bool:
    return any(import_string(path)(user) for path in settings.MFA_WYMAGANE_DLA)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user_id=user.pk).exists()
