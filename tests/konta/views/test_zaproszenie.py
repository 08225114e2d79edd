import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from konta.models import Slad, User
from tests.factories.konta import HASLO, UserFactory, ZaproszenieFactory

pytestmark = pytest.mark.django_db
DANE = {"imie": "Anna", "nazwisko": "Zmieniona", "haslo": "Nowe-haslo-123"}


def _url(token="abc"):
    return reverse("konta:zaproszenie_detail", args=[token])


def test_new_person_sees_who_invites_to_what_until_when(client):
    zaproszenie = ZaproszenieFactory(token="abc", opis_roli="lider zespołu gminy Chęciny")

    response = client.get(_url())

    assertContains(response, "lider zespołu gminy Chęciny")
    assertContains(response, str(zaproszenie.wystawil))
    assertContains(response, zaproszenie.wazne_do.strftime("%Y"))


def test_new_person_accepts_is_signed_in_and_led_to_case(client):
    zaproszenie = ZaproszenieFactory(token="abc", cel_url="/pomoc/")

    response = client.post(_url(), DANE)

    user = User.objects.get(pk=zaproszenie.user_id)
    assert (response.status_code, response.url) == (302, "/pomoc/")
    assert int(client.session["_auth_user_id"]) == user.pk
    assert (user.is_active, user.nazwisko) == (True, "Zmieniona")


def test_invalid_form_saves_nothing(client):
    zaproszenie = ZaproszenieFactory(token="abc")

    response = client.post(_url(), DANE | {"haslo": "krotkie"})

    zaproszenie.user.refresh_from_db()
    zaproszenie.refresh_from_db()
    assertContains(response, "To hasło jest za krótkie")
    assert (zaproszenie.user.is_active, zaproszenie.przyjete_at) == (False, None)
    assert zaproszenie.user.nazwisko != "Zmieniona"


@pytest.mark.parametrize("name", ["Ewa <a@b.pl>", "Ewa\x00", ""])
def test_name_that_could_break_a_header_is_refused(client, name):
    zaproszenie = ZaproszenieFactory(token="abc")

    response = client.post(_url(), DANE | {"imie": name})

    zaproszenie.refresh_from_db()
    assert (response.status_code, zaproszenie.przyjete_at) == (200, None)


def test_scanner_that_opens_every_link_changes_nothing(client):
    tokens = ["new", "existing", "expired", "revoked"]
    ZaproszenieFactory(token="new")
    ZaproszenieFactory(token="existing", user=UserFactory())
    ZaproszenieFactory(token="expired", wygasle=True)
    ZaproszenieFactory(token="revoked", odwolane=True)
    before = _everything()

    for token in tokens:
        client.get(_url(token))
        client.head(_url(token))
        client.options(_url(token))

    assert _everything() == before


def _everything():
    users = User.objects.order_by("pk").values_list("pk", "is_active", "password", "last_login")
    invitations = ZaproszenieFactory._meta.model.objects.order_by("pk").values()
    return list(users), list(invitations), Slad.objects.count()


def test_existing_person_is_asked_to_sign_in_and_comes_back(client):
    ZaproszenieFactory(token="abc", user=UserFactory())

    response = client.get(_url())

    assertContains(response, f"{reverse('account_login')}?next={_url()}")
    assertNotContains(response, "Przyjmij zaproszenie")


def test_existing_person_accepts_with_one_click(client):
    user = UserFactory()
    zaproszenie = ZaproszenieFactory(token="abc", user=user, cel_url="/pomoc/")
    client.force_login(user)

    assertContains(client.get(_url()), "Przyjmij zaproszenie")
    response = client.post(_url())

    zaproszenie.refresh_from_db()
    assert (response.status_code, response.url) == (302, "/pomoc/")
    assert zaproszenie.przyjete_at is not None


@pytest.mark.parametrize("invited", [{"zaproszony": True}, {}])
def test_somebody_else_signed_in_cannot_accept(client, invited):
    zaproszenie = ZaproszenieFactory(token="abc", user=UserFactory(**invited))
    client.force_login(UserFactory())

    response = client.post(_url(), DANE)

    zaproszenie.refresh_from_db()
    assertContains(response, "Wyloguj się")
    assert zaproszenie.przyjete_at is None


def test_opened_again_after_use_leads_to_case(client):
    ZaproszenieFactory(token="abc", przyjete=True, cel_url="/pomoc/")

    response = client.get(_url())

    assert (response.status_code, response.url) == (302, "/pomoc/")


def test_sent_twice_by_double_click_leads_to_case(client):
    ZaproszenieFactory(token="abc", cel_url="/pomoc/")
    client.post(_url(), DANE)

    response = client.post(_url(), DANE)

    assert (response.status_code, response.url) == (302, "/pomoc/")


@pytest.mark.parametrize(
    ("state", "heading"),
    [("wygasle", "To zaproszenie wygasło"), ("odwolane", "To zaproszenie zostało odwołane")],
)
def test_dead_link_says_whom_to_ask(client, state, heading):
    zaproszenie = ZaproszenieFactory(token="abc", **{state: True})

    response = client.get(_url())

    assertContains(response, heading, status_code=410)
    assertContains(response, str(zaproszenie.wystawil), status_code=410)
    assertContains(response, "Poproś o nowe zaproszenie", status_code=410)


@pytest.mark.parametrize("state", ["wygasle", "odwolane"])
def test_dead_link_cannot_be_accepted(client, state):
    zaproszenie = ZaproszenieFactory(token="abc", **{state: True})

    response = client.post(_url(), DANE)

    zaproszenie.user.refresh_from_db()
    assert (response.status_code, zaproszenie.user.is_active) == (410, False)


def test_unknown_link_explains(client):
    assertContains(client.get(_url("unknown")), "Ten odnośnik nie działa", status_code=404)


def test_disabled_account_stays_disabled(client):
    user = UserFactory(is_active=False)
    ZaproszenieFactory(token="abc", user=user)

    response = client.post(_url(), DANE)

    user.refresh_from_db()
    assertContains(response, "To konto jest wyłączone")
    assert (user.is_active, user.check_password(HASLO)) == (False, True)


def test_too_many_tries_from_one_address(client):
    statuses = [client.get(_url("unknown")).status_code for _ in range(61)]

    assert (statuses[:60], statuses[60]) == ([404] * 60, 429)


def test_wrong_method(client):
    assert client.put(_url()).status_code == 405
