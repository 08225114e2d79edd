"""Pages of allauth under Polish addresses and its own names, without signing up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as kody
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as usersessions
from django.urls import path, re_path

urlpatterns = [
    path("logowanie/", account.login, name="account_login"),
    path("wylogowanie/", account.logout, name="account_logout"),
    path("nieaktywne/", account.account_inactive, name="account_inactive"),
    path("potwierdzenie-hasla/", account.reauthenticate, name="account_reauthenticate"),
    path("haslo/", account.password_change, name="account_change_password"),
    path("haslo/nadanie/", account.password_set, name="account_set_password"),
    path("haslo/nowe/", account.password_reset, name="account_reset_password"),
    path("haslo/nowe/wyslano/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^haslo/nowe/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "haslo/nowe/gotowe/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("urzadzenia/", usersessions.list_usersessions, name="usersessions_list"),
    path("drugi-skladnik/", mfa.index, name="mfa_index"),
    path("drugi-skladnik/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("drugi-skladnik/potwierdzenie/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("drugi-skladnik/aplikacja/", totp.activate_totp, name="mfa_activate_totp"),
    path("drugi-skladnik/aplikacja/wylacz/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("drugi-skladnik/kody-zapasowe/", kody.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "drugi-skladnik/kody-zapasowe/nowe/",
        kody.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "drugi-skladnik/kody-zapasowe/plik/",
        kody.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("klucze-dostepu/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("klucze-dostepu/dodaj/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("klucze-dostepu/logowanie/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "klucze-dostepu/potwierdzenie/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("klucze-dostepu/<int:pk>/usun/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("klucze-dostepu/<int:pk>/zmien/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]
