import pytest

from edycje.exceptions import EdycjaError
from edycje.services.dodawanie import add_procesy, move_proces, preview_lista
from edycje.services.dopasowanie import Stan
from edycje.services.role import grant_rola, revoke_rola
from edycje.services.zaproszenia import revoke_zaproszenie
from konta.models import Slad
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    ProcesFactory,
    RolaEdycjiFactory,
)
from tests.factories.jst import JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def test_preview_reads_the_register_in_two_queries(django_assert_num_queries):
    proces = ProcesFactory()
    jst = JstFactory()

    with django_assert_num_queries(2):
        pozycje = preview_lista(proces.edycja, f"{jst.nazwa}\n{proces.jst.kod}\nNigdziewo")

    assert [pozycja.stan for pozycja in pozycje] == [
        Stan.DOPASOWANA,
        Stan.JUZ_W_EDYCJI,
        Stan.NIEZNANA,
    ]


def test_add_procesy_skips_who_is_there_already():
    proces = ProcesFactory()
    grupa = GrupaFactory(edycja=proces.edycja)
    jst = JstFactory()

    dodane = add_procesy(proces.edycja, [jst.pk, proces.jst_id], grupa=grupa, kto=UserFactory())

    assert [(row.jst, row.grupa) for row in dodane.nowe] == [(jst, grupa)]
    assert dodane.pominiete == 1
    assert Slad.objects.filter(zdarzenie="dodano samorząd do edycji").count() == 1


def test_add_procesy_refuses_an_ended_edition():
    with pytest.raises(EdycjaError):
        add_procesy(
            EdycjaFactory(zakonczona=True), [JstFactory().pk], grupa=None, kto=UserFactory()
        )


def test_move_proces_traces_both_groups():
    proces = ProcesFactory()
    grupa = GrupaFactory(edycja=proces.edycja, numer=2, nazwa="powiaty")

    move_proces(proces, grupa=grupa, kto=UserFactory())

    trace = Slad.objects.get()
    assert (trace.z, trace.na) == ("bez grupy", "Grupa 2 · powiaty")


def test_grant_rola_invites_and_refuses_a_second_time():
    edycja, admin = EdycjaFactory(), UserFactory(admin=True)
    fields = {"rola": "obserwator", "email": "x@example.org", "imie": "A", "nazwisko": "B"}

    rola = grant_rola(edycja, kto=admin, **fields)

    assert (rola.user.is_active, rola.zaproszenie.is_open) == (False, True)
    with pytest.raises(EdycjaError):
        grant_rola(edycja, kto=admin, **fields)


def test_last_coordinator_stays():
    rola = RolaEdycjiFactory()

    with pytest.raises(EdycjaError):
        revoke_rola(rola, powod="Zmiana.", kto=UserFactory(admin=True))

    assert rola.edycja.role.count() == 1


def test_revoked_invitation_takes_the_role_with_it():
    edycja, admin = EdycjaFactory(), UserFactory(admin=True)
    rola = grant_rola(
        edycja, rola="obserwator", email="x@example.org", imie="A", nazwisko="B", kto=admin
    )

    revoke_zaproszenie(edycja, rola.zaproszenie, kto=admin)

    rola.zaproszenie.refresh_from_db()
    assert edycja.role.count() == 0
    assert rola.zaproszenie.odwolane_at is not None


def test_revoked_invitation_of_a_member_ends_the_membership():
    czlonek = CzlonekZespoluFactory(zaproszony=True)

    revoke_zaproszenie(czlonek.proces.edycja, czlonek.zaproszenie, kto=UserFactory())

    czlonek.refresh_from_db()
    assert czlonek.powod_odejscia == "Zaproszenie odwołane przed przyjęciem."
