from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from konta.models import Slad
from sesje.exceptions import MiesiacError
from sesje.models import MiesiacDoradcy
from sesje.services.miesiace import close_miesiac, set_brak_wsparcia
from tests.factories.edycje import PrzydzialDoradcyFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

PAZDZIERNIK = date(2026, 10, 1)


def log(swiat, proces=None, minuty=60, day=date(2026, 10, 15), **more):
    return SesjaFactory(
        proces=proces or swiat.proces,
        doradca=swiat.doradca,
        data_sesji=day,
        minuty=minuty,
        **more,
    )


def test_close_miesiac_freezes_the_minutes(swiat):
    log(swiat, minuty=70)
    log(swiat, minuty=90, forma="na_miejscu")

    result = close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    row = MiesiacDoradcy.objects.get()
    assert result.zamkniete == [row]
    assert (row.status, row.wymagane_min, row.zapisane_min) == ("zamkniety", 60, 70)
    assert Slad.objects.get(zdarzenie="zamknięto miesiąc").na == "70 z 60 min"


def test_close_miesiac_leaves_open_what_misses_minutes(swiat):
    full = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 10, 31)).proces
    log(swiat, minuty=59)
    log(swiat, proces=full, day=date(2026, 10, 31))

    result = close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    assert [row.proces for row in result.zamkniete] == [full]
    assert [row.proces for row in result.pominiete] == [swiat.proces]


def test_close_miesiac_twice_closes_nothing_new(swiat):
    log(swiat)
    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    result = close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    assert (result.zamkniete, result.pominiete) == ([], [])


def test_close_miesiac_accepts_too_few_minutes_with_a_reason(swiat):
    log(swiat, minuty=20)
    set_brak_wsparcia(swiat.doradca, swiat.proces.pk, PAZDZIERNIK, "urlop", "", kto=swiat.user)

    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    row = MiesiacDoradcy.objects.get()
    assert (row.status, row.zapisane_min, row.brak_wsparcia) == ("zamkniety", 20, "urlop")


def test_close_miesiac_refuses_a_month_that_still_runs(swiat):
    with pytest.raises(MiesiacError):
        close_miesiac(swiat.doradca, date(2026, 11, 1), kto=swiat.user)


def test_close_miesiac_closes_only_the_chosen_proces(swiat):
    other = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 9, 1)).proces
    log(swiat)
    log(swiat, proces=other)

    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user, procesy=[other.pk])

    assert [row.proces for row in MiesiacDoradcy.objects.all()] == [other]


@pytest.mark.parametrize(
    ("month", "powod", "opis"),
    [
        (date(2026, 12, 1), "urlop", ""),
        (PAZDZIERNIK, "inny", "  "),
        (date(2026, 8, 1), "urlop", ""),
    ],
)
def test_set_brak_wsparcia_refuses(swiat, month, powod, opis):
    with pytest.raises(MiesiacError):
        set_brak_wsparcia(swiat.doradca, swiat.proces.pk, month, powod, opis, kto=swiat.user)

    assert not MiesiacDoradcy.objects.exists()


def test_set_brak_wsparcia_can_be_taken_back_until_the_month_is_closed(swiat):
    args = (swiat.doradca, swiat.proces.pk, PAZDZIERNIK)
    set_brak_wsparcia(*args, "inny", "Powódź.", kto=swiat.user)

    row = set_brak_wsparcia(*args, "", "", kto=swiat.user)

    assert (row.brak_wsparcia, row.brak_wsparcia_opis) == ("", "")
    log(swiat)
    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)
    with pytest.raises(MiesiacError):
        set_brak_wsparcia(*args, "urlop", "", kto=swiat.user)


def test_close_miesiac_waits_for_an_answer_to_an_objection(swiat):
    log(swiat, uwagi_at=timezone.now())

    result = close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    assert ([row.proces for row in result.z_uwagami], result.pominiete) == ([swiat.proces], [])
    assert not MiesiacDoradcy.objects.exists()


def test_close_miesiac_counts_and_freezes_what_was_carried_over(swiat):
    swiat.edycja.przenoszenie_godzin = "edycja"
    swiat.edycja.save()
    log(swiat, minuty=90, day=date(2026, 9, 20))
    log(swiat, minuty=40)

    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    row = MiesiacDoradcy.objects.get()
    assert (row.wymagane_min, row.zapisane_min, row.przeniesione_min) == (60, 40, 20)


def test_database_keeps_one_row_per_month_from_its_first_day_and_frozen(swiat):
    row = MiesiacDoradcyFactory(proces=swiat.proces, doradca=swiat.doradca, miesiac=PAZDZIERNIK)

    with pytest.raises(IntegrityError), transaction.atomic():
        MiesiacDoradcyFactory(proces=swiat.proces, doradca=swiat.doradca, miesiac=PAZDZIERNIK)
    for change in (
        {"miesiac": date(2026, 10, 2)},
        {"status": "zamkniety"},
        {"status": "przyjety", "zamknieto_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            MiesiacDoradcy.objects.filter(pk=row.pk).update(**change)
