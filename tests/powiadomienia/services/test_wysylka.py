from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Tresc
from powiadomienia.services import wysylka
from powiadomienia.services.wysylka import deliver, next_attempt_at
from powiadomienia.tasks import send_wiadomosc, sweep_wiadomosci
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db

CALOSC = (
    "Dzień dobry!\n\n{}\n\n"
    "Jak często przychodzą takie wiadomości, ustawisz tutaj:\n"
    "http://127.0.0.1:8000/konto/powiadomienia/\n\n"
    "To wiadomość z aplikacji Doradztwo JST. Nie odpowiadaj na nią: nikt nie czyta tej skrzynki.\n"
)


@pytest.fixture
def smtp_fails(monkeypatch):
    def fail_with(error):
        def send_messages(self, messages):
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return fail_with


def _fresh(wiadomosc):
    return Wiadomosc.objects.get(pk=wiadomosc.pk)


def test_deliver_keeps_what_was_sent(probny):
    wiadomosc = WiadomoscFactory(rodzaj=probny())

    assert deliver(wiadomosc.pk) == StatusWiadomosci.WYSLANA

    row = _fresh(wiadomosc)
    assert (row.temat, row.tresc, row.lease_until) == ("Temat", CALOSC.format("Treść"), None)
    assert row.wyslano_at is not None
    assert mail.outbox[0].extra_headers["Message-ID"] == wiadomosc.message_id


def test_deliver_twice_sends_once(probny):
    wiadomosc = WiadomoscFactory(rodzaj=probny())

    send_wiadomosc(wiadomosc.pk)
    send_wiadomosc(wiadomosc.pk)

    assert len(mail.outbox) == 1


def test_deliver_of_vanished_row_does_nothing():
    send_wiadomosc(987654)

    assert mail.outbox == []


def test_deliver_leaves_mail_that_another_worker_holds(probny):
    wiadomosc = WiadomoscFactory(rodzaj=probny(), w_trakcie=True)

    assert deliver(wiadomosc.pk) is None
    assert mail.outbox == []


def test_mail_of_dead_worker_is_taken_over_with_the_same_message_id(probny):
    wiadomosc = WiadomoscFactory(
        rodzaj=probny(), proby=1, lease_until=timezone.now() - timedelta(seconds=1)
    )

    sweep_wiadomosci()

    assert mail.outbox[0].extra_headers["Message-ID"] == wiadomosc.message_id
    assert (_fresh(wiadomosc).status, _fresh(wiadomosc).proby) == (StatusWiadomosci.WYSLANA, 2)


def test_result_of_lost_lease_is_not_written(probny):
    def build(wiadomosc):
        # Meanwhile the lease ran out and another worker took the mail.
        other = timezone.now() + timedelta(hours=1)
        Wiadomosc.objects.filter(pk=wiadomosc.pk).update(lease_until=other)
        return Tresc("Temat", "Treść\n")

    wiadomosc = WiadomoscFactory(rodzaj=probny(build=build))

    deliver(wiadomosc.pk)

    assert _fresh(wiadomosc).status == StatusWiadomosci.OCZEKUJE


def test_condition_that_no_longer_holds_cancels(probny):
    wiadomosc = WiadomoscFactory(rodzaj=probny(build=lambda w: None), tajne={"link": "x"})

    deliver(wiadomosc.pk)

    row = _fresh(wiadomosc)
    assert (row.status, row.tajne, mail.outbox) == (StatusWiadomosci.ANULOWANA, {}, [])


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [(False, StatusWiadomosci.ANULOWANA), (True, StatusWiadomosci.WYSLANA)],
)
def test_person_without_active_account_gets_only_kinds_meant_for_them(probny, allowed, expected):
    rodzaj = probny(do_nieaktywnych=allowed)
    wiadomosc = WiadomoscFactory(rodzaj=rodzaj, odbiorca=UserFactory(zaproszony=True))

    assert deliver(wiadomosc.pk) == expected


