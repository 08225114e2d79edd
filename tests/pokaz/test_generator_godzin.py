"""Hours of the generated edition obey the rules of those that people settle."""

import pytest
from django.db import transaction
from django.db.models import F

from edycje.models import Proces
from pokaz.generator import generate
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy, Sesja, UwagaSesji, ZadanieOsoby
from sesje.queries.godziny import load_godziny
from tests.factories.jst import JstFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _kraj(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        JstFactory.create_batch(40)
        generate(40, 1)
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def test_months_are_frozen_with_the_minutes_of_the_day_rule():
    months = MiesiacDoradcy.objects.select_related("proces__edycja")
    known = load_godziny(Proces.objects.all(), sorted({row.miesiac for row in months}))

    assert months.count() > 50
    assert [row.wymagane_min for row in months] == [
        known.wymagane(row.proces, row.doradca_id, row.miesiac) for row in months
    ]
    assert not months.filter(zapisane_min__lt=F("wymagane_min"), brak_wsparcia="").exists()


def test_closed_months_hold_no_open_objection_and_accepted_ones_are_confirmed():
    accepted = MiesiacDoradcy.objects.filter(status=StatusMiesiaca.PRZYJETY).first()
    sessions = Sesja.objects.filter(proces=accepted.proces_id, doradca=accepted.doradca_id)

    assert not sessions.in_month(accepted.miesiac).filter(potwierdzono_at=None).exists()
    waiting = UwagaSesji.objects.otwarte().select_related("sesja")
    assert {uwaga.sesja.uwagi_at is not None for uwaga in waiting} <= {True}


def test_sessions_have_hours_and_next_steps():
    assert Sesja.objects.filter(godzina_od__isnull=False).exists()
    assert Sesja.objects.filter(godzina_od=None).exists()
    steps = ZadanieOsoby.objects
    assert steps.filter(czlonek=None).exists()
    assert steps.filter(zrobione_at=None).exists()
