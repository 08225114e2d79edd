from tests.access.wiersz import (
    ADMIN,
    CZLONEK,
    DECYDENT,
    DORADCY,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    ORE,
    POST,
    ROS,
    WSZYSCY,
    Wiersz,
    edycja,
    proces,
)

_ZLECA = DORADCY | ORE | {LIDER, CZLONEK, DECYDENT}
_EDYCJA = frozenset({ADMIN, KOORDYNATOR, OBSERWATOR})
_SPOZA_EDYCJI = WSZYSCY - _EDYCJA
# The settlement belongs to the ROS of the Swiat.
_ROZLICZENIE = _EDYCJA | {ROS}


def _dokument(swiat):
    return [swiat.dokument.pk]


def _rozliczenie(swiat):
    return [swiat.edycja.pk, swiat.doradca_ros.pk, 2026, 11]


def _paczka(swiat):
    return [swiat.paczka.pk]


def _umowa(swiat):
    return [swiat.edycja.pk, swiat.doradca_ros.pk]


def _koordynatora(args, metody=POST):
    return Wiersz(kto=ORE, metody=metody, args=args, ukryte=_SPOZA_EDYCJI)


WIERSZE = {
    "raporty:dokument_list": Wiersz(args=proces),
    "raporty:hdr_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:streszczenie_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:hdr_docx": Wiersz(args=proces),
    "raporty:hdr_xlsx": Wiersz(args=proces),
    "raporty:wynik_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:raport_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:dokument_detail": Wiersz(args=_dokument),
    "raporty:dokument_download": Wiersz(args=lambda swiat: [swiat.gotowy_dokument.pk]),
    "raporty:dokument_retry": Wiersz(kto=_ZLECA, metody=POST, args=_dokument),
    "raporty:dokument_verify": Wiersz(obcy=None, anonim=200),
    "raporty:rozliczenie_list": Wiersz(kto=_EDYCJA, args=edycja, odmowa=404),
    "raporty:rozliczenie_xlsx": Wiersz(kto=_EDYCJA, args=edycja, odmowa=404),
    "raporty:rozliczenie_csv": Wiersz(kto=_EDYCJA, args=edycja, odmowa=404),
    "raporty:moje_rozliczenia": Wiersz(obcy=None),
    "raporty:rozliczenie_detail": Wiersz(kto=_ROZLICZENIE, args=_rozliczenie, odmowa=404),
    "raporty:rozliczenie_order": Wiersz(
        kto=ORE | {ROS}, metody=POST, args=_rozliczenie, ukryte=WSZYSCY - _ROZLICZENIE
    ),
    "raporty:umowa_update": _koordynatora(_umowa, GET_POST),
    "raporty:paczka_create": _koordynatora(edycja),
    "raporty:paczka_detail": Wiersz(kto=_EDYCJA, args=_paczka, odmowa=404),
    "raporty:paczka_download": Wiersz(
        kto=_EDYCJA, args=lambda swiat: [swiat.gotowa_paczka.pk], odmowa=404
    ),
}
