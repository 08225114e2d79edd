import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from konta.models import Slad
from powiadomienia.models import Wiadomosc
from tests.factories.konta import HASLO, UserFactory

pytestmark = pytest.mark.django_db
LOGOWANIE = reverse("account_login")
NIE_ZGADZA = "Adres e-mail lub hasło się nie zgadza."
SECRET = "JBSWY3DPEHPK3PXP"


def _sign_in(client, email, haslo=HASLO, **extra):
    return client.post(LOGOWANIE, {"login": email, "password": haslo} | extra)


def _events(user):
    lines = Slad.objects.filter(obiekt_pk=user.pk).order_by("pk")
    return list(lines.values_list("zdarzenie", flat=True))


def test_sign_in_and_out_leave_trace_with_address(client):
    user = UserFactory()

    _sign_in(client, user.email)
    client.post(reverse("account_logout"))

    assert _events(user) == ["logowanie", "wylogowanie"]
    assert set(Slad.objects.values_list("adres_ip", flat=True)) == {"127.0.0.1"}


def test_sign_in_leads_to_next(client):
    user = UserFactory()

    response = _sign_in(client, user.email, next="/pomoc/")

    assert (response.status_code, response.url) == (302, "/pomoc/")


def test_sign_in_ignores_foreign_next(client):
    user = UserFactory()

    response = _sign_in(client, user.email, next="https://example.com/")

    assert (response.status_code, response.url) == (302, "/")


def test_wrong_password_leaves_trace_without_saying_which_was_wrong(client):
    user = UserFactory()

    known = _sign_in(client, user.email, "wrong")
    unknown = _sign_in(client, "nobody@example.org", "wrong")

    assertContains(known, NIE_ZGADZA)
    assertContains(unknown, NIE_ZGADZA)
    assert _events(user) == ["nieudane logowanie"]
    assert Slad.objects.count() == 1


def test_invited_person_cannot_sign_in_and_is_not_told_apart(client):
    user = UserFactory(zaproszony=True)

    assertContains(_sign_in(client, user.email, "anything"), NIE_ZGADZA)


def test_disabled_account_does_not_open(client):
    user = UserFactory(is_active=False)

    response = _sign_in(client, user.email)

    assertRedirects(response, reverse("account_inactive"))
    assert "_auth_user_id" not in client.session


def test_sixth_wrong_password_is_refused_without_a_look(client):
    user = UserFactory()
    for _ in range(5):
        _sign_in(client, user.email, "wrong")

    response = _sign_in(client, user.email)

    assertContains(response, "Zbyt wiele nieudanych prób")
    assert _events(user) == ["nieudane logowanie"] * 5


def test_sign_up_does_not_exist(client):
    assert client.get("/konto/signup/").status_code == 404


def test_reset_sends_link_to_known_active_person_only(client):
    user = UserFactory()
    invited, disabled = UserFactory(zaproszony=True), UserFactory(is_active=False)
    url = reverse("account_reset_password")

    answers = [
        client.post(url, {"email": email})
        for email in (user.email, invited.email, disabled.email, "nobody@example.org")
    ]

    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, reverse("account_reset_password_done"))
    }
    assert [row.odbiorca for row in Wiadomosc.objects.filter(rodzaj="nowe_haslo")] == [user]


def test_reset_link_of_the_mail_sets_new_password_and_ends_sessions(client, settings):
    user = UserFactory()
    elsewhere = type(client)()
    elsewhere.force_login(user)
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = Wiadomosc.objects.get().tajne["link"]
    assert link.startswith(settings.ADRES_APLIKACJI)

    page = client.get(link.removeprefix(settings.ADRES_APLIKACJI), follow=True)
    new = {"password1": "Nowe-haslo-123", "password2": "Nowe-haslo-123"}
    client.post(page.redirect_chain[-1][0], new)

    user.refresh_from_db()
    assert user.check_password("Nowe-haslo-123")
    assert elsewhere.get(reverse("konta:ustawienia")).status_code == 302
    assert _events(user)[-1] == "nowe hasło z wiadomości e-mail"
    assert Wiadomosc.objects.filter(rodzaj="zmiana_w_koncie", odbiorca=user).count() == 1


def test_password_change_ends_other_sessions_and_keeps_this_one(client):
    user = UserFactory()
    elsewhere = type(client)()
    elsewhere.force_login(user)
    _sign_in(client, user.email)
    key = client.session.session_key

    new = {"oldpassword": HASLO, "password1": "Nowe-haslo-123", "password2": "Nowe-haslo-123"}
    client.post(reverse("account_change_password"), new)

    assert client.get(reverse("konta:ustawienia")).status_code == 200
    assert client.session.session_key != key
    assert elsewhere.get(reverse("konta:ustawienia")).status_code == 302
    assert _events(user)[-1] == "zmiana hasła"


def _code():
    from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time

    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_second_factor_is_asked_at_sign_in(client):
    user = UserFactory()
    TOTP.activate(user, SECRET)

    first = _sign_in(client, user.email)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    right = client.post(reverse("mfa_authenticate"), {"code": _code()})

    assert first.url == reverse("mfa_authenticate")
    assertContains(wrong, "Kod się nie zgadza")
    assert (right.status_code, right.url) == (302, "/")
    assert _events(user) == ["błędny drugi składnik", "logowanie"]


def test_secret_of_authenticator_is_stored_encrypted():
    user = UserFactory()

    TOTP.activate(user, SECRET)

    stored = Authenticator.objects.get(user=user).data["secret"]
    assert SECRET not in stored
    assert TOTP(Authenticator.objects.get(user=user)).validate_code(_code()) is True


def test_sensitive_pages_ask_for_password_again(client):
    user = UserFactory()
    client.force_login(user)

    response = client.get(reverse("mfa_activate_totp"))

    assert response.url.startswith(reverse("account_reauthenticate"))


def test_admin_panel_signs_in_through_the_common_page(client):
    response = client.get(reverse("admin:index"), follow=True)

    assert response.redirect_chain[-1][0].startswith(LOGOWANIE)
