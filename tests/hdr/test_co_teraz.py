"""The one next thing of an HDR, by its state and by who looks."""

from datetime import date
from types import SimpleNamespace

import pytest

from diagnoza.models import Priorytet
from hdr.co_teraz import co_teraz
from hdr.drzewo import build_drzewo
from hdr.enums import StatusHdr
from hdr.konflikty import build_konflikty
from hdr.models import Cel, Dzialanie, Hdr
from hdr.ogniwa import check, mark

KONIEC = date(2027, 6, 30)
NIC = SimpleNamespace(gotowosc=100, nastepne=None, ogniwa=())


def _tree(*dzialania, **cel):
    values = {"tresc": "Cel", "wskaznik": "plany", "wartosc_bazowa": 0, "wartosc_docelowa": 9}
    return build_drzewo(
        Hdr(pk=1, proces_id=7),
        KONIEC,
        [Priorytet(pk=1)],
        [Cel(pk=12, priorytet_id=1, **values | {"zrodlo_danych": "lista"} | cel)],
        list(dzialania),
    )


def _dzialanie(**fields):
    values = {"pk": 5, "cel_id": 12, "tresc": "Ankieta", "narzedzie_wlasne": "wzór"}
    values |= {"odpowiedzialny_inny": "dyrektor", "od": date(2027, 1, 1), "do": date(2027, 2, 1)}
    return Dzialanie(**values | fields)


def _context(status, **more):
    roles = dict.fromkeys(("is_lider", "is_czlonek", "is_doradca", "is_partner"), False)
    context = {
        "hdr": Hdr(proces_id=7, status=status),
        "nic": NIC,
        "proces": SimpleNamespace(pk=7, is_open=True),
        "opinie_doradcow": [
            {"skrot": "ROS", "osoba": "Anna Lis", "opinia": None},
            {"skrot": "PRO", "osoba": "", "opinia": None},
        ],
    }
    context |= dict.fromkeys(("may_write", "moge_opiniowac", "moge_przyjac", "moge_wyslac"), False)
    flags = {key: value for key, value in more.items() if key not in roles}
    context["uprawnienia"] = SimpleNamespace(
        **roles | {k: v for k, v in more.items() if k in roles}
    )
    return context | flags


@pytest.mark.parametrize(
    ("status", "more", "zdanie"),
    [
        (StatusHdr.SZKIC, {}, "Zespół pisze HDR"),
        (StatusHdr.SZKIC, {"may_write": True}, "HDR jest kompletny"),
        (StatusHdr.SZKIC, {"may_write": True, "is_lider": True}, "Przekażcie HDR do opinii"),
        (StatusHdr.W_OPINII, {"moge_opiniowac": True}, "Wydaj opinię o HDR"),
        (StatusHdr.W_OPINII, {}, "HDR czeka na opinie"),
        (
            StatusHdr.DO_AKCEPTACJI,
            {"moge_przyjac": True},
            "Przyjmij HDR albo zwróć go do poprawy",
        ),
        (StatusHdr.DO_AKCEPTACJI, {"moge_wyslac": True}, "Poproś decydenta o decyzję"),
        (StatusHdr.DO_AKCEPTACJI, {}, "HDR czeka na decyzję decydenta"),
        (StatusHdr.PRZYJETY, {"is_czlonek": True}, "Zapisujcie postęp działań"),
        (StatusHdr.PRZYJETY, {"is_partner": True, "is_czlonek": True}, "HDR jest przyjęty"),
        (StatusHdr.PRZYJETY, {}, "HDR jest przyjęty i realizowany"),
    ],
)
def test_next_thing_follows_state_and_role(status, more, zdanie):
    assert co_teraz(_context(status, **more)).zdanie == zdanie


def test_waiting_opinions_are_named():
    opis = co_teraz(_context(StatusHdr.W_OPINII)).opis

    assert opis == "Jeszcze bez opinii: ROS: Anna Lis, PRO: doradca nieprzydzielony."


def test_writer_is_led_to_the_goal_before_the_whole():
    """The form of Podsumowanie is missing too, but it comes last."""
    tree = _tree(_dzialanie(rezultat=""), wskaznik="")

    found = co_teraz(_context(StatusHdr.SZKIC, may_write=True, nic=check(tree)))

    assert (found.zdanie, found.miejsce, found.przycisk, found.wszystkie) == (
        "Cel 1.1 bez wskaźnika",
        "cel-12",
        "Uzupełnij",
        "3\N{NO-BREAK SPACE}miejsca",
    )
    assert found.opis == "Nie będzie czym sprawdzić efektu. Na przykład: liczba placówek z planem."


def test_goal_without_actions_leads_to_the_button_that_adds_one():
    found = co_teraz(_context(StatusHdr.SZKIC, may_write=True, nic=check(_tree())))

    assert found.url == "/procesy/7/hdr/#dodaj-dzialanie-12"
    assert (found.miejsce, found.przycisk) == ("", "Pokaż to miejsce")


def test_breaks_stand_at_their_places():
    tree = _tree(_dzialanie(rezultat="", od=None), zrodlo_danych="")

    mark(tree, check(tree))

    assert [one.krotko for one in next(tree.cele).ogniwa] == ["bez źródła danych"]
    assert [one.krotko for one in next(tree.dzialania).ogniwa] == ["bez terminu", "bez rezultatu"]


def test_draft_plans_nothing_for_days_that_have_passed():
    tree = _tree(_dzialanie())

    found = build_konflikty(tree, today=date(2027, 1, 2))

    assert [one.slowo for one in found] == ["początek minął"]
    assert "1.1.1" in found[0].tekst
    assert build_konflikty(tree, today=date(2027, 1, 1)) == ()
    tree.hdr.status = StatusHdr.PRZYJETY
    assert build_konflikty(tree, today=date(2027, 1, 2)) == ()
