import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from doradztwo.pliki import PDF
from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.konta import UserFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ZebraneDaneFactory,
)
from zbiory.exceptions import ZebraneDaneError
from zbiory.models import PlikDanych, ZebraneDane
from zbiory.services.dane import add_dane, add_plik, update_dane, withdraw_plik

pytestmark = pytest.mark.django_db

ZEBRANE = {"stan": "zebrane", "zrodlo": "SIO", "wniosek": "Uczniów ubywa."}


def _plik(name="dane.pdf", content=b"%PDF-1.7 wzor"):
    plik = SimpleUploadedFile(name, content)
    plik.rodzaj, plik.nazwa = PDF, name
    return plik


def test_add_dane_puts_own_item_at_the_end():
    first = ZebraneDaneFactory(kolejnosc=7)

    dane = add_dane(first.proces_id, UserFactory(), " Dowozy ")

    assert (dane.nazwa, dane.kolejnosc, dane.zbior) == ("Dowozy", 8, None)


def test_add_dane_refuses_empty_name():
    proces = ProcesFactory()

    with pytest.raises(ValidationError):
        add_dane(proces.pk, UserFactory(), "  ")

    assert ZebraneDane.objects.count() == 0


def test_update_dane_raises_version_and_leaves_a_trace():
    dane = ZebraneDaneFactory()

    after = update_dane(dane, ZEBRANE, 1, UserFactory())

    assert (after.stan, after.wersja) == ("zebrane", 2)
    assert list(Slad.objects.values_list("z", "na")) == [
        (
            "stan: do zebrania\nźródło: –\nwniosek w jednym zdaniu: –",
            "stan: zebrane\nźródło: SIO\nwniosek w jednym zdaniu: Uczniów ubywa.",
        )
    ]


def test_update_dane_of_an_older_version_is_a_conflict():
    dane = ZebraneDaneFactory()
    update_dane(dane, {"okres": "2025"}, 1, UserFactory())

    with pytest.raises(WersjaConflictError) as conflict:
        update_dane(dane, {"okres": "2026"}, 1, UserFactory())

    assert conflict.value.current.okres == "2025"
    assert ZebraneDane.objects.get().okres == "2025"


def test_database_refuses_collected_data_without_conclusion():
    with pytest.raises(IntegrityError):
        update_dane(ZebraneDaneFactory(), {"stan": "zebrane"}, 1, UserFactory())


def test_database_refuses_unavailable_data_without_reason():
    with pytest.raises(IntegrityError):
        update_dane(ZebraneDaneFactory(), {"stan": "niedostepne"}, 1, UserFactory())


def test_update_dane_refuses_a_person_of_another_team():
    with pytest.raises(ZebraneDaneError):
        update_dane(
            ZebraneDaneFactory(), {"odpowiedzialny": CzlonekZespoluFactory()}, 1, UserFactory()
        )


def test_update_dane_refuses_a_closed_proces():
    dane = ZebraneDaneFactory(proces=ProcesFactory(wstrzymany=True))

    with pytest.raises(ProcesZamknietyError):
        update_dane(dane, {"okres": "2026"}, 1, UserFactory())


def test_add_plik_stores_content_under_a_name_nobody_can_guess():
    row = add_plik(ZebraneDaneFactory(), UserFactory(), _plik("Uczniowie.pdf"))

    assert row.plik.read() == b"%PDF-1.7 wzor"
    assert (row.nazwa, row.typ_mime, row.rozmiar) == ("Uczniowie.pdf", "application/pdf", 13)
    assert "Uczniowie" not in row.plik.name
    row.plik.close()


def test_add_plik_twice_is_one_file():
    dane = ZebraneDaneFactory()
    first = add_plik(dane, UserFactory(), _plik())

    second = add_plik(dane, UserFactory(), _plik("kopia.pdf"))

    assert (second.pk, PlikDanych.objects.count()) == (first.pk, 1)


def test_withdraw_plik_keeps_the_row():
    plik = PlikDanychFactory()

    withdraw_plik(plik, UserFactory())
    withdraw_plik(plik, UserFactory())

    assert PlikDanych.objects.get().wycofano_at is not None
    assert Slad.objects.filter(zdarzenie="wycofano plik").count() == 1
