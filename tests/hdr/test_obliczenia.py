from datetime import date

from diagnoza.models import Priorytet
from hdr.drzewo import build_drzewo
from hdr.enums import StanDzialania
from hdr.gantt import LEWY, SZEROKOSC, build_gantt
from hdr.models import Cel, Dzialanie, Hdr


def _tree(*dzialania):
    return build_drzewo(
        Hdr(pk=1, proces_id=1),
        date(2027, 12, 31),
        [Priorytet(pk=1)],
        [Cel(pk=1, priorytet_id=1, tresc="Cel")],
        list(dzialania),
    )


def _dzialanie(**fields):
    values = {"cel_id": 1, "tresc": "Ankieta", "odpowiedzialny_inny": "dyrektor"}
    return Dzialanie(**values | fields)


def test_gantt_covers_whole_months_and_today():
    gantt = build_gantt(
        _tree(_dzialanie(od=date(2027, 4, 1), do=date(2027, 6, 10))), today=date(2027, 5, 1)
    )

    assert [one.etykieta for one in gantt.miesiace] == ["IV 2027", "V", "VI"]
    assert (gantt.od, gantt.do) == (date(2027, 4, 1), date(2027, 6, 30))
    assert gantt.paski[0].x == LEWY
    assert gantt.dzis_x == round(LEWY + 30 * (SZEROKOSC - LEWY) / 91, 1)


def test_gantt_shows_state_and_gaps():
    period = {"od": date(2027, 1, 1), "do": date(2027, 12, 31)}
    gantt = build_gantt(
        _tree(
            _dzialanie(**period, stan=StanDzialania.W_TOKU, procent=40),
            _dzialanie(**period, stan=StanDzialania.ZAKONCZONE, procent=100),
            _dzialanie(**period),
            _dzialanie(**period, odpowiedzialny_inny=""),
            _dzialanie(tresc="x" * 80),
        ),
        today=date(2028, 1, 1),
    )

    assert [(one.klasa, one.napis) for one in gantt.paski] == [
        ("g-toku", "40%"),
        ("g-gotowe", "100%"),
        ("g-przed", ""),
        ("g-brak", "! brak odpowiedzialnego"),
        ("", "! brak terminu"),
    ]
    assert gantt.dzis_x is None
    assert [len(wers) for wers in gantt.paski[-1].wersy] == [46]


def test_gantt_without_dates_is_none():
    assert build_gantt(_tree(_dzialanie())) is None
