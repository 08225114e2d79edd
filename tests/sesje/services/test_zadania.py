from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from doradztwo.pliki import TXT
from konta.models import Slad
from sesje.exceptions import SesjaError
from sesje.models import PlikSesji, Sesja, SzkicSesji, ZadanieOsoby
from sesje.queries import moje_zadania, zadania_osob
from sesje.services.pliki import withdraw_plik
from sesje.services.sesje import WpisSesji, add_sesja, update_sesja
from sesje.services.szkice import delete_szkic, save_szkic
from sesje.services.zadania import WpisZadania, complete_zadanie, reopen_zadanie
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.sesje import MiesiacDoradcyFactory, PlikSesjiFactory, ZadanieOsobyFactory

DZIEN = date(2026, 11, 17)


def wpis(*zadania, **more):
    return WpisSesji(DZIEN, 45, "telefon", "Wskaźniki", zadania=zadania, **more)


def krok(osoba, tresc="Zebrać dane", termin=date(2026, 11, 30), pk=None):
    return WpisZadania(tresc, osoba, termin, pk)


def add(swiat, *zadania, **more):
    return add_sesja(swiat.proces.pk, swiat.doradca, wpis(*zadania, **more), kto=swiat.user)


def test_next_steps_become_tasks_of_the_named_people(swiat):
    add(swiat, krok(f"c{swiat.lider.pk}"), krok(f"d{swiat.doradca.pk}", "Przesłać wzór"))

    assert [(row.tresc, row.osoba) for row in moje_zadania(swiat.lider.user)] == [
        ("Zebrać dane", swiat.lider)
    ]
    assert [row.tresc for row in moje_zadania(swiat.user)] == ["Przesłać wzór"]
    assert len(zadania_osob([swiat.proces])) == 2


@pytest.mark.parametrize("wrong", ["c0", "d0", "x", "stranger"])
def test_task_of_a_stranger_saves_nothing(swiat, wrong):
    osoba = f"c{CzlonekZespoluFactory().pk}" if wrong == "stranger" else wrong

    with pytest.raises(SesjaError) as caught:
        add(swiat, krok(osoba))

    assert (caught.value.pole, Sesja.objects.count()) == ("zadania", 0)


def test_task_before_its_session_is_refused(swiat):
    with pytest.raises(SesjaError):
        add(swiat, krok(f"c{swiat.lider.pk}", termin=date(2026, 11, 16)))


def test_update_changes_adds_and_withdraws_tasks_and_leaves_done_ones(swiat):
    who = f"c{swiat.lider.pk}"
    sesja = add(swiat, krok(who, "zmieniane"), krok(who, "zbędne"), krok(who, "zrobione"))
    changed, _, done = sesja.zadania.order_by("pk")
    complete_zadanie(done, kto=swiat.lider.user)

    entry = wpis(krok(who, "zmienione", pk=changed.pk), krok(who, "nowe"))
    update_sesja(sesja, entry, sesja.wersja, kto=swiat.user)

    rows = sesja.zadania.current().order_by("pk").values_list("tresc", flat=True)
    assert list(rows) == ["zmienione", "zrobione", "nowe"]
    assert ZadanieOsoby.objects.count() == 4


def test_task_is_done_once_and_may_be_taken_back(swiat):
    row = ZadanieOsobyFactory(sesja__proces=swiat.proces)

    first = complete_zadanie(row, kto=swiat.lider.user)
    second = complete_zadanie(row, kto=swiat.user)
    back = reopen_zadanie(row, kto=swiat.user)

    assert (first.zrobil, second.zrobil, back.zrobil) == (swiat.lider.user, swiat.lider.user, None)
    assert list(Slad.objects.order_by("pk").values_list("zdarzenie", flat=True)) == [
        "wykonano zadanie",
        "cofnięto wykonanie zadania",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_tasks_cost_one_query(swiat, number, django_assert_num_queries):
    for _ in range(number):
        ZadanieOsobyFactory(sesja__proces=swiat.proces, czlonek=swiat.lider)

    for rows in (zadania_osob([swiat.proces]), moje_zadania(swiat.lider.user)):
        with django_assert_num_queries(1):
            assert len([str(row.osoba) + str(row.sesja.proces.jst) for row in rows]) == number


def test_database_keeps_a_task_of_exactly_one_person(swiat):
    row = ZadanieOsobyFactory(sesja__proces=swiat.proces)

    for change in ({"doradca": swiat.doradca}, {"czlonek": None}, {"tresc": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ZadanieOsoby.objects.filter(pk=row.pk).update(**change)


def upload(text="Notatka ze spotkania"):
    plik = SimpleUploadedFile("notatka.txt", text.encode())
    plik.rodzaj, plik.nazwa = TXT, "notatka.txt"
    return plik


def test_files_are_kept_once_and_withdrawn_not_deleted(swiat, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    sesja = add(swiat, pliki=(upload(), upload(), upload("inna")))
    withdraw_plik(sesja.pliki.first(), kto=swiat.user)

    assert PlikSesji.objects.count() == 2
    assert PlikSesji.objects.visible_to(swiat.user).count() == 1


def test_file_of_a_closed_month_stays(swiat):
    plik = PlikSesjiFactory(
        sesja__proces=swiat.proces, sesja__doradca=swiat.doradca, sesja__data_sesji=DZIEN
    )
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 11, 1), zamkniety=True
    )

    with pytest.raises(SesjaError):
        withdraw_plik(plik, kto=swiat.user)


def test_draft_is_one_for_each_jst_and_moves_when_the_jst_is_chosen(swiat):
    first = save_szkic(swiat.doradca, None, {"temat": ["a"]})
    save_szkic(swiat.doradca, swiat.proces, {"temat": ["b"]}, first.pk)
    last = save_szkic(swiat.doradca, swiat.proces, {"temat": ["c"]})
    save_szkic(swiat.doradca, ProcesFactory(), {"temat": ["d"]})

    assert SzkicSesji.objects.count() == 2
    assert SzkicSesji.objects.get(pk=last.pk).pola == {"temat": ["c"]}
    delete_szkic(swiat.doradca, last.pk)
    assert SzkicSesji.objects.count() == 1


def test_draft_counts_nowhere(swiat):
    save_szkic(swiat.doradca, swiat.proces, {"inny_czas": ["60"]})

    assert (Sesja.objects.count(), Slad.objects.count()) == (0, 0)
