import pytest
from django.urls import reverse

from konta.models import Slad
from tests.factories.jst import DoradcaFactory, JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(admin=True)
    client.force_login(user)
    return user


def test_edit_of_doradca_leaves_a_trace_and_keeps_the_specialisation(client, admin):
    doradca = DoradcaFactory()

    client.post(
        reverse("admin:jst_doradca_change", args=[doradca.pk]),
        {"numer_umowy": "12/2026", "specjalizacja": "pro", "o_mnie": "", "aktywny": "on"},
    )

    doradca.refresh_from_db()
    assert (doradca.numer_umowy, doradca.specjalizacja) == ("12/2026", "ros")
    assert Slad.objects.get(zdarzenie="zmieniono dane doradcy w panelu").kto == admin


@pytest.mark.usefixtures("admin")
def test_register_is_read_only(client):
    jst = JstFactory()
    url = reverse("admin:jst_jst_change", args=[jst.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"nazwa": "Inna"}).status_code == 403
    assert client.get(reverse("admin:jst_jst_add")).status_code == 403
