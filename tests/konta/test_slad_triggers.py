import pytest
from django.db import DatabaseError, connection, transaction

from konta import slad_triggers
from konta.models import Slad
from konta.services import slad
from tests.factories.konta import UserFactory


@pytest.fixture
def line(db):
    user = UserFactory()
    return slad.record(user, "zdarzenie", kto=user)


def test_slad_cannot_be_changed(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Slad.objects.filter(pk=line.pk).update(zdarzenie="inne")

    assert Slad.objects.get(pk=line.pk).zdarzenie == "zdarzenie"


def test_slad_cannot_be_deleted(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Slad.objects.filter(pk=line.pk).delete()

    assert Slad.objects.filter(pk=line.pk).count() == 1


@pytest.mark.postgres
def test_slad_cannot_be_truncated(line):
    # The checks of foreign keys that the new row waits for would refuse before the trigger does.
    connection.check_constraints()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE konta_slad")

    assert Slad.objects.count() == 1


def test_slad_can_be_emptied_between_drop_and_create(line):
    slad_triggers.drop(connection)
    Slad.objects.all().delete()
    slad_triggers.create(connection)

    line = slad.record(line.kto, "po odtworzeniu", kto=None)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Slad.objects.filter(pk=line.pk).delete()
