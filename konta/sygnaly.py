"""Signing in and out, passwords and second factors leave their line in the audit trail.

Signals of Django and allauth only: inside the project one app calls the other.
"""

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_out, user_login_failed

from konta.middleware import MFA_CHECKED
from konta.models import User
from konta.services import slad


def connect():
    pairs = [
        (account.user_logged_in, on_logged_in),
        (user_logged_out, on_logged_out),
        (user_login_failed, on_login_failed),
        (account.password_changed, on_password_changed),
        (account.password_set, on_password_changed),
        (account.password_reset, on_password_reset),
        (mfa.authenticator_added, on_authenticator_added),
        (mfa.authenticator_removed, on_authenticator_removed),
        (mfa.authenticator_reset, on_authenticator_reset),
        (mfa.authentication_failed, on_authentication_failed),
    ]
    for signal, receiver in pairs:
        signal.connect(receiver, dispatch_uid=f"konta.{receiver.__name__}.{id(signal)}")


def on_logged_in(sender, request, user, **kwargs):
    slad.record(user, "logowanie", kto=user)


def on_logged_out(sender, request, user, **kwargs):
    if user is not None:
        slad.record(user, "wylogowanie", kto=user)


def on_login_failed(sender, credentials, **kwargs):
    """Only for an address that has an account: others are nobody's and need no trace."""
    address = str(credentials.get("email") or credentials.get("username") or "").lower()
    user = User.objects.filter(email=address).first()
    if user is not None:
        slad.record(user, "nieudane logowanie", kto=None)


def on_password_changed(sender, request, user, **kwargs):
    slad.record(user, "zmiana hasła", kto=user)


def on_password_reset(sender, request, user, **kwargs):
    slad.record(user, "nowe hasło z wiadomości e-mail", kto=user)


def on_authenticator_added(sender, request, user, authenticator, **kwargs):
    slad.record(user, "dodano drugi składnik", kto=user, na=authenticator.type)


def on_authenticator_removed(sender, request, user, authenticator, **kwargs):
    slad.record(user, "usunięto drugi składnik", kto=user, z=authenticator.type)
    request.session.pop(MFA_CHECKED, None)


def on_authenticator_reset(sender, request, user, authenticator, **kwargs):
    slad.record(user, "nowe kody zapasowe", kto=user, na=authenticator.type)


def on_authentication_failed(sender, request, user, **kwargs):
    slad.record(user, "błędny drugi składnik", kto=None)
