"""The three optional ratings of an area as a whole."""

import pytest
from django.db import IntegrityError, transaction

from arkusz.exceptions import ArkuszError
from arkusz.models import OcenaObszaru
from arkusz.services.arkusz import save_odpowiedzi, send_arkusz
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import ObszarFactory, WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def czlonek():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=1
    )
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    return CzlonekZespoluFactory.create_batch(3, proces=proces)[0]


def _save(czlonek, oceny, wartosci=None):
    return save_odpowiedzi(
        czlonek.proces_id, czlonek, wartosci or {}, wspolny=False, obszar_nr=1, oceny=oceny
    )


def _rows():
    return sorted(OcenaObszaru.objects.values_list("obszar__nr", "trudnosc", "chec", "koniecznosc"))


def test_ratings_are_saved_one_by_one(czlonek):
    _save(czlonek, {1: {"trudnosc": "5"}})
    _save(czlonek, {1: {"chec": "2"}, 2: {"koniecznosc": "1"}})

    assert _rows() == [(1, 5, 2, None), (2, None, None, 1)]


def test_rating_is_taken_back(czlonek):
    _save(czlonek, {1: {"trudnosc": "5", "chec": "4"}})

    _save(czlonek, {1: {"trudnosc": ""}})

    assert _rows() == [(1, None, 4, None)]


@pytest.mark.parametrize(
    "oceny", [{1: {"trudnosc": "6"}}, {1: {"trudnosc": "nie_wiem"}}, {1: {"waga": "3"}}]
)
def test_other_values_and_fields_are_refused(czlonek, oceny):
    with pytest.raises(ArkuszError, match="od 1 do 5"):
        _save(czlonek, oceny)

    assert _rows() == []


def test_area_outside_the_sheet_is_refused_with_everything(czlonek):
    ObszarFactory(nr=9)
    stwierdzenie = czlonek.proces.edycja.wersja_arkusza.stwierdzenia.first()

    with pytest.raises(ArkuszError, match="Tego obszaru"):
        _save(czlonek, {9: {"chec": "3"}}, {stwierdzenie.pk: "3"})

    assert (_rows(), czlonek.arkusze.count()) == ([], 0)


def test_sheet_is_sent_without_them(czlonek):
    rows = czlonek.proces.edycja.wersja_arkusza.stwierdzenia.all()
    _save(czlonek, None, {row.pk: "3" for row in rows})

    assert send_arkusz(czlonek.proces_id, czlonek, wspolny=False).is_sent


def test_sent_sheet_takes_no_ratings(czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3, wyslany=True)

    with pytest.raises(ArkuszError, match="wysłany"):
        _save(czlonek, {1: {"chec": "3"}})


@pytest.mark.parametrize("pole", ["trudnosc", "chec", "koniecznosc"])
@pytest.mark.parametrize("wartosc", [0, 6])
def test_database_refuses_ratings_outside_the_scale(czlonek, pole, wartosc):
    arkusz = ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek)

    with pytest.raises(IntegrityError), transaction.atomic():
        OcenaObszaru.objects.create(arkusz=arkusz, obszar=ObszarFactory(), **{pole: wartosc})


def test_database_refuses_a_second_row(czlonek):
    arkusz = ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek)
    row = OcenaObszaru.objects.create(arkusz=arkusz, obszar=ObszarFactory(), chec=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        OcenaObszaru.objects.create(arkusz=arkusz, obszar=row.obszar, chec=4)
