"""Milestones, arrows and what in the schedule asks for a second look."""

from datetime import date, timedelta

import pytest

from diagnoza.models import Priorytet
from edycje.models import CzlonekZespolu
from hdr.drzewo import build_drzewo
from hdr.enums import StanDzialania, StatusHdr
from hdr.gantt import Kamien, build_gantt
from hdr.konflikty import build_konflikty
from hdr.models import Cel, Dzialanie, Hdr
from raporty.wykresy import WIERSZY_NA_STRONIE, gantt

OSOBA = CzlonekZespolu(pk=7, imie="Anna", nazwisko="Lis")


def _dzialanie(pk, od, do, **fields):
    values = {"cel_id": 1, "tresc": "Ankieta", "odpowiedzialny_inny": "dyrektor"}
    return Dzialanie(pk=pk, od=od, do=do, **values | fields)


def _tree(*dzialania, status=StatusHdr.SZKIC):
    """A tree in which the second action, if there is one, waits for the first."""
    tree = build_drzewo(
        Hdr(pk=1, proces_id=1, status=status),
        date(2027, 12, 31),
        [Priorytet(pk=1)],
        [Cel(pk=1, priorytet_id=1, tresc="Cel")],
        list(dzialania),
    )
    leaves = list(tree.dzialania)
    if len(leaves) > 1:
        leaves[1].poprzednicy.append(leaves[0])
    return tree


@pytest.fixture
def para():
    """The second waits for the first, yet begins a week before its end."""
    first = _dzialanie(1, date(2027, 1, 1), date(2027, 1, 31))
    return first, _dzialanie(2, date(2027, 1, 24), date(2027, 3, 31))


def test_arrow_runs_from_the_end_to_the_beginning(para):
    (arrow,) = build_gantt(_tree(*para)).strzalki

    assert arrow.is_konflikt is True
    assert arrow.linia.startswith("M669.3 48H678.3V66H585.7V84")
    later = _dzialanie(3, date(2027, 2, 10), date(2027, 3, 1))
    assert build_gantt(_tree(para[0], later)).strzalki[0].is_konflikt is False


def test_milestones_have_a_row_of_their_own(para):
    stones = [Kamien(date(2027, 3, 2), "Spotkanie 3"), Kamien(date(2027, 2, 1), "Spotkanie 2")]
    chart = build_gantt(_tree(*para), kamienie=[*stones, Kamien(date(2026, 1, 1), "Dawno")])

    assert [(one.numer, one.kamien.nazwa) for one in chart.kamienie] == [
        (1, "Spotkanie 2"),
        (2, "Spotkanie 3"),
    ]
    assert chart.paski[0].y - build_gantt(_tree(*para)).paski[0].y == 30


def test_late_actions_of_a_running_hdr_have_their_colour():
    late = _dzialanie(1, date(2020, 1, 1), date(2020, 1, 5), stan=StanDzialania.W_TOKU, procent=30)
    far = _dzialanie(2, date(2020, 1, 1), date(2020, 12, 31), stan="zakonczone", procent=100)

    running = build_gantt(_tree(late, far, status=StatusHdr.PRZYJETY)).paski
    assert [(one.klasa, one.napis, one.is_obok) for one in running] == [
        ("g-pilne", "! 30%", True),
        ("g-gotowe", "100%", False),
    ]
    # Opened for a change, it is still carried out; a plan nobody began cannot be late.
    assert build_gantt(_tree(late, far)).paski[0].klasa == "g-pilne"
    late.stan, late.procent = StanDzialania.NIEROZPOCZETE, 0
    assert build_gantt(_tree(late)).paski[0].klasa == "g-przed"


