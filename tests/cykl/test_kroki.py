from datetime import date

import pytest

from cykl.fakty import Fakty
from cykl.kroki import stan_kroku
from edycje.enums import RodzajKroku, StatusProcesu
from edycje.queries import OknoKroku
from tests.factories.edycje import EdycjaFactory, KrokFactory

EDYCJA = EdycjaFactory.build()
OD, DO = date(2027, 1, 1), date(2027, 3, 31)


def _stan(dzis, fakty=None, rodzaj=RodzajKroku.HDR, status=StatusProcesu.AKTYWNY):
    krok = KrokFactory.build(pk=1, edycja=EDYCJA, rodzaj=rodzaj, od=OD, do=DO)
    return stan_kroku(OknoKroku(krok, OD, DO), fakty or Fakty(), EDYCJA, status, dzis)


@pytest.mark.parametrize(
    ("dzis", "stan", "slowo"),
    [
        (date(2026, 12, 31), "przed", "później"),
        (date(2027, 1, 1), "toku", "w toku"),
        (date(2027, 3, 31), "toku", "w toku"),
        (date(2027, 4, 1), "pilne", "1\u00a0dzień po"),
        (date(2027, 4, 11), "pilne", "11\u00a0dni po"),
    ],
)
def test_unfinished_krok_follows_its_window(dzis, stan, slowo):
    wynik = _stan(dzis)

    assert (wynik.stan, wynik.slowo) == (stan, slowo)


@pytest.mark.parametrize(
    ("status", "slowo"),
    [
        (StatusProcesu.WSTRZYMANY, "pauza"),
        (StatusProcesu.REZYGNACJA, "rezygnacja"),
        (StatusProcesu.ZAKONCZONY, "pominięty"),
    ],
)
def test_clock_stands_when_proces_is_not_active(status, slowo):
    wynik = _stan(date(2027, 6, 1), status=status)

    assert (wynik.stan, wynik.slowo) == ("pauza", slowo)


@pytest.mark.parametrize(
    ("hdr_status", "slowo"),
    [("w_opinii", "czeka na opinie"), ("do_akceptacji", "czeka na akceptację")],
)
def test_hdr_that_waits_for_somebody_says_for_whom(hdr_status, slowo):
    wynik = _stan(date(2027, 3, 1), Fakty(hdr_status=hdr_status))

    assert (wynik.stan, wynik.slowo) == ("czeka", slowo)


def test_done_krok_stays_done_after_its_window_and_tells_when():
    fakty = Fakty(
        hdr_status="przyjety", opinia_ros=True, opinia_pro=True, hdr_przyjeto=date(2027, 3, 30)
    )

    wynik = _stan(date(2027, 12, 1), fakty)

    assert (wynik.stan, wynik.gotowe, wynik.slowo_z_terminem) == (
        "gotowe",
        date(2027, 3, 30),
        "gotowe 30.03.2027",
    )
