"""Opened again: one sheet before the result, all of them after it, none after the choice."""

import pytest

from arkusz.exceptions import ArkuszError
from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz, WynikZespolu
from arkusz.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from arkusz.services.ponownie import keep_wynik, reopen_arkusz, reopen_wynik
from edycje.models import CzlonekZespolu
from konta.models import Slad
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import get_rodzaj
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from wynik.queries import get_wynik

pytestmark = pytest.mark.django_db


@pytest.fixture
def zespol():
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=2)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return [lider, *CzlonekZespoluFactory.create_batch(2, proces=proces)]


def _save(czlonek, wartosc="3", oceny=None, wspolny=False):
    rows = czlonek.proces.edycja.wersja_arkusza.stwierdzenia.all()
    return save_odpowiedzi(
        czlonek.proces_id,
        czlonek,
        {row.pk: wartosc for row in rows},
        wspolny=wspolny,
        obszar_nr=1,
        oceny=oceny,
    )


def _send(czlonek, wartosc="3", wspolny=False):
    _save(czlonek, wartosc, wspolny=wspolny)
    return send_arkusz(czlonek.proces_id, czlonek, wspolny=wspolny)


def _median(zespol):
    return get_wynik(zespol[0].proces).obszary[0].mediana


@pytest.fixture
def po_wyniku(zespol):
    for czlonek in zespol:
        _send(czlonek)
    return zespol


def test_one_sheet_is_opened_before_the_result(zespol):
    _send(zespol[1], "4")

    reopen_arkusz(zespol[0].proces_id, zespol[1], zespol[0].user)

    arkusz = ArkuszDiagnostyczny.objects.get()
    assert (arkusz.is_sent, list(arkusz.odpowiedzi.values_list("ocena", flat=True))) == (
        False,
        [4, 4],
    )
    assert Slad.objects.filter(zdarzenie="otwarto arkusz ponownie").count() == 1


def test_opened_sheet_counts_again_after_sending(zespol):
    for czlonek in zespol[:2]:
        _send(czlonek)
    reopen_arkusz(zespol[0].proces_id, zespol[1], zespol[0].user)
    _send(zespol[2])
    assert WynikZespolu.objects.count() == 0

    send_arkusz(zespol[1].proces_id, zespol[1], wspolny=False)

    assert WynikZespolu.objects.get().liczba_arkuszy == 3


def test_one_sheet_is_never_opened_after_the_result(po_wyniku):
    with pytest.raises(ArkuszError, match="wszystkich naraz"):
        reopen_arkusz(po_wyniku[0].proces_id, po_wyniku[1], po_wyniku[0].user)

    assert ArkuszDiagnostyczny.objects.sent().count() == 3


def test_everybody_begins_the_next_round_with_their_own_answers(zespol):
    _save(zespol[0], "2", oceny={1: {"trudnosc": "5"}})
    for czlonek in zespol:
        _send(czlonek, "2")

    reopen_wynik(zespol[0].proces_id, zespol[0].user)

    nowe = ArkuszDiagnostyczny.objects.filter(runda=2)
    assert (nowe.count(), nowe.sent().count()) == (3, 0)
    assert Odpowiedz.objects.filter(arkusz__in=nowe, ocena=2).count() == 6
    assert list(OcenaObszaru.objects.filter(arkusz__in=nowe).values_list("trudnosc", "chec")) == [
        (5, None)
    ]