def test_what_is_missing_stands_after_a_bar_too_short_for_it():
    short = _dzialanie(1, date(2027, 1, 1), date(2027, 1, 9), odpowiedzialny_inny="")
    long = _dzialanie(2, date(2027, 1, 1), date(2027, 12, 31), odpowiedzialny_inny="")

    bars = build_gantt(_tree(short, long)).paski

    assert [(one.is_brak, one.is_obok) for one in bars] == [(True, True), (True, False)]
    assert bars[0].x_napisu == bars[0].koniec + 5


def test_konflikty_name_order_person_and_holidays(para):
    mine = [
        _dzialanie(10 + index, date(2027, 7, 1), date(2027, 8, 10), odpowiedzialny=OSOBA)
        for index in range(5)
    ]
    assert [(one.slowo, one.tekst) for one in build_konflikty(_tree(*para, *mine))] == [
        (
            "kolejność",
            "Działanie 1.1.2 zaczyna się 24.01.2027, a 1.1.1, od którego zależy, kończy się "
            "31.01.2027. Przesuń jedno z nich.",
        ),
        (
            "dużo naraz",
            "Anna Lis, lipiec 2027: 5\N{NO-BREAK SPACE}działań (1.1.3, 1.1.4, 1.1.5, 1.1.6, "
            "1.1.7). Tak samo dużo jest w 1\N{NO-BREAK SPACE}innym miesiącu. Podzielcie się albo "
            "rozłóżcie je w czasie.",
        ),
        (
            "wakacje szkół",
            "Co najmniej połowa czasu przypada na lipiec i sierpień: 1.1.3, 1.1.4, 1.1.5, 1.1.6, "
            "1.1.7. Sprawdźcie, czy szkoły wezmą w tym udział.",
        ),
    ]


def test_what_is_done_asks_for_nothing():
    done = [
        _dzialanie(
            index, date(2027, 7, 1), date(2027, 8, 1), odpowiedzialny=OSOBA, stan="zaniechane"
        )
        for index in range(6)
    ]
    assert build_konflikty(_tree(*done)) == ()


def test_print_of_60_actions_repeats_the_months_on_every_page():
    rows = [
        {
            "pk": index,
            "numer": f"1.1.{index}",
            "tresc": "Działanie",
            "od": date(2027, 1, 1),
            "do": date(2027, 6, 30),
            "zalezy_od": [{"numer": f"1.1.{index - 1}"}] if index else [],
        }
        for index in range(60)
    ]
    tresc = {"priorytety": [{"cele": [{"dzialania": rows}]}]}
    pages = gantt(tresc, [{"dzien": "2027-03-01", "nazwa": "Spotkanie"}], {"3": {"procent": 50}})

    assert [len(page.paski) for page in pages] == [WIERSZY_NA_STRONIE] * 4
    assert {tuple(month.nazwa for month in page.miesiace) for page in pages} == {
        ("I 2027", "II", "III", "IV", "V", "VI")
    }
    assert [(page.numer, page.stron, len(page.romby)) for page in pages] == [
        (number, 4, 1) for number in (1, 2, 3, 4)
    ]
    assert [len(page.strzalki) for page in pages] == [14] * 4
    assert [(bar.napis, bar.zrobione != "") for bar in pages[0].paski[2:5]] == [
        ("", False),
        ("50%", True),
        ("", False),
    ]


def test_short_schedule_is_printed_in_the_text_and_a_long_one_on_turned_pages():
    def chart(count, days=20):
        end = date(2027, 1, 1) + timedelta(days=days)
        rows = [
            {"pk": number, "numer": f"1.1.{number}", "tresc": "Rozmowy z\xa0dyrektorami", "do": end}
            | {"od": date(2027, 1, 1)}
            for number in range(count)
        ]
        return gantt({"priorytety": [{"cele": [{"dzialania": rows}]}]})

    widths = {(page.szerokosc, page.is_poziomo) for page in chart(10)}
    assert widths == {(700, False)}
    assert [page.is_poziomo for page in chart(11)] == [True]
    assert [page.is_poziomo for page in chart(1, days=300)] == [True]
