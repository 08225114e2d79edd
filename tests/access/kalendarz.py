from tests.access.wiersz import GET, POST, Wiersz


def _token(swiat):
    return [swiat.token_kalendarza]


WIERSZE = {
    "kalendarz:kalendarz_detail": Wiersz(metody=GET, obcy=None),
    "kalendarz:adres_detail": Wiersz(metody=GET, obcy=None),
    "kalendarz:adres_create": Wiersz(metody=POST, obcy=None),
    "kalendarz:adres_delete": Wiersz(metody=POST, obcy=None),
    "kalendarz:kalendarz_ics": Wiersz(metody=GET, args=_token, obcy=None, anonim=200),
}
