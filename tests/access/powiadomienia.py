from django.utils import timezone

from powiadomienia.models import Puls
from powiadomienia.puls import BEAT, WORKER
from powiadomienia.wypisanie import make_token
from tests.access.wiersz import ADMIN, GET, GET_POST, KOORDYNATOR, LIDER, POST, Wiersz
from tests.factories.konta import ZaproszenieFactory
from tests.factories.powiadomienia import PowiadomienieFactory, WiadomoscFactory

TYLKO_LIDER = {"kto": frozenset({LIDER}), "odmowa": 404}
# What somebody does not see does not exist for them.
WIDZACY = {"kto": frozenset({ADMIN, KOORDYNATOR}), "odmowa": 404}
TYLKO_ADMIN = {"kto": frozenset({ADMIN}), "obcy": None}


def _wiadomosc(swiat):
    return [WiadomoscFactory(nieudana=True, proces_pk=swiat.proces.pk).pk]


def _wyslana(swiat):
    return [WiadomoscFactory(wyslana=True, edycja_pk=swiat.edycja.pk).pk]


def _rodzaj(swiat):
    return ["hdr_przyjety"]


def _expired_token(swiat):
    token = f"token-wygasly-{swiat.proces.pk}"
    ZaproszenieFactory(token=token, wygasle=True)
    return [token]


def _powiadomienie(swiat):
    return [PowiadomienieFactory(osoba=swiat.osoby[LIDER]).pk]


def _token(swiat):
    return [make_token(WiadomoscFactory(wyslana=True, rodzaj="hdr_przyjety").pk)]


def _with_pulse(swiat):
    for nazwa in (WORKER, BEAT):
        Puls.objects.update_or_create(nazwa=nazwa, defaults={"widziano_at": timezone.now()})
    return []


WIERSZE = {
    "powiadomienia:wiadomosc_list": Wiersz(kto=frozenset({ADMIN, KOORDYNATOR}), obcy=None),
    "powiadomienia:wiadomosc_detail": Wiersz(args=_wiadomosc, **WIDZACY),
    "powiadomienia:wiadomosc_retry": Wiersz(metody=POST, args=_wiadomosc, **WIDZACY),
    "powiadomienia:wiadomosc_resend": Wiersz(metody=POST, args=_wyslana, **WIDZACY),
    "powiadomienia:wiadomosc_cancel": Wiersz(metody=GET_POST, args=_wiadomosc, **WIDZACY),
    "powiadomienia:wiadomosc_retry_all": Wiersz(metody=POST, **TYLKO_ADMIN),
    "powiadomienia:szablon_list": Wiersz(**TYLKO_ADMIN),
    "powiadomienia:szablon_edit": Wiersz(metody=GET_POST, args=_rodzaj, **TYLKO_ADMIN),
    "powiadomienia:szablon_preview": Wiersz(metody=POST, args=_rodzaj, **TYLKO_ADMIN),
    "powiadomienia:szablon_reset": Wiersz(metody=GET_POST, args=_rodzaj, **TYLKO_ADMIN),
    "powiadomienia:powiadomienie_list": Wiersz(obcy=None),
    "powiadomienia:powiadomienie_read_all": Wiersz(metody=POST, obcy=None),
    "powiadomienia:powiadomienie_open": Wiersz(metody=POST, args=_powiadomienie, **TYLKO_LIDER),
    "powiadomienia:powiadomienie_read": Wiersz(metody=POST, args=_powiadomienie, **TYLKO_LIDER),
    "powiadomienia:preferencje": Wiersz(metody=GET_POST, obcy=None),
    # Whoever holds the mail: mail programs use the address by themselves.
    "powiadomienia:wypisz": Wiersz(metody=GET_POST, args=_token, obcy=None, anonim=200),
    "powiadomienia:zaproszenie_ask": Wiersz(
        metody=POST, args=_expired_token, obcy=None, anonim=302
    ),
    "powiadomienia:zdrowie": Wiersz(metody=GET, args=_with_pulse, obcy=None, anonim=200),
}
