from datetime import date

import pytest

from cykl.fakty import Fakty
from cykl.warunki import warunki_kroku, warunki_zespolu
from edycje.enums import RodzajKroku
from spotkania.queries import FaktSpotkania
from tests.factories.edycje import EdycjaFactory, KrokFactory

DZIEN = date(2026, 10, 8)
EDYCJA = EdycjaFactory.build(zespol_min=3, zespol_max=4)


def _krok(rodzaj, **fields):
    return KrokFactory.build(pk=7, edycja=EDYCJA, rodzaj=rodzaj, **fields)


def _spotkanie(*, odbyto=None, ma_ustalenia=False):
    return {7: FaktSpotkania(1, DZIEN, odbyto, 3, ma_ustalenia)}


@pytest.mark.parametrize(
    ("rodzaj", "fakty", "expected"),
    [
        (RodzajKroku.SPOTKANIE_INICJUJACE, Fakty(), [False]),
        (RodzajKroku.SPOTKANIE_INICJUJACE, Fakty(spotkania=_spotkanie()), [False]),
        (RodzajKroku.SPOTKANIE_INICJUJACE, Fakty(spotkania=_spotkanie(odbyto=DZIEN)), [True]),
        (RodzajKroku.ARKUSZ_DIAGNOSTYCZNY, Fakty(arkusze_wyslane=4), [False, False]),
        (
            RodzajKroku.ARKUSZ_DIAGNOSTYCZNY,
            Fakty(wynik_zamknieto=DZIEN, obszar_wybrano=DZIEN),
            [True, True],
        ),
        (RodzajKroku.PRZYDZIAL_DORADCOW, Fakty(ros_od=DZIEN), [False, False]),
        (
            RodzajKroku.PRZYDZIAL_DORADCOW,
            Fakty(ros_od=DZIEN, pro_od=DZIEN, pierwsze_spotkanie=True),
            [True, True],
        ),
        (RodzajKroku.ZEBRANIE_DANYCH, Fakty(), [False]),
        (RodzajKroku.ZEBRANIE_DANYCH, Fakty(dane_gotowe=5, dane_wszystkie=6), [False]),
        (RodzajKroku.ZEBRANIE_DANYCH, Fakty(dane_gotowe=6, dane_wszystkie=6), [True]),
        (RodzajKroku.SPOTKANIE_W_JST, Fakty(spotkania=_spotkanie()), [True, False]),
        (RodzajKroku.SPOTKANIE_W_JST, Fakty(spotkania=_spotkanie(odbyto=DZIEN)), [True, False]),
        (
            RodzajKroku.SPOTKANIE_W_JST,
            Fakty(spotkania=_spotkanie(odbyto=DZIEN, ma_ustalenia=True)),
            [True, True],
        ),
        (RodzajKroku.DIAGNOZA_POGLEBIONA, Fakty(priorytety=1), [True, False]),
        (RodzajKroku.HDR, Fakty(), [False, False, False, False]),
        (RodzajKroku.HDR, Fakty(hdr_status="szkic"), [True, False, False, False]),
        (RodzajKroku.HDR, Fakty(hdr_status="szkic", hdr_ogniwa=2), [False, False, False, False]),
        (
            RodzajKroku.HDR,
            Fakty(hdr_status="w_opinii", opinia_ros=True),
            [True, True, False, False],
        ),
        (
            RodzajKroku.HDR,
            Fakty(hdr_status="przyjety", opinia_ros=True, opinia_pro=True, hdr_przyjeto=DZIEN),
            [True, True, True, True],
        ),
        (RodzajKroku.WDROZENIE, Fakty(), [False]),
        (RodzajKroku.WDROZENIE, Fakty(dzialania=3, dzialania_bez_postepu=1), [False]),
        (RodzajKroku.WDROZENIE, Fakty(dzialania=3), [True]),
        (RodzajKroku.PODSUMOWANIE, Fakty(podsumowanie_status="zlozone"), [True, False]),
        (
            RodzajKroku.PODSUMOWANIE,
            Fakty(podsumowanie_status="przyjete", podsumowanie_przyjeto=DZIEN),
            [True, True],
        ),
    ],
)
def test_krok_is_done_by_facts_alone(rodzaj, fakty, expected):
    warunki = warunki_kroku(_krok(rodzaj), fakty, EDYCJA)

    assert [warunek.jest for warunek in warunki] == expected


def test_every_kind_of_krok_has_conditions():
    puste = [rodzaj for rodzaj in RodzajKroku if not warunki_kroku(_krok(rodzaj), Fakty(), EDYCJA)]

    assert puste == []


@pytest.mark.parametrize(("osoby", "jest"), [(2, False), (3, True), (4, True), (5, False)])
def test_team_must_be_within_limits_of_edition(osoby, jest):
    warunki = warunki_zespolu(Fakty(osoby=osoby, lider_przyjal=DZIEN, ma_decydenta=True), EDYCJA)

    assert [warunek.jest for warunek in warunki] == [True, jest, True]
