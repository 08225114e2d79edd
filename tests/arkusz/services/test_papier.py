"""Sheets typed from paper: whose they are, who may type, and that nobody is betrayed by it."""

import pytest
from django.db import IntegrityError

from arkusz.exceptions import ArkuszError
from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from arkusz.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from arkusz.services.papier import begin_papier, drop_papier, save_papier, send_papier, take_over
from edycje.models import CzlonekZespolu
from konta.models import Slad
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zespol():
    """A lider and three members."""
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=2)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return [lider, *CzlonekZespoluFactory.create_batch(3, proces=proces)]


def _answers(czlonek, wartosc="3"):
    rows = czlonek.proces.edycja.wersja_arkusza.stwierdzenia.all()
    return {row.pk: wartosc for row in rows}


def _send(czlonek):
    save_odpowiedzi(czlonek.proces_id, czlonek, _answers(czlonek), wspolny=False, obszar_nr=1)
    send_arkusz(czlonek.proces_id, czlonek, wspolny=False)


def _type(zespol, czlonek):
    kto, pk = zespol[0].user, zespol[0].proces_id
    begin_papier(pk, czlonek, kto)
    save_papier(pk, czlonek, kto, _answers(czlonek), wspolny=False)
    return send_papier(pk, czlonek, kto, wspolny=False)


def test_typed_sheet_is_marked_and_counts(zespol):
    for czlonek in zespol[:3]:
        _send(czlonek)

    arkusz = _type(zespol, zespol[3])

    assert (arkusz.z_papieru, arkusz.wpisal, arkusz.is_sent) == (True, zespol[0].user, True)
    assert WynikZespolu.objects.get().liczba_arkuszy == 4
    assert (
        list(
            Slad.objects.filter(zdarzenie__contains="z papieru").values_list("zdarzenie", "kto")
        ).count(("wysłano arkusz wpisany z papieru", zespol[0].user.pk))
        == 1
    )


def test_nobody_reads_a_typed_sheet_but_its_person(zespol):
    arkusz = _type(zespol, zespol[3])

    assert list(ArkuszDiagnostyczny.objects.visible_to(zespol[0].user)) == []
    assert list(ArkuszDiagnostyczny.objects.visible_to(zespol[3].user)) == [arkusz]


def test_sheet_begun_by_its_person_is_never_opened_from_paper(zespol):
    save_odpowiedzi(zespol[1].proces_id, zespol[1], _answers(zespol[1]), wspolny=False, obszar_nr=1)

    with pytest.raises(ArkuszError, match="zaczęła już arkusz w aplikacji"):
        begin_papier(zespol[0].proces_id, zespol[1], zespol[0].user)

    assert ArkuszDiagnostyczny.objects.get().z_papieru is False


def test_own_sheet_is_not_typed_from_paper(zespol):
    with pytest.raises(ArkuszError, match="Swój arkusz"):
        begin_papier(zespol[0].proces_id, zespol[0], zespol[0].user)


def test_sent_sheet_is_not_written_again(zespol):
    _type(zespol, zespol[3])

    with pytest.raises(ArkuszError):
        save_papier(
            zespol[0].proces_id,
            zespol[3],
            zespol[0].user,
            _answers(zespol[3], "1"),
            wspolny=False,
        )

    assert set(Odpowiedz.objects.values_list("ocena", flat=True)) == {3}


def test_incomplete_sheet_is_not_sent(zespol):
    begin_papier(zespol[0].proces_id, zespol[3], zespol[0].user)

    with pytest.raises(ArkuszError, match="Brakuje 2 odpowiedzi"):
        send_papier(zespol[0].proces_id, zespol[3], zespol[0].user, wspolny=False)


def test_the_next_lider_cannot_go_on_with_it(zespol):
    begin_papier(zespol[0].proces_id, zespol[3], zespol[0].user)

    with pytest.raises(ArkuszError, match="ktoś inny"):
        save_papier(
            zespol[0].proces_id, zespol[3], zespol[1].user, _answers(zespol[3]), wspolny=False
        )


def test_person_cannot_write_into_a_sheet_being_typed(zespol):
    begin_papier(zespol[0].proces_id, zespol[3], zespol[0].user)

    with pytest.raises(ArkuszError, match="przejmij"):
        _send(zespol[3])


def test_person_takes_over_what_was_typed(zespol):
    begin_papier(zespol[0].proces_id, zespol[3], zespol[0].user)
    save_papier(zespol[0].proces_id, zespol[3], zespol[0].user, _answers(zespol[3]), wspolny=False)

    take_over(zespol[3].proces_id, zespol[3])

    send_arkusz(zespol[3].proces_id, zespol[3], wspolny=False)
    arkusz = ArkuszDiagnostyczny.objects.get()
    assert (arkusz.z_papieru, arkusz.wpisal, arkusz.is_sent) == (False, zespol[0].user, True)


def test_dropped_sheet_is_empty_and_free(zespol):
    begin_papier(zespol[0].proces_id, zespol[3], zespol[0].user)
    save_papier(
        zespol[0].proces_id,
        zespol[3],
        zespol[0].user,
        _answers(zespol[3]),
        wspolny=False,
        oceny={1: {"chec": "4"}},
    )

    drop_papier(zespol[0].proces_id, zespol[3], zespol[0].user)

    assert Odpowiedz.objects.count() == 0
    _send(zespol[3])
    assert ArkuszDiagnostyczny.objects.get().is_sent


def test_lider_of_three_cannot_type(zespol):
    """With the own sheet and one from paper the result would show the third."""
    CzlonekZespolu.objects.filter(pk=zespol[3].pk).update(odszedl_at=zespol[3].dolaczyl_at)

    with pytest.raises(ArkuszError, match="jednej osoby"):
        begin_papier(zespol[0].proces_id, zespol[1], zespol[0].user)


def test_second_sheet_of_a_team_of_four_is_refused(zespol):
    _type(zespol, zespol[3])

    with pytest.raises(ArkuszError, match="jednej osoby"):
        begin_papier(zespol[0].proces_id, zespol[2], zespol[0].user)


def test_result_waits_when_somebody_leaves_after_the_typing(zespol):
    _type(zespol, zespol[3])
    CzlonekZespolu.objects.filter(pk=zespol[2].pk).update(odszedl_at=zespol[2].dolaczyl_at)
    for czlonek in zespol[:2]:
        _send(czlonek)

    with pytest.raises(ArkuszError, match="poza jedną osobą"):
        close_arkusze(zespol[0].proces_id, zespol[0].user)

    assert WynikZespolu.objects.count() == 0
    _send(CzlonekZespoluFactory(proces=zespol[0].proces))
    assert WynikZespolu.objects.get().liczba_arkuszy == 4


def test_database_refuses_a_paper_sheet_without_its_typist(zespol):
    with pytest.raises(IntegrityError):
        ArkuszDiagnostycznyFactory(proces=zespol[0].proces, czlonek=zespol[1], z_papieru=True)
