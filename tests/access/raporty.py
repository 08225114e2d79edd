from tests.access.wiersz import (
    CZLONEK,
    DECYDENT,
    DORADCY,
    LIDER,
    ORE,
    POST,
    Wiersz,
    proces,
)

_ZLECA = DORADCY | ORE | {LIDER, CZLONEK, DECYDENT}


def _dokument(swiat):
    return [swiat.dokument.pk]


WIERSZE = {
    "raporty:dokument_list": Wiersz(args=proces),
    "raporty:hdr_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:raport_order": Wiersz(kto=_ZLECA, metody=POST, args=proces),
    "raporty:dokument_detail": Wiersz(args=_dokument),
    "raporty:dokument_download": Wiersz(args=lambda swiat: [swiat.gotowy_dokument.pk]),
    "raporty:dokument_retry": Wiersz(kto=_ZLECA, metody=POST, args=_dokument),
    "raporty:dokument_verify": Wiersz(obcy=None, anonim=200),
}