def test_result_stands_until_everybody_has_sent_again(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    for czlonek in po_wyniku[:2]:
        _send(czlonek, "5")
    assert _median(po_wyniku) == 3

    _send(po_wyniku[2], "5")

    wynik = WynikZespolu.objects.get()
    assert (_median(po_wyniku), wynik.runda, wynik.otwarto_at, wynik.liczba_arkuszy) == (
        5,
        2,
        None,
        3,
    )
    assert set(wynik.arkusze.values_list("runda", flat=True)) == {2}


def test_next_round_cannot_be_closed_early(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)

    with pytest.raises(ArkuszError, match="wszyscy wyślą arkusze ponownie"):
        close_arkusze(po_wyniku[0].proces_id, po_wyniku[0].user)


def test_newcomer_never_enters_a_later_result(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    nowy = CzlonekZespoluFactory(proces=po_wyniku[0].proces)

    with pytest.raises(ArkuszError):
        _send(nowy)
    for czlonek in po_wyniku:
        _send(czlonek, "4")

    assert (WynikZespolu.objects.get().liczba_arkuszy, _median(po_wyniku)) == (3, 4)


def test_when_somebody_left_the_former_result_stays(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    CzlonekZespolu.objects.filter(pk=po_wyniku[2].pk).update(odszedl_at=po_wyniku[2].dolaczyl_at)
    for czlonek in po_wyniku[:2]:
        _send(czlonek, "5")

    assert _median(po_wyniku) == 3


def test_opening_without_everybody_is_refused(po_wyniku):
    CzlonekZespolu.objects.filter(pk=po_wyniku[2].pk).update(odszedl_at=po_wyniku[2].dolaczyl_at)

    with pytest.raises(ArkuszError, match="Nie wszystkie osoby"):
        reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)

    assert WynikZespolu.objects.get().otwarto_at is None


def test_kept_result_closes_the_sheets_and_what_was_typed_comes_back(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    _send(po_wyniku[1], "1")
    keep_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    with pytest.raises(ArkuszError, match="zamknięte"):
        _save(po_wyniku[0], "5")

    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)

    arkusz = ArkuszDiagnostyczny.objects.get(runda=2, czlonek=po_wyniku[1])
    assert (arkusz.is_sent, set(arkusz.odpowiedzi.values_list("ocena", flat=True))) == (False, {1})
    assert _median(po_wyniku) == 3


def test_nothing_opens_once_the_area_is_chosen(po_wyniku):
    WyborObszaruFactory(proces=po_wyniku[0].proces)

    with pytest.raises(ArkuszError, match="Obszar jest już wybrany"):
        reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)


def test_choosing_the_area_ends_an_opened_round(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    WyborObszaruFactory(proces=po_wyniku[0].proces)

    with pytest.raises(ArkuszError, match="zamknięte"):
        _send(po_wyniku[0], "5")

    assert _median(po_wyniku) == 3


def test_opening_twice_changes_nothing(po_wyniku):
    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)
    _send(po_wyniku[1], "1")

    reopen_wynik(po_wyniku[0].proces_id, po_wyniku[0].user)

    assert ArkuszDiagnostyczny.objects.sent().filter(runda=2).count() == 1
    assert Slad.objects.filter(zdarzenie="otwarto arkusze zespołu ponownie").count() == 1


def test_joint_sheet_is_opened_again():
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=2)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=2)
    para = [CzlonekZespoluFactory(proces=proces, lider=True), CzlonekZespoluFactory(proces=proces)]
    _send(para[0], "2", wspolny=True)
    reopen_wynik(proces.pk, para[0].user)

    _send(para[0], "4", wspolny=True)

    assert (_median(para), WynikZespolu.objects.get().wspolny) == (4, True)


def _told():
    return list(Wiadomosc.objects.filter(rodzaj="arkusz_otwarty").order_by("pk"))


def test_person_hears_that_the_sheet_is_open_and_nobody_else(zespol):
    lider, member, _ = zespol
    _send(lider)
    _send(member)

    for czlonek in (lider, member, member):
        reopen_arkusz(czlonek.proces_id, czlonek, lider.user)

    (wiadomosc,) = _told()
    tresc = get_rodzaj("arkusz_otwarty").build(wiadomosc)
    assert wiadomosc.odbiorca == member.user
    assert tresc.temat == f"Twój arkusz jest otwarty: {member.proces.jst}"
    assert tresc.adres.endswith(f"/procesy/{member.proces_id}/arkusz/")
    _send(member)
    assert get_rodzaj("arkusz_otwarty").build(wiadomosc) is None


def test_everybody_hears_when_all_sheets_are_opened(po_wyniku):
    lider, *others = po_wyniku

    reopen_wynik(lider.proces_id, lider.user)
    told = _told()

    assert {one.odbiorca for one in told} == {czlonek.user for czlonek in others}
    assert all(get_rodzaj("arkusz_otwarty").build(one) for one in told)
    keep_wynik(lider.proces_id, lider.user)
    assert [get_rodzaj("arkusz_otwarty").build(one) for one in told] == [None, None]
