from django.utils import timezone

from tests.access.wiersz import (
    ADMIN,
    DECYDENT,
    DORADCY,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    ORE,
    POST,
    ZESPOL,
    Wiersz,
    edycja,
    proces,
)

POZA_EDYCJA = ZESPOL | {DECYDENT} | DORADCY
CZYTAJA_EDYCJE = ORE | {OBSERWATOR}
ZMIENIAJA_ZESPOL = frozenset({ADMIN, KOORDYNATOR, LIDER})


def grupa(swiat):
    return [swiat.edycja.pk, swiat.grupa.pk]


def rola(swiat):
    return [swiat.edycja.pk, swiat.rola.pk]


def zaproszenie(swiat):
    return [swiat.edycja.pk, swiat.zaproszony_czlonek.zaproszenie.pk]


def czlonek(swiat):
    return [swiat.proces.pk, swiat.zwykly_czlonek.pk]


def zaproszony(swiat):
    return [swiat.proces.pk, swiat.zaproszony_czlonek.pk]


def termin(swiat):
    return [swiat.proces.pk, swiat.edycja.kroki.first().pk]


def _koordynatora(args=edycja, metody=GET_POST):
    return Wiersz(kto=ORE, metody=metody, args=args, ukryte=POZA_EDYCJA)


def _czytana(args=edycja):
    return Wiersz(kto=CZYTAJA_EDYCJE, args=args, odmowa=404)


def _zespolu(args=czlonek, metody=GET_POST):
    return Wiersz(kto=ZMIENIAJA_ZESPOL, metody=metody, args=args)


def _terminu():
    today = timezone.localdate().isoformat()
    return Wiersz(
        kto=ORE,
        metody=GET_POST,
        args=termin,
        dane=lambda swiat: {"od": today, "do": today, "powod": "Zmiana."},
    )


WIERSZE = {
    "edycje:edycja_list": Wiersz(kto=CZYTAJA_EDYCJE, obcy=None),
    "edycje:edycja_create": Wiersz(kto=ORE, metody=GET_POST, obcy=None),
    "edycje:edycja_detail": _czytana(),
    "edycje:edycja_update": _koordynatora(),
    "edycje:edycja_start": _koordynatora(),
    "edycje:edycja_finish": _koordynatora(),
    "edycje:krok_update": _koordynatora(),
    "edycje:grupa_list": _koordynatora(),
    "edycje:grupa_update": _koordynatora(grupa),
    "edycje:rola_create": Wiersz(
        kto=frozenset({ADMIN}), metody=GET_POST, args=edycja, ukryte=POZA_EDYCJA
    ),
    "edycje:rola_delete": Wiersz(
        kto=frozenset({ADMIN}), metody=GET_POST, args=rola, ukryte=POZA_EDYCJA
    ),
    "edycje:proces_list": _czytana(),
    "edycje:proces_create": _koordynatora(),
    "edycje:proces_import": _koordynatora(),
    "edycje:doradca_list": _czytana(),
    "edycje:doradca_create": _koordynatora(),
    "edycje:przydzial_create": _koordynatora(),
    "edycje:zaproszenie_list": Wiersz(kto=ORE, args=edycja, ukryte=POZA_EDYCJA),
    "edycje:zaproszenie_resend": _koordynatora(zaproszenie, POST),
    "edycje:zaproszenie_revoke": _koordynatora(zaproszenie),
    "edycje:proces_update": Wiersz(kto=ORE, metody=GET_POST, args=proces),
    "edycje:zespol_detail": Wiersz(args=proces),
    "edycje:czlonek_create": _zespolu(proces),
    "edycje:czlonek_update": _zespolu(),
    "edycje:czlonek_delete": _zespolu(),
    "edycje:czlonek_lider": _zespolu(),
    "edycje:czlonek_decydent": _zespolu(),
    "edycje:czlonek_invite": _zespolu(zaproszony, POST),
    "edycje:doradcy_procesu": Wiersz(args=proces),
    "edycje:termin_list": Wiersz(args=proces),
    "edycje:termin_update": _terminu(),
    "edycje:termin_delete": _terminu(),
}
