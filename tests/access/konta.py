from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from tests.access.wiersz import GET, GET_POST, Wiersz
from tests.factories.konta import ZaproszenieFactory

TOKEN = "token-tabeli-dostepu"
OWN = {"obcy": None}
PUBLIC = {"obcy": None, "anonim": 200}


def _token(swiat):
    """A link of somebody else: whoever opens it sees the page, nobody but them can accept."""
    token = f"{TOKEN}-{swiat.proces.pk}"
    ZaproszenieFactory(token=token)
    return [token]


def _with_second_factor(swiat):
    for user in swiat.osoby.values():
        TOTP.activate(user, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(user)
    return []


WIERSZE = {
    "account_login": Wiersz(metody=GET_POST, **PUBLIC),
    "account_logout": Wiersz(metody=GET_POST, obcy=None, anonim=302),
    "account_inactive": Wiersz(metody=GET, **PUBLIC),
    "account_reauthenticate": Wiersz(metody=GET_POST, **OWN),
    "account_change_password": Wiersz(metody=GET_POST, **OWN),
    "account_set_password": Wiersz(metody=GET_POST, **OWN),
    "account_reset_password": Wiersz(metody=GET_POST, **PUBLIC),
    "account_reset_password_done": Wiersz(metody=GET, **PUBLIC),
    "account_reset_password_from_key": Wiersz(
        metody=GET_POST, args=lambda swiat: ["1", "wrong-key"], **PUBLIC
    ),
    "account_reset_password_from_key_done": Wiersz(metody=GET, **PUBLIC),
    "usersessions_list": Wiersz(metody=GET_POST, **OWN),
    "mfa_index": Wiersz(metody=GET, **OWN),
    "mfa_authenticate": Wiersz(metody=GET_POST, **OWN),
    "mfa_reauthenticate": Wiersz(metody=GET_POST, **OWN),
    "mfa_activate_totp": Wiersz(metody=GET_POST, **OWN),
    "mfa_deactivate_totp": Wiersz(metody=GET_POST, args=_with_second_factor, **OWN),
    "mfa_view_recovery_codes": Wiersz(metody=GET, args=_with_second_factor, **OWN),
    "mfa_generate_recovery_codes": Wiersz(metody=GET_POST, **OWN),
    # Asks to sign in again before it looks at the method.
    "mfa_download_recovery_codes": Wiersz(metody=GET_POST, args=_with_second_factor, **OWN),
    "mfa_list_webauthn": Wiersz(metody=GET, **OWN),
    "mfa_add_webauthn": Wiersz(metody=GET_POST, **OWN),
    "mfa_login_webauthn": Wiersz(metody=GET_POST, **OWN),
    "mfa_reauthenticate_webauthn": Wiersz(metody=GET_POST, **OWN),
    "mfa_remove_webauthn": Wiersz(metody=GET_POST, args=lambda swiat: [1], **OWN),
    "mfa_edit_webauthn": Wiersz(metody=GET_POST, args=lambda swiat: [1], **OWN),
    "konta:ustawienia": Wiersz(metody=GET_POST, **OWN),
    "konta:zaproszenie_detail": Wiersz(metody=GET_POST, args=_token, **PUBLIC),
}
