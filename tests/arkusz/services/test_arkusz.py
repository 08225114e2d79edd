import pytest

from arkusz.exceptions import ArkuszError
from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from arkusz.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import StwierdzenieFactory, WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=range(1, 3), pelna__stwierdzenia_na_obszar=2
    )
    return ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)


@pytest.fixture
def zespol(proces):
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return [lider, *CzlonekZespoluFactory.create_batch(3, proces=proces)]


@pytest.fixture
def para():
    """A team of two, where the edition allows it."""
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=range(1, 3), pelna__stwierdzenia_na_obszar=2
    )
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=2)
    return [CzlonekZespoluFactory(proces=proces, lider=True), CzlonekZespoluFactory(proces=proces)]


def _statements(proces):
    return list(proces.edycja.wersja_arkusza.stwierdzenia.all())


def _save(czlonek, wartosc="3", wspolny=False, statements=None):
    rows = statements or _statements(czlonek.proces)
    return save_odpowiedzi(
        czlonek.proces_id,
        czlonek,
        {row.pk: wartosc for row in rows},
        wspolny=wspolny,
        obszar_nr=2,
    )


def _fill_and_send(czlonek, wartosc="3", wspolny=False):
    _save(czlonek, wartosc, wspolny)
    return send_arkusz(czlonek.proces_id, czlonek, wspolny=wspolny)


def test_save_creates_sheet_on_frozen_version_and_remembers_place(zespol):
    arkusz = _save(zespol[0])

    assert arkusz.wersja_arkusza == zespol[0].proces.edycja.wersja_arkusza
    assert (arkusz.ostatni_obszar, arkusz.odpowiedzi.count(), arkusz.wspolny) == (2, 4, False)


def test_save_again_overwrites_and_adds_nothing(zespol):
    first = _statements(zespol[0].proces)[:1]
    _save(zespol[0], "5", statements=first)

    arkusz = _save(zespol[0], "nie_wiem", statements=first)

    assert list(arkusz.odpowiedzi.values_list("ocena", "brak_oceny")) == [(None, "nie_wiem")]
    assert ArkuszDiagnostyczny.objects.count() == 1


@pytest.mark.parametrize("wartosc", ["0", "6", "-1", "trzy", "3.5", "nie wiem"])
def test_save_refuses_values_outside_the_scale(zespol, wartosc):
    with pytest.raises(ArkuszError):
        _save(zespol[0], wartosc)

    assert Odpowiedz.objects.count() == 0


def test_save_refuses_statement_of_another_version(zespol):
    with pytest.raises(ArkuszError):
        _save(zespol[0], statements=[StwierdzenieFactory()])

    assert Odpowiedz.objects.count() == 0


def test_save_refuses_after_sending(zespol):
    _fill_and_send(zespol[0])

    with pytest.raises(ArkuszError, match="wysłany"):
        _save(zespol[0], "1")

    assert set(Odpowiedz.objects.values_list("ocena", flat=True)) == {3}


def test_save_refuses_after_closing(zespol):
    for czlonek in zespol[:3]:
        _fill_and_send(czlonek)
    close_arkusze(zespol[0].proces_id, zespol[0].user)

    with pytest.raises(ArkuszError, match="zamknięte"):
        _save(zespol[3])


def test_save_refuses_in_paused_proces(zespol):
    proces = zespol[0].proces
    proces.status = "wstrzymany"
    proces.save()

    with pytest.raises(ProcesZamknietyError):
        _save(zespol[0])


def test_save_refuses_member_who_fills_no_sheet(proces, zespol):
    czlonek = CzlonekZespoluFactory(proces=proces, wypelnia_arkusz=False)

    with pytest.raises(ArkuszError):
        _save(czlonek)


def test_send_refuses_incomplete_sheet(zespol):
    _save(zespol[0], statements=_statements(zespol[0].proces)[:3])

    with pytest.raises(ArkuszError, match="Brakuje 1 odpowiedzi"):
        send_arkusz(zespol[0].proces_id, zespol[0], wspolny=False)

    assert ArkuszDiagnostyczny.objects.sent().count() == 0


