from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertRedirects

from konta.middleware import SladMiddleware, client_address
from konta.services.slad import adres_ip
from tests.factories.edycje import RolaEdycjiFactory
from tests.factories.konta import UserFactory

USTAWIENIA = reverse("konta:ustawienia")


def _request(remote="10.0.0.1", **headers):
    return RequestFactory(REMOTE_ADDR=remote).get("/", headers=headers)


def test_client_address_without_proxy_ignores_forwarded():
    assert client_address(_request(**{"X-Forwarded-For": "1.2.3.4"})) == "10.0.0.1"


@pytest.mark.parametrize(
    ("count", "forwarded", "expected"),
    [
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "1.2.3.4, 9.9.9.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "nonsense", None),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_client_address_behind_proxies(settings, count, forwarded, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count

    assert client_address(_request(**{"X-Forwarded-For": forwarded})) == expected


def test_slad_middleware_sets_address_for_the_request_only():
    seen = []
    middleware = SladMiddleware(lambda request: seen.append(adres_ip.get()))

    middleware(_request(remote="10.1.2.3"))

    assert (seen, adres_ip.get()) == (["10.1.2.3"], None)


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "is_noted"), [(None, True), (11, True), (9, False)])
def test_activity_is_noted_once_in_ten_minutes(client, minutes, is_noted):
    before = None if minutes is None else timezone.now() - timedelta(minutes=minutes)
    user = UserFactory(last_seen_at=before)
    client.force_login(user)

    client.get(USTAWIENIA)

    user.refresh_from_db()
    assert (user.last_seen_at != before) is is_noted


@pytest.mark.django_db
@pytest.mark.parametrize(("was_here", "writes"), [(True, 0), (False, 1)])
def test_activity_costs_one_update_at_most(client, was_here, writes):
    user = UserFactory() if was_here else UserFactory(last_seen_at=None)
    client.force_login(user)

    with CaptureQueriesContext(connection) as queries:
        client.get(USTAWIENIA)

    updates = [query for query in queries if query["sql"].startswith("UPDATE")]
    assert len(updates) == writes


@pytest.fixture
def forced(settings):
    settings.WYMUSZAJ_MFA = True


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
def test_staff_without_second_factor_is_sent_to_set_it_up(client):
    client.force_login(UserFactory(admin=True))

    response = client.get(USTAWIENIA)

    assertRedirects(response, reverse("mfa_index"))


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
def test_koordynator_counts_as_staff_and_obserwator_does_not(client):
    pages = {}
    for rola in ("koordynator", "obserwator"):
        client.force_login(RolaEdycjiFactory(rola=rola).user)
        pages[rola] = client.get(USTAWIENIA).status_code

    assert pages == {"koordynator": 302, "obserwator": 200}


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
def test_staff_with_second_factor_works_on(client):
    user = UserFactory(admin=True)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    client.force_login(user)

    assert client.get(USTAWIENIA).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
def test_others_need_no_second_factor(client):
    client.force_login(UserFactory())

    assert client.get(USTAWIENIA).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
@pytest.mark.parametrize("name", ["mfa_index", "account_logout", "usersessions_list"])
def test_pages_of_the_account_stay_open(client, name):
    client.force_login(UserFactory(admin=True))

    assert client.get(reverse(name)).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("forced")
def test_admin_panel_asks_for_second_factor(client):
    client.force_login(UserFactory(admin=True))

    assertRedirects(client.get(reverse("admin:index")), reverse("mfa_index"))


@pytest.mark.django_db
def test_nobody_is_forced_where_the_installation_does_not_ask(client):
    client.force_login(UserFactory(admin=True))

    assert client.get(USTAWIENIA).status_code == 200
