from datetime import date

import pytest
from django.db import IntegrityError, transaction

from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from sesje.exceptions import SesjaError
from sesje.models import Sesja
from sesje.services.sesje import (
    WpisSesji,
    add_sesja,
    approve_month,
    approve_sesja,
    update_sesja,
    withdraw_sesja,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory


def wpis(**more):
    fields = {
        "data_sesji": date(2026, 11, 17),
        "minuty": 45,
        "forma": "telefon",
        "temat": "Wskaźniki celu 1.1",
    }
    return WpisSesji(**(fields | more))


def add(swiat, **more):
    return add_sesja(swiat.proces.pk, swiat.doradca, wpis(**more), kto=swiat.user)


def test_add_sesja_saves_participants_etap_and_trace(swiat):
    sesja = add(swiat, ustalenia="Dane do piątku.", uczestnicy=[swiat.lider.pk])

    assert (sesja.minuty, sesja.forma, sesja.etap) == (45, "telefon", 1)
    assert list(sesja.uczestnicy.all()) == [swiat.lider]
    assert list(Slad.objects.values_list("zdarzenie", "kto", "proces_pk")) == [
        ("zapisano sesję", swiat.user.pk, swiat.proces.pk)
    ]


@pytest.mark.parametrize(
    ("day", "pole"),
    [(date(2026, 11, 19), "data_sesji"), (date(2026, 9, 9), "data_sesji")],
)
def test_add_sesja_refuses_the_future_and_days_before_the_assignment(swiat, day, pole):
    with pytest.raises(SesjaError) as caught:
        add(swiat, data_sesji=day)

    assert caught.value.pole == pole
    assert not Sesja.objects.exists()


def test_add_sesja_accepts_the_first_day_of_the_assignment(swiat):
    assert add(swiat, data_sesji=date(2026, 9, 10)).pk


def test_add_sesja_refuses_an_advisor_of_another_proces(swiat):
    other = PrzydzialDoradcyFactory().doradca

    with pytest.raises(SesjaError):
        add_sesja(swiat.proces.pk, other, wpis(), kto=other.user)


def test_add_sesja_refuses_more_than_12_hours_a_day_over_all_procesy(swiat):
    other = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 9, 1)).proces
    SesjaFactory(proces=other, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), minuty=660)
    SesjaFactory(proces=other, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), wycofana=True)

    with pytest.raises(SesjaError) as caught:
        add(swiat, minuty=61)

    assert caught.value.pole == "czas"
    assert add(swiat, minuty=60).pk


@pytest.mark.parametrize("state", ["zamkniety", "przyjety"])
def test_add_sesja_refuses_a_closed_month(swiat, state):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 10, 1), **{state: True}
    )

    with pytest.raises(SesjaError) as caught:
        add(swiat, data_sesji=date(2026, 10, 31))

    assert caught.value.pole == "data_sesji"


def test_add_sesja_refuses_a_paused_proces(swiat):
    proces = ProcesFactory(wstrzymany=True)
    PrzydzialDoradcyFactory(proces=proces, doradca=swiat.doradca)

    with pytest.raises(ProcesZamknietyError):
        add_sesja(proces.pk, swiat.doradca, wpis(), kto=swiat.user)


def test_add_sesja_refuses_participants_of_another_jst(swiat):
    stranger = CzlonekZespoluFactory()

    with pytest.raises(SesjaError) as caught:
        add(swiat, uczestnicy=[swiat.lider.pk, stranger.pk])

    assert caught.value.pole == "uczestnicy"
    assert not Sesja.objects.exists()


def test_update_sesja_changes_it_and_keeps_the_old_values_in_the_trace(swiat):
    sesja = add(swiat)

    update_sesja(sesja, wpis(minuty=60), sesja.wersja, kto=swiat.user)

    sesja.refresh_from_db()
    slad = Slad.objects.get(zdarzenie="zmieniono sesję")
    assert (sesja.minuty, sesja.wersja) == (60, 2)
    assert slad.z == "17.11.2026, 45 min, telefon: Wskaźniki celu 1.1"
    assert slad.na == "17.11.2026, 60 min, telefon: Wskaźniki celu 1.1"


def test_update_sesja_refuses_an_old_version(swiat):
    sesja = add(swiat)
    update_sesja(sesja, wpis(minuty=60), 1, kto=swiat.user)

    with pytest.raises(WersjaConflictError):
        update_sesja(sesja, wpis(minuty=15), 1, kto=swiat.user)

    sesja.refresh_from_db()
    assert sesja.minuty == 60


@pytest.mark.parametrize("state", ["potwierdzona", "wycofana"])
def test_update_sesja_refuses_confirmed_and_withdrawn(swiat, state):
    sesja = SesjaFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        data_sesji=date(2026, 11, 17),
        **{state: True},
    )

    with pytest.raises(SesjaError):
        update_sesja(sesja, wpis(), 1, kto=swiat.user)


def test_update_sesja_refuses_to_leave_a_closed_month(swiat):
    sesja = add(swiat, data_sesji=date(2026, 10, 5))
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )

    with pytest.raises(SesjaError):
        update_sesja(sesja, wpis(), 1, kto=swiat.user)


def test_withdraw_sesja_keeps_the_row_with_its_reason(swiat):
    sesja = add(swiat)

    withdraw_sesja(sesja, " Nie ta JST. ", kto=swiat.user)

    sesja.refresh_from_db()
    assert (sesja.is_withdrawn, sesja.powod_wycofania) == (True, "Nie ta JST.")
    assert list(Sesja.objects.current()) == []


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdraw_sesja_needs_a_reason(swiat, reason):
    with pytest.raises(SesjaError):
        withdraw_sesja(add(swiat), reason, kto=swiat.user)


def test_withdraw_sesja_refuses_a_closed_month_and_a_second_time(swiat):
    sesja = add(swiat, data_sesji=date(2026, 10, 5))
    twice = withdraw_sesja(add(swiat), "Pomyłka.", kto=swiat.user)
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )

    for refused in (sesja, twice):
        with pytest.raises(SesjaError):
            withdraw_sesja(refused, "Pomyłka.", kto=swiat.user)


def test_approve_sesja_confirms_once(swiat):
    sesja = approve_sesja(add(swiat), kto=swiat.lider.user)

    assert (sesja.is_confirmed, sesja.potwierdzil) == (True, swiat.lider.user)
    with pytest.raises(SesjaError):
        approve_sesja(sesja, kto=swiat.lider.user)


def test_approve_month_confirms_only_what_waits_in_that_month(swiat):
    here = add(swiat)
    elsewhere = add(swiat, data_sesji=date(2026, 10, 5))
    SesjaFactory(
        proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 3), wycofana=True
    )

    first = approve_month(swiat.proces, date(2026, 11, 1), kto=swiat.lider.user)
    second = approve_month(swiat.proces, date(2026, 11, 1), kto=swiat.lider.user)

    assert (first, second) == (1, 0)
    assert set(Sesja.objects.exclude(potwierdzono_at=None)) == {here}
    elsewhere.refresh_from_db()
    assert not elsewhere.is_confirmed


@pytest.mark.parametrize("change", [{"minuty": 4}, {"minuty": 721}, {"forma": "list"}])
def test_database_refuses_impossible_sessions(swiat, change):
    sesja = add(swiat)

    with pytest.raises(IntegrityError), transaction.atomic():
        Sesja.objects.filter(pk=sesja.pk).update(**change)
