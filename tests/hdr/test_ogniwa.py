from datetime import date, timedelta

import pytest

from diagnoza.models import Priorytet, Przyczyna
from edycje.models import CzlonekZespolu
from hdr.drzewo import Powiazania, build_drzewo
from hdr.models import Cel, Dzialanie, Hdr
from hdr.ogniwa import REGULY, check

KONIEC = date(2027, 6, 30)
DZIEN = date(2027, 1, 15)


def _cel(**fields):
    values = {
        "pk": 1,
        "priorytet_id": 1,
        "tresc": "Cel",
        "wskaznik": "liczba planów",
        "wartosc_bazowa": 2,
        "wartosc_docelowa": 9,
        "zrodlo_danych": "plany",
    }
    return Cel(**values | fields)


def _dzialanie(**fields):
    values = {
        "pk": 1,
        "cel_id": 1,
        "tresc": "Ankieta",
        "od": DZIEN,
        "do": DZIEN,
        "odpowiedzialny_inny": "dyrektorzy",
        "narzedzie_wlasne": "wzór planu",
        "rezultat": "plan",
    }
    return Dzialanie(**values | fields)


def _broken(priorytety=None, cele=None, dzialania=None, forma="dobra_praktyka", powiazania=None):
    tree = build_drzewo(
        Hdr(pk=1, proces_id=1, forma_podsumowania=forma),
        KONIEC,
        [Priorytet(pk=1, nazwa="P")] if priorytety is None else priorytety,
        [_cel()] if cele is None else cele,
        [_dzialanie()] if dzialania is None else dzialania,
        powiazania,
    )
    return [one.regula.klucz for one in check(tree).ogniwa]


def test_complete_tree_has_no_break():
    assert _broken() == []


@pytest.mark.parametrize(
    ("tree", "broken"),
    [
        ({"priorytety": [], "cele": [], "dzialania": []}, ["hdr_priorytety"]),
        ({"forma": ""}, ["hdr_forma"]),
        ({"cele": [], "dzialania": []}, ["priorytet_cel"]),
        (
            {"priorytety": [Priorytet(pk=1, usunieto_at=DZIEN), Priorytet(pk=2)]},
            ["priorytet_cel", "priorytet_w_diagnozie"],
        ),
        ({"cele": [_cel(tresc=" ")]}, ["cel_tresc"]),
        ({"cele": [_cel(wskaznik="")]}, ["cel_wskaznik"]),
        ({"cele": [_cel(wartosc_bazowa=None)]}, ["cel_wartosci"]),
        ({"cele": [_cel(wartosc_docelowa=None)]}, ["cel_wartosci"]),
        ({"cele": [_cel(zrodlo_danych="")]}, ["cel_zrodlo"]),
        ({"dzialania": []}, ["cel_dzialanie"]),
        ({"dzialania": [_dzialanie(usunieto_at=DZIEN)]}, ["cel_dzialanie"]),
        ({"dzialania": [_dzialanie(tresc="")]}, ["dzialanie_tresc"]),
        ({"dzialania": [_dzialanie(odpowiedzialny_inny=" ")]}, ["dzialanie_osoba"]),
        (
            {"dzialania": [_dzialanie(odpowiedzialny=CzlonekZespolu(pk=1, odszedl_at=DZIEN))]},
            ["dzialanie_osoba_w_zespole"],
        ),
        ({"dzialania": [_dzialanie(od=None)]}, ["dzialanie_termin"]),
        ({"dzialania": [_dzialanie(do=date(2027, 7, 1))]}, ["dzialanie_w_edycji"]),
        ({"dzialania": [_dzialanie(rezultat="")]}, ["dzialanie_rezultat"]),
        ({"dzialania": [_dzialanie(narzedzie_wlasne=" ")]}, ["hdr_narzedzie"]),
    ],
)
def test_rule_finds_its_break(tree, broken):
    assert _broken(**tree) == broken


PRZYCZYNY = [
    Przyczyna(pk=1, problem_id=3, tresc="Wnioski wpływają późno"),
    Przyczyna(pk=2, problem_id=3, wyzsza_id=1, tresc="Nie ma regulaminu"),
]


@pytest.mark.parametrize(
    ("odpowiedzi", "broken"),
    [
        ([], ["przyczyna_cel"]),
        ([(1, 1)], []),
        # A cause deeper in the chain answers for the whole of it.
        ([(1, 2)], []),
        # The goal that answers is deleted.
        ([(9, 1)], ["przyczyna_cel"]),
    ],
)
def test_chain_of_causes_needs_a_goal_with_an_action(odpowiedzi, broken):
    links = Powiazania(odpowiedzi=odpowiedzi, przyczyny=PRZYCZYNY)
    priorytety = [Priorytet(pk=1, nazwa="P", problem_id=3)]

    assert _broken(priorytety=priorytety, powiazania=links) == broken


def test_goal_without_an_action_answers_no_cause():
    links = Powiazania(odpowiedzi=[(1, 1)], przyczyny=PRZYCZYNY)
    priorytety = [Priorytet(pk=1, nazwa="P", problem_id=3)]

    broken = _broken(priorytety=priorytety, dzialania=[], powiazania=links)

    assert broken == ["przyczyna_cel", "cel_dzialanie"]


@pytest.mark.parametrize(
    ("do", "broken"),
    [(DZIEN, ["dzialanie_kolejnosc"]), (DZIEN - timedelta(days=1), []), (None, [])],
)
def test_action_starts_after_what_it_depends_on(do, broken):
    actions = [_dzialanie(pk=1, od=None, do=do), _dzialanie(pk=2)]
    links = Powiazania(zaleznosci=[(2, 1), (2, 99)])

    found = _broken(dzialania=actions, powiazania=links)

    assert [one for one in found if one != "dzialanie_termin"] == broken


def test_zero_is_a_value():
    assert _broken(cele=[_cel(wartosc_bazowa=0)]) == []


def test_every_rule_says_why():
    assert [rule.klucz for rule in REGULY if not rule.dlaczego] == []
    assert len({rule.klucz for rule in REGULY}) == len(REGULY)


def test_gotowosc_counts_checks_and_reaches_100_only_when_complete():
    full = build_drzewo(
        Hdr(pk=1, proces_id=1, forma_podsumowania="dobra_praktyka"),
        KONIEC,
        [Priorytet(pk=1)],
        [_cel()],
        [_dzialanie(pk=pk) for pk in range(1, 200)],
    )
    one_gap = build_drzewo(
        Hdr(pk=1, proces_id=1), KONIEC, [Priorytet(pk=1)], [_cel()], [_dzialanie()]
    )

    assert check(full).gotowosc == 100
    assert check(one_gap).gotowosc == 93


def test_break_links_to_the_control():
    tree = build_drzewo(
        Hdr(pk=1, proces_id=7, forma_podsumowania="dobra_praktyka"),
        KONIEC,
        [Priorytet(pk=1)],
        [_cel(pk=12, wskaznik="")],
        [_dzialanie(cel_id=12)],
    )
    ogniwo = check(tree).ogniwa[0]

    assert ogniwo.text == "Cel 1.1 bez wskaźnika"
    assert ogniwo.url == "/hdr/cele/12/edytuj/?pole=wskaznik#cel-12"
    assert ogniwo.kotwica == "/procesy/7/hdr/#cel-12"
