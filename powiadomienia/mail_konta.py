"""Texts of mails about accounts and invitations."""

from datetime import datetime

from konta.models import Zaproszenie
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, register, render_tresc

KONTO = "Konto i zaproszenia"

# allauth's own names of what happened, in a sentence of ours.
ZDARZENIA = {
    "account/email/password_changed": "Hasło do Twojego konta zostało zmienione.",
    "account/email/password_set": "Do Twojego konta zostało dodane hasło.",
    "account/email/password_reset": "Hasło do Twojego konta zostało ustawione na nowo.",
    "mfa/email/totp_activated": "Do Twojego konta dodano aplikację z kodami.",
    "mfa/email/totp_deactivated": "Z Twojego konta usunięto aplikację z kodami.",
    "mfa/email/webauthn_added": "Do Twojego konta dodano klucz dostępu.",
    "mfa/email/webauthn_removed": "Z Twojego konta usunięto klucz dostępu.",
    "mfa/email/recovery_codes_generated": "Do Twojego konta utworzono nowe kody zapasowe.",
}


def build_zaproszenie(wiadomosc: Wiadomosc) -> Tresc | None:
    zaproszenie = _get_zaproszenie(wiadomosc)
    if zaproszenie is None or not zaproszenie.is_open or "link" not in wiadomosc.tajne:
        return None
    if zaproszenie.token_hash != wiadomosc.dane["token_hash"]:
        # A newer link was issued meanwhile; this one is dead.
        return None
    context = {"zaproszenie": zaproszenie, "link": wiadomosc.tajne["link"]}
    return render_tresc(wiadomosc, f"Zaproszenie: {zaproszenie.opis_roli}", context)


def build_prosba(wiadomosc: Wiadomosc) -> Tresc | None:
    zaproszenie = _get_zaproszenie(wiadomosc)
    if zaproszenie is None or zaproszenie.przyjete_at or zaproszenie.is_open:
        return None
    temat = f"Prośba o nowe zaproszenie: {zaproszenie.user}"
    return render_tresc(wiadomosc, temat, {"zaproszenie": zaproszenie})


def _get_zaproszenie(wiadomosc: Wiadomosc) -> Zaproszenie | None:
    pk = wiadomosc.dane.get("zaproszenie_pk")
    return Zaproszenie.objects.select_related("user", "wystawil").filter(pk=pk).first()


def build_nowe_haslo(wiadomosc: Wiadomosc) -> Tresc | None:
    if "link" not in wiadomosc.tajne:
        return None
    return render_tresc(wiadomosc, "Nowe hasło", {"link": wiadomosc.tajne["link"]})


def build_zmiana_w_koncie(wiadomosc: Wiadomosc) -> Tresc | None:
    zdanie = ZDARZENIA[wiadomosc.dane["zdarzenie"]]
    kiedy = datetime.fromisoformat(wiadomosc.dane["kiedy"])
    return render_tresc(wiadomosc, "Zmiana w Twoim koncie", {"zdanie": zdanie, "kiedy": kiedy})


ZAPROSZENIE = RodzajWiadomosci(
    "zaproszenie",
    "Zaproszenie",
    build_zaproszenie,
    do_nieaktywnych=True,
    grupa=KONTO,
    opis="Ktoś zaprasza Cię do edycji albo do zespołu.",
    wymagana=True,
    powod="Bez zaproszenia nie da się zacząć.",
    tajna=True,
)
PROSBA = RodzajWiadomosci(
    "prosba_o_zaproszenie",
    "Prośba o nowe zaproszenie",
    build_prosba,
    grupa=KONTO,
    opis="Odnośnik w zaproszeniu, które masz na liście wysłanych, przestał działać.",
    wymagana=True,
    powod="Ktoś czeka na Ciebie i bez Ciebie nie wejdzie.",
)
NOWE_HASLO = RodzajWiadomosci(
    "nowe_haslo",
    "Nowe hasło",
    build_nowe_haslo,
    grupa=KONTO,
    opis="Odnośnik, o który prosisz, gdy nie pamiętasz hasła.",
    wymagana=True,
    powod="Sam o nią prosisz.",
    tajna=True,
)
ZMIANA_W_KONCIE = RodzajWiadomosci(
    "zmiana_w_koncie",
    "Zmiana w koncie",
    build_zmiana_w_koncie,
    grupa=KONTO,
    opis="Zmieniło się hasło, klucz dostępu albo kody.",
    wymagana=True,
    powod="Tak dowiesz się, że ktoś obcy zmienia Twoje konto.",
)


def register_all() -> None:
    for rodzaj in (ZAPROSZENIE, PROSBA, NOWE_HASLO, ZMIANA_W_KONCIE):
        register(rodzaj)
