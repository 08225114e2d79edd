from django.utils import timezone

from powiadomienia.models import Puls
from powiadomienia.puls import BEAT, WORKER
from tests.access.wiersz import ADMIN, GET, GET_POST, POST, Wiersz
from tests.factories.konta import ZaproszenieFactory
from tests.factories.powiadomienia import WiadomoscFactory

TYLKO_ADMIN = {"kto": frozenset({ADMIN}), "obcy": 403}


def _wiadomosc(swiat):
    return [WiadomoscFactory(nieudana=True).pk]


def _expired_token(swiat):
    token = f"token-wygasly-{swiat.proces.pk}"
    ZaproszenieFactory(token=token, wygasle=True)
    return [token]


def _with_pulse(swiat):
    for nazwa in (WORKER, BEAT):
        Puls.objects.update_or_create(nazwa=nazwa, defaults={"widziano_at": timezone.now()})
    return []


WIERSZE = {
    "powiadomienia:wiadomosc_list": Wiersz(kto=frozenset({ADMIN}), obcy=None),
    "powiadomienia:wiadomosc_detail": Wiersz(args=_wiadomosc, **TYLKO_ADMIN),
    "powiadomienia:wiadomosc_retry": Wiersz(metody=POST, args=_wiadomosc, **TYLKO_ADMIN),
    "powiadomienia:wiadomosc_cancel": Wiersz(metody=GET_POST, args=_wiadomosc, **TYLKO_ADMIN),
    "powiadomienia:zaproszenie_ask": Wiersz(
        metody=POST, args=_expired_token, obcy=None, anonim=302
    ),
    "powiadomienia:zdrowie": Wiersz(metody=GET, args=_with_pulse, obcy=None, anonim=200),
}
