import pytest

from diagnoza.exceptions import WyborObszaruError
from diagnoza.models import WyborObszaru, ZebraneDane
from diagnoza.services.wybor import change_obszar, choose_obszar
from edycje.models import Proces
from konta.models import Slad
from obszary.models import Obszar
from tests.factories.diagnoza import (
    ArkuszDiagnostycznyFactory,
    OdpowiedzFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import ProcesFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import WersjaArkuszaFactory, ZbiorDanychFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    """Area 1 has median 2, area 2 has 4; each has a list of data."""
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=1
    )
    for nr in (1, 2):
        ZbiorDanychFactory.create_batch(2, obszar=Obszar.objects.get(nr=nr))
    ZbiorDanychFactory(obszar=Obszar.objects.get(nr=2), wycofana=True)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    wynik = WynikZespoluFactory(proces=proces)
    for _ in range(3):
        arkusz = ArkuszDiagnostycznyFactory(proces=proces, wyslany=True, wynik=wynik)
        for stwierdzenie in wersja.stwierdzenia.select_related("obszar"):
            OdpowiedzFactory(
                arkusz=arkusz, stwierdzenie=stwierdzenie, ocena=2 * stwierdzenie.obszar.nr
            )
    return proces


def _choose(proces, nr, action=choose_obszar, **more):
    return action(
        proces.pk,
        UserFactory(),
        obszar=Obszar.objects.get(nr=nr),
        przeslanka="trudnosci",
        uzasadnienie="Tu mamy najwięcej do zrobienia.",
        **more,
    )


def test_choose_sets_area_and_makes_the_list_of_data(proces):
    _choose(proces, 1)

    proces.refresh_from_db()
    assert proces.obszar.nr == 1
    assert list(proces.zebrane_dane.values_list("nazwa", "kolejnosc", "stan")) == [
        (zbior.tekst, number, "do_zebrania")
        for number, zbior in enumerate(proces.obszar.zbiory_danych.all(), start=1)
    ]
    assert Slad.objects.get(zdarzenie="wybrano obszar").proces_pk == proces.pk


def test_choose_not_the_weakest_needs_a_reason(proces):
    with pytest.raises(WyborObszaruError, match="oceniony najniżej"):
        _choose(proces, 2)

    assert (WyborObszaru.objects.count(), Proces.objects.get().obszar) == (0, None)


def test_choose_not_the_weakest_with_a_reason(proces):
    wybor = _choose(proces, 2, powod_odstepstwa="Nad obszarem 1 pracuje powiat.")

    assert wybor.powod_odstepstwa == "Nad obszarem 1 pracuje powiat."
    assert ZebraneDane.objects.count() == 2


def test_choose_before_result_is_refused():
    proces = ProcesFactory()
    Obszar.objects.create(nr=1, nazwa="Budżet", skrot="Budżet", zrodlo="wzór")

    with pytest.raises(WyborObszaruError, match="po wyniku grupy"):
        _choose(proces, 1)


def test_choose_twice_is_refused(proces):
    _choose(proces, 1)

    with pytest.raises(WyborObszaruError, match="już wybrany"):
        _choose(proces, 1)


def test_change_keeps_the_old_choice_and_the_old_data(proces):
    first = _choose(proces, 1)

    second = _choose(
        proces, 2, change_obszar, powod_zmiany="Nowy burmistrz.", powod_odstepstwa="Decyzja rady."
    )

    first.refresh_from_db()
    proces.refresh_from_db()
    assert (first.powod_zmiany, first.zmieniono_at is None) == ("Nowy burmistrz.", False)
    assert (second.zmieniono_at, proces.obszar.nr) == (None, 2)
    assert ZebraneDane.objects.filter(zbior__obszar__nr=1).count() == 2
    assert ZebraneDane.objects.filter(zbior__obszar__nr=2).count() == 2


def test_change_back_finds_the_list_as_it_was_left(proces):
    _choose(proces, 1)
    ZebraneDane.objects.update(okres="2026")
    _choose(proces, 2, change_obszar, powod_zmiany="Zmiana.", powod_odstepstwa="Decyzja rady.")

    _choose(proces, 1, change_obszar, powod_zmiany="Powrót.")

    assert ZebraneDane.objects.filter(zbior__obszar__nr=1, okres="2026").count() == 2
    assert ZebraneDane.objects.count() == 4


@pytest.mark.parametrize("powod", ["", "   "])
def test_change_needs_a_reason(proces, powod):
    _choose(proces, 1)

    with pytest.raises(WyborObszaruError, match="dlaczego"):
        _choose(proces, 2, change_obszar, powod_zmiany=powod, powod_odstepstwa="Decyzja rady.")

    assert WyborObszaru.objects.get().zmieniono_at is None
