"""A settled month, past every form and service: the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sesje import triggers
from sesje.models import MiesiacDoradcy, PlikSesji, Sesja
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.konta import UserFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

pytestmark = pytest.mark.django_db
DZIEN = date(2026, 10, 14)


def settled(status="zamkniety"):
    sesja = SesjaFactory(data_sesji=DZIEN)
    month = MiesiacDoradcyFactory(
        proces=sesja.proces,
        doradca=sesja.doradca,
        miesiac=DZIEN.replace(day=1),
        **{status: True},
    )
    return sesja, month


def refused(action):
    with (
        pytest.raises(IntegrityError, match=triggers.MESSAGE),
        transaction.atomic(),
    ):
        action()
    return True


@pytest.mark.parametrize(
    "fields",
    [
        {"minuty": 45},
        {"temat": "inny"},
        {"data_sesji": date(2026, 10, 20)},
        {"data_sesji": date(2026, 11, 2)},
        {"wycofano_at": timezone.now()},
        {"powod_wyjatku": "inny"},
    ],
)
def test_session_of_a_closed_month_does_not_change(fields):
    sesja, _ = settled()

    assert refused(lambda: Sesja.objects.filter(pk=sesja.pk).update(**fields))


def test_session_is_neither_added_to_nor_moved_into_nor_taken_from_a_closed_month():
    sesja, _ = settled()
    other = SesjaFactory(proces=sesja.proces, doradca=sesja.doradca, data_sesji=date(2026, 11, 2))

    assert refused(
        lambda: SesjaFactory(proces=sesja.proces, doradca=sesja.doradca, data_sesji=DZIEN)
    )
    assert refused(lambda: Sesja.objects.filter(pk=other.pk).update(data_sesji=DZIEN))
    assert refused(lambda: Sesja.objects.filter(pk=sesja.pk).delete())


def test_sessions_of_other_months_and_advisors_are_free():
    sesja, _ = settled()

    SesjaFactory(proces=sesja.proces, doradca=sesja.doradca, data_sesji=date(2026, 11, 1))
    SesjaFactory(proces=sesja.proces, doradca=sesja.doradca, data_sesji=date(2026, 9, 30))
    SesjaFactory(proces=sesja.proces, data_sesji=DZIEN)

    assert Sesja.objects.count() == 4


def test_lider_confirms_in_a_closed_month_and_not_in_an_accepted_one():
    closed, _ = settled()
    accepted, _ = settled("przyjety")
    confirmed = {"potwierdzono_at": timezone.now(), "potwierdzil": UserFactory()}

    Sesja.objects.filter(pk=closed.pk).update(**confirmed)

    closed.refresh_from_db()
    assert closed.is_confirmed
    assert refused(lambda: Sesja.objects.filter(pk=accepted.pk).update(**confirmed))


def test_participants_and_files_stay():
    sesja, _ = settled()
    member = CzlonekZespoluFactory(proces=sesja.proces)

    def add_file():
        PlikSesji.objects.create(
            sesja=sesja, plik="x", nazwa="x", typ_mime="x", rozmiar=1, dodal=UserFactory()
        )

    assert refused(lambda: sesja.uczestnicy.add(member))
    assert refused(add_file)


@pytest.mark.parametrize("status", ["zamkniety", "przyjety"])
def test_numbers_of_a_settled_month_stay_until_it_is_opened(status):
    _, month = settled(status)
    row = MiesiacDoradcy.objects.filter(pk=month.pk)

    assert refused(lambda: row.update(zapisane_min=1))
    assert refused(lambda: row.update(brak_wsparcia="urlop"))
    assert refused(lambda: row.update(status="otwarty", miesiac=date(2026, 9, 1)))
    assert refused(row.delete)

    row.update(status="otwarty", zapisane_min=None, wymagane_min=None)
    assert MiesiacDoradcy.objects.get(pk=month.pk).is_open


def test_accepted_month_does_not_fall_back_to_closed():
    _, month = settled("przyjety")

    assert refused(lambda: MiesiacDoradcy.objects.filter(pk=month.pk).update(status="zamkniety"))


def test_triggers_can_be_dropped_and_made_again():
    sesja, _ = settled()

    triggers.drop(connection)
    Sesja.objects.filter(pk=sesja.pk).update(minuty=31)
    triggers.create(connection)

    assert refused(lambda: Sesja.objects.filter(pk=sesja.pk).update(minuty=32))
