import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from konta.models import Slad
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db
URL = reverse("konta:ustawienia")
DANE = {"imie": "Anna", "nazwisko": "Zmieniona", "telefon": "22 345 37 00"}


@pytest.fixture
def user(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_ustawienia_saves_own_data_with_trace(client, user):
    before = user.get_full_name()

    response = client.post(URL, DANE)

    user.refresh_from_db()
    assertRedirects(response, URL)
    assert (user.imie, user.nazwisko, user.telefon) == ("Anna", "Zmieniona", "22 345 37 00")
    line = Slad.objects.get(zdarzenie="zmiana własnych danych")
    assert (line.kto, line.z, line.na) == (user, before, "Anna Zmieniona")


def test_ustawienia_invalid_saves_nothing(client, user):
    response = client.post(URL, DANE | {"telefon": "zadzwoń"})

    before = user.nazwisko
    user.refresh_from_db()
    assertContains(response, "Wpisz numer cyframi")
    assertContains(response, f"{user.imie} {user.nazwisko}")
    assert user.nazwisko == before


def test_ustawienia_cannot_change_address_or_rights(client, user):
    client.post(URL, DANE | {"email": "x@example.org", "is_superuser": "on", "is_staff": "on"})

    before = user.email
    user.refresh_from_db()
    assert (user.email, user.is_superuser, user.is_staff) == (before, False, False)


def test_ustawienia_leads_to_password_factors_and_devices(client, user):
    response = client.get(URL)

    for name in ("account_change_password", "mfa_index", "mfa_list_webauthn", "usersessions_list"):
        assertContains(response, f'href="{reverse(name)}"')


def test_ustawienia_wrong_method(client, user):
    assert client.put(URL).status_code == 405
