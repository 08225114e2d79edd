from datetime import date, time

import pytest
from django.contrib.contenttypes.models import ContentType

from konta.models import Slad
from sesje.exceptions import MiesiacError
from sesje.models import MiesiacDoradcy, Sesja
from sesje.services.potwierdzenia import approve_sesja, object_sesja
from sesje.services.przyjecia import approve_miesiace, reopen_miesiac, return_miesiace
from tests.factories.konta import UserFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

PAZDZIERNIK = date(2026, 10, 1)


def row_of(swiat, *sesje, **state):
    """A month of another advisor of the Proces with these sessions."""
    first = SesjaFactory(proces=swiat.proces, data_sesji=date(2026, 10, 14), **sesje[0])
    for more in sesje[1:]:
        SesjaFactory(
            proces=swiat.proces, doradca=first.doradca, data_sesji=date(2026, 10, 14), **more
        )
    return MiesiacDoradcyFactory(
        proces=swiat.proces,
        doradca=first.doradca,
        miesiac=PAZDZIERNIK,
        **(state or {"zamkniety": True}),
    )


CLEAN = {"potwierdzona": True}
GODZINY = {"godzina_od": time(10), "godzina_do": time(10, 30)}


def statuses(*rows):
    return [MiesiacDoradcy.objects.get(pk=row.pk).status for row in rows]


def test_one_action_accepts_all_that_are_clean(swiat):
    clean, still_open = row_of(swiat, CLEAN), row_of(swiat, CLEAN, zamkniety=False)
    unconfirmed = row_of(swiat, CLEAN, {})
    exceptional = row_of(swiat, CLEAN | {"powod_wyjatku": "Dwie JST naraz."})
    overlapping = row_of(swiat, CLEAN | GODZINY, CLEAN | GODZINY)
    foreign = MiesiacDoradcyFactory(miesiac=PAZDZIERNIK, zamkniety=True)
    kto = UserFactory()

    result = approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=kto)
    again = approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=kto)

    assert (result.przyjete, result.pominiete, again.przyjete) == (1, 3, 0)
    assert statuses(clean, still_open) == ["przyjety", "otwarty"]
    assert statuses(unconfirmed, exceptional, overlapping, foreign) == ["zamkniety"] * 4


def test_coordinator_accepts_unconfirmed_ones_with_a_reason_that_stays(swiat):
    row = row_of(swiat, CLEAN, {})
    waiting = Sesja.objects.get(potwierdzono_at=None)
    object_sesja(waiting, "Nie pamiętam jej.", kto=swiat.lider.user)
    kto = UserFactory()

    result = approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=kto, pks=[row.pk], powod="Notatka.")

    waiting.refresh_from_db()
    row.refresh_from_db()
    assert (result.przyjete, row.powod_przyjecia) == (1, "Notatka.")
    assert (waiting.potwierdzil, waiting.powod_potwierdzenia) == (kto, "Notatka.")
    assert waiting.uwagi.get().odpowiedz == "Koordynator przyjął sesję: Notatka."
    assert Slad.objects.filter(zdarzenie="koordynator przyjął sesję", powod="Notatka.").count() == 1


def test_clean_row_keeps_no_reason(swiat):
    row = row_of(swiat, CLEAN)

    approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=UserFactory(), pks=[row.pk], powod="Zbędny.")

    row.refresh_from_db()
    assert (row.status, row.powod_przyjecia) == ("przyjety", "")


def test_return_miesiace_opens_closed_rows_with_one_note(swiat):
    closed, accepted = row_of(swiat, CLEAN), row_of(swiat, CLEAN, przyjety=True)
    pks = [closed.pk, accepted.pk]

    number = return_miesiace(swiat.edycja, PAZDZIERNIK, "Brak ustaleń.", kto=UserFactory(), pks=pks)

    closed.refresh_from_db()
    assert (number, closed.powod_otwarcia) == (1, "Brak ustaleń.")
    assert statuses(closed, accepted) == ["otwarty", "przyjety"]
    with pytest.raises(MiesiacError):
        return_miesiace(swiat.edycja, PAZDZIERNIK, " ", kto=UserFactory(), pks=pks)


def test_reopen_gives_back_to_the_lider_what_the_coordinator_had_accepted(swiat):
    row = row_of(swiat, CLEAN, {})
    waiting = Sesja.objects.get(potwierdzono_at=None)
    approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=UserFactory(), pks=[row.pk], powod="Notatka.")

    row = reopen_miesiac(row, "Jednak inaczej.", kto=UserFactory())

    waiting.refresh_from_db()
    assert (row.status, row.wymagane_min, row.zamknieto_at) == ("otwarty", None, None)
    assert (waiting.is_confirmed, waiting.powod_potwierdzenia) == (False, "")
    assert Sesja.objects.exclude(potwierdzono_at=None).count() == 1
    assert approve_sesja(waiting, kto=swiat.lider.user).is_confirmed


def test_reopen_keeps_what_was_frozen_in_the_trace(swiat):
    row = MiesiacDoradcyFactory(proces=swiat.proces, doradca=swiat.doradca, przyjety=True)
    kto = UserFactory()

    row = reopen_miesiac(row, "Sesja z 12.10 wpisana dwa razy.", kto=kto)

    slad = Slad.objects.get()
    assert (slad.z, slad.powod) == (
        "przyjęty, 60 z 60 min",
        "Sesja z 12.10 wpisana dwa razy.",
    )
    with pytest.raises(MiesiacError):
        reopen_miesiac(row, "Jeszcze raz.", kto=kto)


def test_reopen_needs_a_reason(swiat):
    row = MiesiacDoradcyFactory(proces=swiat.proces, przyjety=True)

    with pytest.raises(MiesiacError):
        reopen_miesiac(row, " ", kto=UserFactory())


@pytest.mark.parametrize("number", [1, 3])
def test_accepting_costs_the_same_queries(swiat, number, django_assert_num_queries):
    for _ in range(number):
        row_of(swiat, CLEAN)
        row_of(swiat, CLEAN, {})
    # What a process looks up once: the kinds of rows that stand in the trail.
    ContentType.objects.get_for_models(MiesiacDoradcy, Sesja)
    kto = UserFactory()

    with django_assert_num_queries(12):
        result = approve_miesiace(swiat.edycja, PAZDZIERNIK, kto=kto, powod="Lider na urlopie.")

    assert result.przyjete == 2 * number
    assert Slad.objects.filter(zdarzenie="przyjęto miesiąc").count() == 2 * number
    assert Sesja.objects.filter(potwierdzono_at=None).count() == 0