def test_send_twice_changes_nothing(zespol):
    first = _fill_and_send(zespol[0])

    second = send_arkusz(zespol[0].proces_id, zespol[0], wspolny=False)

    assert second.wyslano_at == first.wyslano_at
    assert Slad.objects.filter(zdarzenie="wysłano arkusz").count() == 1


def test_last_sheet_closes_the_result(zespol):
    for czlonek in zespol[:3]:
        _fill_and_send(czlonek)
    assert WynikZespolu.objects.count() == 0

    _fill_and_send(zespol[3])

    wynik = WynikZespolu.objects.get()
    assert (wynik.liczba_arkuszy, wynik.zamknal, wynik.arkusze.count()) == (4, None, 4)


def test_result_never_comes_from_fewer_than_three(proces):
    para = CzlonekZespoluFactory.create_batch(2, proces=proces)
    for czlonek in para:
        _fill_and_send(czlonek)

    with pytest.raises(ArkuszError, match="co najmniej 3"):
        close_arkusze(proces.pk, para[0].user)

    assert WynikZespolu.objects.count() == 0


def test_lider_closes_with_three_and_only_sent_sheets_count(zespol):
    for czlonek in zespol[:3]:
        _fill_and_send(czlonek)
    _save(zespol[3], "1")

    wynik = close_arkusze(zespol[0].proces_id, zespol[0].user)

    assert (wynik.liczba_arkuszy, wynik.zamknal) == (3, zespol[0].user)
    assert set(wynik.arkusze.values_list("czlonek", flat=True)) == {c.pk for c in zespol[:3]}


def test_close_twice_is_refused(zespol):
    for czlonek in zespol[:3]:
        _fill_and_send(czlonek)
    close_arkusze(zespol[0].proces_id, zespol[0].user)

    with pytest.raises(ArkuszError, match="już zamknięte"):
        close_arkusze(zespol[0].proces_id, zespol[0].user)


def test_sheet_of_a_member_who_left_does_not_count(zespol):
    for czlonek in zespol[:3]:
        _fill_and_send(czlonek)
    zespol[2].odszedl_at = zespol[2].dolaczyl_at
    zespol[2].save()

    with pytest.raises(ArkuszError, match="co najmniej 3"):
        close_arkusze(zespol[0].proces_id, zespol[0].user)


def test_team_of_two_fills_one_joint_sheet(para):
    _fill_and_send(para[0], wspolny=True)

    wynik = WynikZespolu.objects.get()
    assert (wynik.wspolny, wynik.liczba_arkuszy, wynik.arkusze.get().wspolny) == (True, 1, True)


def test_second_person_of_two_cannot_fill(para):
    with pytest.raises(ArkuszError):
        _save(para[1], wspolny=True)


def test_answers_given_alone_never_land_in_the_joint_sheet(para):
    # The page was opened when there were three people.
    with pytest.raises(ArkuszError, match="Skład zespołu się zmienił"):
        _save(para[0], wspolny=False)

    assert ArkuszDiagnostyczny.objects.count() == 0


def test_joint_answers_never_land_in_a_sheet_of_one(para):
    _save(para[0], wspolny=True)
    CzlonekZespoluFactory(proces=para[0].proces)

    with pytest.raises(ArkuszError, match="Skład zespołu się zmienił"):
        _save(para[0], "1", wspolny=True)

    assert set(Odpowiedz.objects.values_list("ocena", flat=True)) == {3}


def test_trail_tells_facts_and_no_answer(zespol):
    _fill_and_send(zespol[0], "5")

    assert sorted(Slad.objects.values_list("zdarzenie", "z", "na")) == [
        ("rozpoczęto arkusz", "", ""),
        ("wysłano arkusz", "", ""),
    ]


def test_database_refuses_a_result_of_two_sheets():
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        WynikZespolu.objects.create(proces=ProcesFactory(), liczba_arkuszy=2)


def test_database_refuses_a_counted_sheet_that_was_not_sent(zespol):
    from django.db import IntegrityError

    from tests.factories.arkusz import (
        WynikZespoluFactory,
    )

    wynik = WynikZespoluFactory(proces=zespol[0].proces)
    with pytest.raises(IntegrityError):
        ArkuszDiagnostycznyFactory(proces=wynik.proces, czlonek=zespol[0], wynik=wynik)
