from dataclasses import replace
from types import SimpleNamespace

import pytest

from cykl.fakty import Fakty
from cykl.queries.co_teraz import co_teraz
from cykl.queries.sciezka import Brak
from cykl.warunki import warunki_kroku
from edycje.enums import RodzajKroku
from edycje.models import CzlonekZespolu
from edycje.queries import Uprawnienia
from hdr.enums import StatusHdr

LIDER = Uprawnienia(czlonek=CzlonekZespolu(is_lider=True))
DECYDENT = Uprawnienia(czlonek=CzlonekZespolu(is_decydent=True, wypelnia_arkusz=False))
ROS = Uprawnienia(is_ros=True)
PRO = Uprawnienia(is_pro=True)
SZKIC = Fakty(hdr_status=StatusHdr.SZKIC)
W_OPINII = Fakty(hdr_status=StatusHdr.W_OPINII)
DO_AKCEPTACJI = Fakty(hdr_status=StatusHdr.DO_AKCEPTACJI, opinia_ros=True, opinia_pro=True)


def _next(fakty, uprawnienia):
    """What a person reads while the HDR is the only open Krok."""
    krok = SimpleNamespace(rodzaj=RodzajKroku.HDR, nazwa="Opracowanie HDR")
    braki = [
        Brak(w.tekst, w.jest, w.kto, "/", w.polecenie, None, w.mozliwy)
        for w in warunki_kroku(krok, fakty, None)
        if not w.jest
    ]
    etap = SimpleNamespace(nieobecne=braki)
    droga = SimpleNamespace(proces=SimpleNamespace(is_open=True), biezacy=etap)
    teraz = co_teraz(droga, uprawnienia)
    return teraz.is_mine, teraz.tytul


@pytest.mark.parametrize(
    ("fakty", "uprawnienia", "expected"),
    [
        (SZKIC, LIDER, (True, "Przekażcie HDR doradcom do opinii")),
        (SZKIC, ROS, (False, "Następny ruch: lider")),
        (SZKIC, DECYDENT, (False, "Następny ruch: lider")),
        (replace(SZKIC, hdr_ogniwa=2), DECYDENT, (False, "Następny ruch: zespół")),
        (W_OPINII, ROS, (True, "Wydaj opinię o HDR")),
        (W_OPINII, DECYDENT, (False, "Następny ruch: doradcy ROS i PRO")),
        (replace(W_OPINII, opinia_ros=True), ROS, (False, "Następny ruch: doradca PRO")),
        (replace(W_OPINII, opinia_ros=True), PRO, (True, "Wydaj opinię o HDR")),
        (replace(W_OPINII, opinia_pro=True), ROS, (True, "Wydaj opinię o HDR")),
        (DO_AKCEPTACJI, DECYDENT, (True, "Przyjmij HDR albo zwróć go do poprawy")),
        (DO_AKCEPTACJI, LIDER, (False, "Następny ruch: decydent")),
    ],
)
def test_only_what_can_be_done_now_is_asked_of_anybody(fakty, uprawnienia, expected):
    assert _next(fakty, uprawnienia) == expected
