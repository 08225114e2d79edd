import pytest
from django.db import IntegrityError, transaction

from diagnoza.queries import fakty
from edycje.models import Proces
from konta.models import Slad
from obszary.models import Obszar
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
    OdpowiedzFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import EdycjaFactory, ProcesFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import ObszarFactory, WersjaArkuszaFactory, ZbiorDanychFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from wynik.exceptions import WyborObszaruError
from wynik.models import WyborObszaru
from wynik.services.wybor import change_obszar, choose_obszar
from zbiory.models import ZebraneDane
from zbiory.queries import get_lista_danych

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


def _allow_two(proces):
    proces.edycja.obszary_max = 2
    proces.edycja.save()


def test_second_area_joins_its_list_of_data(proces):
    _allow_two(proces)
    _choose(proces, 1)

    second = _choose(proces, 2)

    proces.refresh_from_db()
    assert (second.miejsce, proces.obszar.nr, proces.drugi_obszar.nr) == (2, 1, 2)
    lista = get_lista_danych(proces)
    assert (len(lista.biezace), len(lista.dawne)) == (4, 0)
    assert fakty([proces.pk])[proces.pk].dane_wszystkie == 4


def test_second_area_is_refused_where_the_edition_allows_one(proces):
    _choose(proces, 1)

    with pytest.raises(WyborObszaruError, match="już wybrany"):
        _choose(proces, 2, powod_odstepstwa="Mamy czas.")


def test_third_area_and_the_same_twice_are_refused(proces):
    _allow_two(proces)
    _choose(proces, 1)
    with pytest.raises(WyborObszaruError, match="Wskaż inny"):
        _choose(proces, 1)
    _choose(proces, 2)

    with pytest.raises(WyborObszaruError, match="Obszary są już wybrane"):
        _choose(proces, 1)


def test_change_of_the_second_area_keeps_the_first(proces):
    _allow_two(proces)
    _choose(proces, 1)
    _choose(proces, 2)
    third = ObszarFactory(nr=3)
    ZbiorDanychFactory(obszar=third)

    changed = change_obszar(
        proces.pk,
        UserFactory(),
        obszar=third,
        przeslanka="trudnosci",
        uzasadnienie="Decyzja rady.",
        powod_odstepstwa="Rada tak zdecydowała.",
        powod_zmiany="Nowy budżet.",
        miejsce=2,
    )

    proces.refresh_from_db()
    assert (changed.miejsce, proces.obszar.nr, proces.drugi_obszar.nr) == (2, 1, 3)
    assert len(get_lista_danych(proces).dawne) == 2


def test_database_refuses_the_same_area_twice(proces):
    first = WyborObszaruFactory(proces=proces)

    with pytest.raises(IntegrityError), transaction.atomic():
        WyborObszaruFactory(proces=proces, obszar=first.obszar, miejsce=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proces.objects.filter(pk=proces.pk).update(drugi_obszar=first.obszar)
    with pytest.raises(IntegrityError), transaction.atomic():
        WyborObszaruFactory(proces=proces, miejsce=3)


def test_edition_allows_one_area_or_two():
    with pytest.raises(IntegrityError), transaction.atomic():
        EdycjaFactory(obszary_max=3)


def test_area_that_nothing_suggests_needs_a_reason():
    """Five areas as low as each other: three are suggested, the others need a word."""
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2, 3, 4, 5], pelna__stwierdzenia_na_obszar=1
    )
    proces = WynikZespoluFactory(proces__edycja__wersja_arkusza=wersja, z_arkuszy=[2, 2, 2]).proces

    with pytest.raises(WyborObszaruError, match="dlaczego"):
        _choose(proces, 5)

    assert _choose(proces, 3).powod_odstepstwa == ""