@pytest.mark.parametrize(
    ("error", "status", "answer"),
    [
        (SMTPServerDisconnected("gone"), "oczekuje", "SMTPServerDisconnected: gone"),
        (TimeoutError("timed out"), "oczekuje", "TimeoutError: timed out"),
        (SMTPAuthenticationError(535, b"bad password"), "oczekuje", "535 bad password"),
        (SMTPDataError(451, b"try later"), "oczekuje", "451 try later"),
        (SMTPDataError(554, b"spam"), "nieudana", "554 spam"),
        (SMTPRecipientsRefused({"a": (450, b"greylisted")}), "oczekuje", "450 greylisted"),
        (SMTPRecipientsRefused({"a": (550, b"no such user")}), "nieudana", "550 no such user"),
    ],
)
def test_answer_of_the_server_is_kept(probny, smtp_fails, error, status, answer):
    wiadomosc = WiadomoscFactory(rodzaj=probny(), tajne={"link": "x"})
    smtp_fails(error)

    deliver(wiadomosc.pk)

    row = _fresh(wiadomosc)
    assert (row.status, row.odpowiedz_serwera) == (status, answer)
    assert (row.lease_until, row.tajne) == (None, {"link": "x"})


def test_failed_attempt_is_repeated_later_each_time(probny, smtp_fails):
    wiadomosc = WiadomoscFactory(rodzaj=probny(), proby=2)
    smtp_fails(OSError("down"))
    before = timezone.now()

    deliver(wiadomosc.pk)

    row = _fresh(wiadomosc)
    assert row.proby == 3
    assert before + timedelta(minutes=4) <= row.wyslij_po <= timezone.now() + timedelta(minutes=4)
    assert deliver(wiadomosc.pk) is None


def test_eighth_failure_is_the_last(probny, smtp_fails):
    wiadomosc = WiadomoscFactory(rodzaj=probny(), proby=7)
    smtp_fails(OSError("down"))

    deliver(wiadomosc.pk)

    assert (_fresh(wiadomosc).status, _fresh(wiadomosc).proby) == (StatusWiadomosci.NIEUDANA, 8)


@pytest.mark.parametrize(("proby", "minutes"), [(1, 1), (2, 2), (3, 4), (7, 64), (12, 360)])
def test_next_attempt_at(proby, minutes):
    now = timezone.now()

    assert next_attempt_at(proby, now) - now == timedelta(minutes=minutes)


def test_defect_of_a_text_is_seen_in_the_row(probny):
    def build(wiadomosc):
        raise KeyError("brak")

    wiadomosc = WiadomoscFactory(rodzaj=probny(build=build))

    deliver(wiadomosc.pk)

    row = _fresh(wiadomosc)
    assert row.status == StatusWiadomosci.OCZEKUJE
    assert row.odpowiedz_serwera == "Nie udało się ułożyć treści: KeyError('brak')"


@pytest.mark.parametrize(("is_show", "text"), [(True, "https://x/abc"), (False, "[ukryte]")])
def test_secret_is_wiped_and_masked_outside_the_show(probny, settings, is_show, text):
    settings.INSTALACJA_POKAZOWA = is_show
    build = lambda w: Tresc("Temat", w.tajne["link"] + "\n")  # noqa: E731 -- shorter than a def
    wiadomosc = WiadomoscFactory(rodzaj=probny(build=build), tajne={"link": "https://x/abc"})

    deliver(wiadomosc.pk)

    assert (_fresh(wiadomosc).tajne, _fresh(wiadomosc).tresc) == ({}, CALOSC.format(text))
    assert mail.outbox[0].body == CALOSC.format("https://x/abc")


def test_names_with_line_breaks_add_no_header(probny):
    user = UserFactory(imie="Ewa\r\nBcc: zly@example.org", nazwisko='"Zła" <x@y.pl>, z@z.pl')
    build = lambda w: Tresc("Temat\nBcc: zly@example.org", "Treść\n")  # noqa: E731 -- as above
    wiadomosc = WiadomoscFactory(rodzaj=probny(build=build), odbiorca=user)

    deliver(wiadomosc.pk)

    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=default)
    assert message["Bcc"] is None
    assert [address.addr_spec for address in message["To"].addresses] == [user.email]
    assert message["Subject"] == "Temat Bcc: zly@example.org"
    assert mail.outbox[0].recipients() == [mail.outbox[0].to[0]]


def test_sweep_takes_only_what_is_due(probny):
    rodzaj, now = probny(), timezone.now()
    due = WiadomoscFactory(rodzaj=rodzaj)
    WiadomoscFactory(rodzaj=rodzaj, wyslij_po=now + timedelta(hours=1))
    WiadomoscFactory(rodzaj=rodzaj, w_trakcie=True)
    for state in ("wyslana", "nieudana", "anulowana"):
        WiadomoscFactory(rodzaj=rodzaj, **{state: True})

    sweep_wiadomosci()
    sweep_wiadomosci()

    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [due.message_id]


def test_lease_is_longer_than_the_patience_with_a_server(settings):
    assert wysylka.DZIERZAWA.total_seconds() > 5 * settings.EMAIL_TIMEOUT
