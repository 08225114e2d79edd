from tests.access.wiersz import DORADCY, GET, GET_POST, Wiersz

WIERSZE = {
    "jst:jst_list": Wiersz(obcy=None),
    "jst:jst_search": Wiersz(obcy=None),
    "jst:jst_detail": Wiersz(metody=GET, args=lambda swiat: [swiat.jst.pk], obcy=None),
    "jst:oswiadczenie_create": Wiersz(kto=DORADCY, metody=GET_POST, obcy=None),
}
