from datetime import date
from decimal import Decimal

from diagnoza.models import Priorytet
from hdr.drzewo import build_drzewo
from hdr.enums import StanDzialania
from hdr.gantt import LEWY, SZEROKOSC, build_gantt
from hdr.models import Cel, Dzialanie, Hdr, PomiarWskaznika
from hdr.porownanie import porownaj
from hdr.wykres import build_wykres


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


def _tresc(*cele):
    return {
        "forma_podsumowania": {"nazwa": "opis"},
        "priorytety": [{"pk": 1, "numer": "1", "nazwa": "P", "cele": list(cele)}],
    }


def test_porownaj_names_added_removed_and_changed():
    old = {"pk": 1, "numer": "1.1", "tresc": "Plan w 9 szkołach", "dzialania": []}
    gone = {"pk": 2, "numer": "1.2", "tresc": "Stary", "dzialania": []}
    new = {"pk": 3, "numer": "1.2", "tresc": "Nowy", "dzialania": []}

    changes = porownaj(_tresc(old, gone), _tresc(old | {"tresc": "Plan w 8 szkołach"}, new))

    assert [(one.rodzaj, one.miejsce, one.nazwa) for one in changes] == [
        ("zmieniono", "cel 1.1", "Plan w 8 szkołach"),
        ("dodano", "cel 1.2", "Nowy"),
        ("usunięto", "cel 1.2", "Stary"),
    ]
    assert changes[0].pola == [("cel", "Plan w <del>9</del><ins>8</ins> szkołach")]


def test_porownaj_escapes_and_sees_no_change():
    row = {"pk": 1, "numer": "1.1", "tresc": "a", "dzialania": []}

    assert porownaj(_tresc(row), _tresc(row)) == []
    changed = porownaj(_tresc(row), _tresc(row | {"tresc": "<script>"}))
    assert changed[0].pola == [("cel", "<del>a</del><ins>&lt;script&gt;</ins>")]
