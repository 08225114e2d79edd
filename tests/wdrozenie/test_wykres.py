from datetime import date
from decimal import Decimal

from hdr.models import Cel
from wdrozenie.models import PomiarWskaznika
from wdrozenie.wykres import build_wykres


def test_wykres_puts_baseline_low_and_target_high():
    cel = Cel(wartosc_bazowa=Decimal(2), wartosc_docelowa=Decimal(9))
    pomiary = [
        PomiarWskaznika(pk=2, data_pomiaru=date(2027, 3, 1), wartosc=Decimal(9)),
        PomiarWskaznika(pk=1, data_pomiaru=date(2027, 1, 1), wartosc=Decimal(2)),
    ]

    wykres = build_wykres(cel, pomiary)

    assert wykres.punkty == ((14.0, 96.0), (306.0, 14.0))
    assert (wykres.y_bazowa, wykres.y_docelowa) == (96.0, 14.0)


def test_wykres_of_a_level_indicator_and_without_target():
    level = Cel(wartosc_bazowa=Decimal(5), wartosc_docelowa=Decimal(5))
    one = PomiarWskaznika(pk=1, data_pomiaru=date(2027, 1, 1), wartosc=Decimal(5))

    assert build_wykres(level, [one]).punkty == ((160.0, 96.0),)
    assert build_wykres(Cel(wartosc_bazowa=Decimal(5)), [one]) is None
    assert build_wykres(level, []) is None
