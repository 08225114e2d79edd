"""Texts of mails about accounts and invitations."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doradztwo.teksty import long_date, short_date
from konta.models import Zaproszenie
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, register
from powiadomienia.tresci import uloz_tresc

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
    inviter = zaproszenie.wystawil
    pola = {
        "kto_zaprasza": f"{inviter} zaprasza Cię" if inviter else "Zapraszamy Cię",
        "rola": zaproszenie.opis_roli,
        "link": wiadomosc.tajne["link"],
        "wazne_do": long_date(timezone.localtime(zaproszenie.wazne_do), weekday=False),
    }
    return uloz_tresc(wiadomosc, pola, adres=pola["link"])


def build_prosba(wiadomosc: Wiadomosc) -> Tresc | None:
    zaproszenie = _get_zaproszenie(wiadomosc)
    if zaproszenie is None or zaproszenie.przyjete_at or zaproszenie.is_open:
        return None
    person, address = zaproszenie.user, settings.ADRES_APLIKACJI.rstrip("/") + "/"
    pola = {"osoba": person, "email": person.email, "rola": zaproszenie.opis_roli}
    return uloz_tresc(wiadomosc, pola | {"adres": address}, adres=address)


def _get_zaproszenie(wiadomosc: Wiadomosc) -> Zaproszenie | None:
    pk = wiadomosc.dane.get("zaproszenie_pk")
    return Zaproszenie.objects.select_related("user", "wystawil").filter(pk=pk).first()


def build_nowe_haslo(wiadomosc: Wiadomosc) -> Tresc | None:
    if "link" not in wiadomosc.tajne:
        return None
    link = wiadomosc.tajne["link"]
    return uloz_tresc(wiadomosc, {"link": link}, adres=link)


def build_zmiana_w_koncie(wiadomosc: Wiadomosc) -> Tresc | None:
    kiedy = timezone.localtime(datetime.fromisoformat(wiadomosc.dane["kiedy"]))
    adres = settings.ADRES_APLIKACJI.rstrip("/") + reverse("usersessions_list")
    pola = {
        "zdanie": ZDARZENIA[wiadomosc.dane["zdarzenie"]],
        "kiedy": f"{short_date(kiedy)}, {kiedy:%-H:%M}",
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


LINK = Pole(
    "link", "odnośnik tylko dla tej osoby", "https://doradztwo.example.org/zaproszenie/abc/"
)
ROLA = Pole("rola", "rola, do której ktoś jest zaproszony", "lider zespołu: gmina Chęciny")
OSOBA = Pole("osoba", "imię i nazwisko osoby, która prosi", "Anna Nowak")
EMAIL = Pole("email", "adres e-mail tej osoby", "anna.nowak@example.org")
ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/")
ZDANIE = Pole("zdanie", "co się zmieniło", "Hasło do Twojego konta zostało zmienione.")
KIEDY = Pole("kiedy", "data i godzina zmiany", "5.02.2027, 12:41")
KTO_ZAPRASZA = Pole("kto_zaprasza", "kto zaprasza, z czasownikiem", "Jan Lis zaprasza Cię")
WAZNE_DO = Pole("wazne_do", "ostatni dzień ważności", "19 lutego 2027")

ZAPROSZENIE = RodzajWiadomosci(
    "zaproszenie",
    "Zaproszenie",
    build_zaproszenie,
    pola=(
        KTO_ZAPRASZA,
        ROLA,
        LINK,
        WAZNE_DO,
    ),
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
    pola=(
        OSOBA,
        EMAIL,
        ROLA,
        ADRES,
    ),
    grupa=KONTO,
    opis="Odnośnik w zaproszeniu, które masz na liście wysłanych, przestał działać.",
    dla=(
        Odbiorca.LIDER,
        Odbiorca.KOORDYNATOR,
    ),
    wymagana=True,
    powod="Ktoś czeka na Ciebie i bez Ciebie nie wejdzie.",
)
NOWE_HASLO = RodzajWiadomosci(
    "nowe_haslo",
    "Nowe hasło",
    build_nowe_haslo,
    pola=(LINK,),
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
    pola=(
        ZDANIE,
        KIEDY,
        ADRES,
    ),
    grupa=KONTO,
    opis="Zmieniło się hasło, klucz dostępu albo kody.",
    wymagana=True,
    powod="Tak dowiesz się, że ktoś obcy zmienia Twoje konto.",
)


def register_all() -> None:
    for rodzaj in (ZAPROSZENIE, PROSBA, NOWE_HASLO, ZMIANA_W_KONCIE):
        register(rodzaj)
