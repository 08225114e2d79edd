from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from sesje.exceptions import SesjaError, WyjatekError
from sesje.models import Sesja
from sesje.services.sesje import WpisSesji, add_sesja, update_sesja, withdraw_sesja
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.obszary import ObszarFactory
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


def test_add_sesja_wants_a_reason_for_more_than_12_hours_a_day_over_all_procesy(swiat):
    other = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 9, 1)).proces
    SesjaFactory(proces=other, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), minuty=660)
    SesjaFactory(proces=other, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), wycofana=True)

    with pytest.raises(WyjatekError) as caught:
        add(swiat, minuty=61)

    assert caught.value.pole == "czas"
    assert add(swiat, minuty=61, powod_wyjatku=" Nocna praca. ").powod_wyjatku == "Nocna praca."


def test_add_sesja_refuses_more_than_a_day_has_whatever_the_reason(swiat):
    for _ in range(2):
        SesjaFactory(
            proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), minuty=700
        )

    with pytest.raises(SesjaError) as caught:
        add(swiat, powod_wyjatku="Bardzo długi dzień.")

    assert (type(caught.value), caught.value.pole) == (SesjaError, "czas")


@pytest.mark.parametrize(
    ("start", "overlaps"),
    [(time(9, 15), False), (time(9, 16), True), (time(10, 59), True), (time(11), False)],
)
def test_add_sesja_wants_a_reason_for_an_overlap_over_all_procesy(swiat, start, overlaps):
    other = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 9, 1)).proces
    for more in ({}, {"wycofana": True}):
        SesjaFactory(
            proces=other,
            doradca=swiat.doradca,
            data_sesji=date(2026, 11, 17),
            minuty=60,
            godzina_od=time(10),
            godzina_do=time(11),
            **more,
        )

    if overlaps:
        with pytest.raises(WyjatekError) as caught:
            add(swiat, godzina_od=start)
        assert (caught.value.pole, "10:00–11:00" in str(caught.value)) == ("godzina_od", True)
    else:
        assert add(swiat, godzina_od=start).godziny


def test_reason_stays_only_where_there_is_an_exception(swiat):
    assert add(swiat, powod_wyjatku="Na wszelki wypadek.").powod_wyjatku == ""


def test_add_sesja_counts_the_end_and_refuses_to_pass_midnight(swiat):
    sesja = add(swiat, godzina_od=time(23, 0))

    with pytest.raises(SesjaError) as caught:
        add(swiat, godzina_od=time(23, 30))

    assert (sesja.godzina_do, sesja.godziny) == (time(23, 45), "23:00–23:45")
    assert caught.value.pole == "godzina_od"


def test_add_sesja_keeps_an_earlier_etap_and_refuses_a_later_one(swiat):
    swiat.proces.obszar, swiat.proces.etap = ObszarFactory(), 2
    swiat.proces.save()

    assert [add(swiat, etap=etap).etap for etap in (None, 1, 2)] == [2, 1, 2]
    with pytest.raises(SesjaError) as caught:
        add(swiat, etap=3)
    assert caught.value.pole == "etap"


def test_add_sesja_refuses_a_day_outside_the_edition(swiat):
    swiat.przydzial.od = date(2026, 8, 1)
    swiat.przydzial.save()

    with pytest.raises(SesjaError) as caught:
        add(swiat, data_sesji=date(2026, 8, 31))

    assert caught.value.pole == "data_sesji"


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


def test_update_sesja_refuses_a_withdrawn_one(swiat):
    sesja = SesjaFactory(
        proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), wycofana=True
    )

    with pytest.raises(SesjaError):
        update_sesja(sesja, wpis(), 1, kto=swiat.user)


def test_update_of_a_confirmed_session_waits_for_the_lider_again(swiat):
    sesja = SesjaFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        data_sesji=date(2026, 11, 17),
        potwierdzona=True,
    )

    sesja = update_sesja(sesja, wpis(), 1, kto=swiat.user)

    sesja.refresh_from_db()
    assert (sesja.is_confirmed, sesja.potwierdzil, sesja.minuty) == (False, None, 45)
    assert Slad.objects.filter(zdarzenie="zmieniono potwierdzoną sesję").count() == 1


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


@pytest.mark.parametrize(
    "change",
    [
        {"minuty": 4},
        {"minuty": 721},
        {"forma": "list"},
        {"godzina_od": time(9)},
        {"godzina_od": time(9), "godzina_do": time(9)},
        {"potwierdzono_at": "2026-11-17T10:00:00Z"},
        {"powod_potwierdzenia": "bez potwierdzenia"},
    ],
)
def test_database_refuses_impossible_sessions(swiat, change):
    sesja = add(swiat)

    with pytest.raises(IntegrityError), transaction.atomic():
        Sesja.objects.filter(pk=sesja.pk).update(**change)
