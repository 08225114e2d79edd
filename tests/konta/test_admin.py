import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from konta.models import Slad, User
from konta.services import slad
from tests.factories.konta import UserFactory, ZaproszenieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    admin = UserFactory(admin=True)
    client.force_login(admin)
    return admin


def test_slad_can_only_be_read(client, admin):
    line = slad.record(admin, "zdarzenie", kto=admin)

    assertContains(client.get(reverse("admin:konta_slad_changelist")), "zdarzenie")
    assert client.get(reverse("admin:konta_slad_add")).status_code == 403
    url = reverse("admin:konta_slad_change", args=[line.pk])
    assert client.post(url, {"zdarzenie": "inne"}).status_code == 403
    assert client.post(reverse("admin:konta_slad_delete", args=[line.pk])).status_code == 403


def test_zaproszenie_shows_no_hash(client, admin):
    zaproszenie = ZaproszenieFactory()

    page = client.get(reverse("admin:konta_zaproszenie_change", args=[zaproszenie.pk]))

    assertNotContains(page, zaproszenie.token_hash)


def test_change_of_rights_leaves_trace(client, admin):
    user = UserFactory()
    fields = {"email": user.email, "imie": user.imie, "nazwisko": user.nazwisko, "telefon": ""}

    client.post(
        reverse("admin:konta_user_change", args=[user.pk]),
        fields | {"is_active": "on", "is_staff": "on"},
    )

    user.refresh_from_db()
    lines = Slad.objects.filter(obiekt_pk=user.pk, kto=admin)
    assert user.is_staff is True
    assert [(line.zdarzenie, line.z, line.na) for line in lines] == [
        ("zmiana uprawnień: dostęp do panelu administracyjnego", "nie", "tak")
    ]


def test_new_person_gets_lower_case_address(client, admin):
    client.post(
        reverse("admin:konta_user_add"),
        {
            "email": "Nowa@Example.org",
            "imie": "Nowa",
            "nazwisko": "Osoba",
            "usable_password": "true",
            "password1": "Nowe-haslo-123",
            "password2": "Nowe-haslo-123",
        },
    )

    assert User.objects.filter(email="nowa@example.org").count() == 1


def test_people_are_never_deleted(client, admin):
    user = UserFactory()

    assert client.post(reverse("admin:konta_user_delete", args=[user.pk])).status_code == 403
