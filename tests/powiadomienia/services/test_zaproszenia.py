import pytest
from django.core import mail
from django.urls import reverse

from konta.services.zaproszenia import revoke
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wysylka import deliver
from powiadomienia.services.zaproszenia import ask_for_new, invite, resend
from tests.factories.konta import UserFactory, ZaproszenieFactory

pytestmark = pytest.mark.django_db


def _invite(**kwargs):
    defaults = {
        "email": "anna@example.org",
        "imie": "Anna",
        "nazwisko": "Przykładowa",
        "opis_roli": "lider zespołu gminy Chęciny",
        "cel_url": "/procesy/1/",
        "wystawil": UserFactory(imie="Jan", nazwisko="Koordynator"),
    }
    return invite(**defaults | kwargs)


def test_invite_mails_a_link_that_works(client, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        zaproszenie = _invite(proces_pk=1)

    (message,) = mail.outbox
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    assert message.subject == "Zaproszenie: lider zespołu gminy Chęciny"
    assert "Jan Koordynator zaprasza Cię do aplikacji Doradztwo JST." in message.body
    page = client.get(link.removeprefix(settings.ADRES_APLIKACJI))
    assert page.context["zaproszenie"] == zaproszenie
    row = Wiadomosc.objects.get()
    assert (row.odbiorca, row.proces_pk, row.tajne) == (zaproszenie.user, 1, {})


def test_invite_keeps_no_link_in_a_real_installation(settings, django_capture_on_commit_callbacks):
    settings.INSTALACJA_POKAZOWA = False

    with django_capture_on_commit_callbacks(execute=True):
        _invite()

    row = Wiadomosc.objects.get()
    assert "[ukryte]" in row.tresc
    assert "/zaproszenie/" not in row.tresc


def test_resend_cancels_the_mail_of_the_old_link():
    zaproszenie = _invite()
    old = Wiadomosc.objects.get()

    resend(zaproszenie, kto=zaproszenie.wystawil)
    new = Wiadomosc.objects.exclude(pk=old.pk).get()

    assert deliver(old.pk) == StatusWiadomosci.ANULOWANA
    assert deliver(new.pk) == StatusWiadomosci.WYSLANA


def test_revoked_invitation_is_not_mailed():
    zaproszenie = _invite()

    revoke(zaproszenie, kto=zaproszenie.wystawil)

    assert deliver(Wiadomosc.objects.get().pk) == StatusWiadomosci.ANULOWANA


@pytest.mark.parametrize("state", ["wygasle", "odwolane"])
def test_ask_for_new_mails_the_inviter_once_a_day(django_capture_on_commit_callbacks, state):
    zaproszenie = ZaproszenieFactory(**{state: True})

    with django_capture_on_commit_callbacks(execute=True):
        ask_for_new(zaproszenie)
        ask_for_new(zaproszenie)

    (message,) = mail.outbox
    assert zaproszenie.wystawil.email in message.to[0]
    assert message.subject == f"Prośba o nowe zaproszenie: {zaproszenie.user}"


@pytest.mark.parametrize("state", [{}, {"przyjete": True}, {"wygasle": True, "wystawil": None}])
def test_ask_for_new_has_nobody_or_nothing_to_ask(state):
    assert ask_for_new(ZaproszenieFactory(**state)) is None
    assert Wiadomosc.objects.count() == 0


def test_ask_for_new_by_the_page_of_a_dead_link(client):
    zaproszenie = ZaproszenieFactory(token="abc", wygasle=True)
    url = reverse("powiadomienia:zaproszenie_ask", args=["abc"])

    response = client.post(url)

    assert response.url == reverse("konta:zaproszenie_detail", args=["abc"])
    assert Wiadomosc.objects.get().odbiorca == zaproszenie.wystawil
    assert client.get(url).status_code == 405
    unknown = reverse("powiadomienia:zaproszenie_ask", args=["unknown"])
    assert client.post(unknown).status_code == 404
