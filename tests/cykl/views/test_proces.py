import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from cykl.models import Przejscie
from edycje.enums import Etap, StatusProcesu
from tests.access.swiat import Swiat
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def swiat():
    return Swiat()


def _url(name, proces):
    return reverse(f"cykl:{name}", args=[proces.pk])


def test_proces_detail_shows_lider_what_to_do_now(client, swiat):
    client.force_login(swiat.lider)

    response = client.get(_url("proces_detail", swiat.proces))

    assertContains(response, "Co teraz")
    assertContains(response, "Do bramki 1 brakuje")


def test_proces_detail_shows_decisions_to_coordinator_alone(client, swiat):
    client.force_login(swiat.osoby["koordynator"])
    assertContains(client.get(_url("proces_detail", swiat.proces)), "Decyzje koordynatora")

    client.force_login(swiat.lider)
    assertNotContains(client.get(_url("proces_detail", swiat.proces)), "Decyzje koordynatora")


def test_closed_gate_sends_back_to_the_list_of_what_is_missing(client, swiat):
    client.force_login(swiat.lider)

    response = client.post(_url("bramka_open", swiat.proces))

    assert response.url == _url("proces_detail", swiat.proces) + "#bramka"
    assert Przejscie.objects.count() == 0


def test_open_gate_moves_the_proces_on(client):
    proces = ProcesFactory(etap2=True)
    lider = CzlonekZespoluFactory(proces=proces, lider=True).user
    client.force_login(lider)

    client.post(_url("bramka_open", proces))

    proces.refresh_from_db()
    assert proces.etap == Etap.WDROZENIE


def test_pause_without_a_reason_saves_nothing(client, swiat):
    client.force_login(swiat.osoby["koordynator"])

    response = client.post(_url("proces_pause", swiat.proces), {"powod": "  "})

    swiat.proces.refresh_from_db()
    assertContains(response, "Napisz, dlaczego.")
    assert swiat.proces.status == StatusProcesu.AKTYWNY


def test_pause_with_a_reason_closes_the_proces_for_writing(client, swiat):
    client.force_login(swiat.osoby["koordynator"])

    client.post(_url("proces_pause", swiat.proces), {"powod": "Wybory wójta."})

    assertContains(client.get(_url("proces_detail", swiat.proces)), "Wybory wójta.")


def test_lider_may_not_pause(client, swiat):
    client.force_login(swiat.lider)

    response = client.post(_url("proces_pause", swiat.proces), {"powod": "Przerwa."})

    assert response.status_code == 403
    assertContains(response, "koordynator edycji", status_code=403)


def test_historia_lists_the_decision_with_its_reason(client, swiat):
    client.force_login(swiat.osoby["koordynator"])
    client.post(_url("proces_pause", swiat.proces), {"powod": "Wybory wójta."})

    response = client.get(_url("proces_historia", swiat.proces))

    assertContains(response, "Wybory wójta.")


@pytest.mark.parametrize("name", ["proces_detail", "proces_historia"])
def test_foreign_proces_is_not_found(client, name):
    client.force_login(UserFactory())

    assert client.get(_url(name, ProcesFactory())).status_code == 404


def test_home_of_a_member_is_the_proces(client, swiat):
    client.force_login(swiat.lider)

    assert client.get(reverse("cykl:home")).url == _url("proces_detail", swiat.proces)


def test_home_of_a_coordinator_is_the_board(client, swiat):
    client.force_login(swiat.osoby["koordynator"])

    assert client.get(reverse("cykl:home")).url == _url("tablica", swiat.edycja)


def test_home_of_an_advisor_lists_the_jst(client, swiat):
    client.force_login(swiat.osoby["ros"])

    assertContains(client.get(reverse("cykl:home")), swiat.jst.nazwa_z_rodzajem)


def test_home_without_a_role_says_whom_to_ask(client):
    client.force_login(UserFactory())

    assertContains(client.get(reverse("cykl:home")), "Nie masz teraz żadnej roli")


def test_home_of_anonymous_tells_what_the_programme_is(client):
    assertContains(client.get(reverse("cykl:home")), "Doradztwo dla samorządów")
