from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from powiadomienia.enums import StatusWiadomosci, Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import BRAK_POWODU, ZBIOR, Tresc
from powiadomienia.services import zbiory
from powiadomienia.services.wysylka import deliver
from powiadomienia.tasks import sweep_wiadomosci
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
WYSLANA, ANULOWANA = StatusWiadomosci.WYSLANA, StatusWiadomosci.ANULOWANA
OCZEKUJE, NIEUDANA = StatusWiadomosci.OCZEKUJE, StatusWiadomosci.NIEUDANA


def _build(wiadomosc):
    """Says the subject of the row; nothing when its reason is gone, and fails when told to."""
    if wiadomosc.dane.get("blad"):
        raise KeyError("brak")
    if wiadomosc.dane.get("nieaktualna"):
        return None
    nazwa = wiadomosc.przedmiot
    return Tresc(f"Temat {nazwa}", f"Treść {nazwa}.\n", f"http://127.0.0.1:8000/{nazwa}/")


@pytest.fixture
def rodzaj(probny):
    return probny("zbiorczy", build=_build, zbiorcza=True)


@pytest.fixture
def osoba():
    return UserFactory()


@pytest.fixture
def waiting(rodzaj, osoba):
    def make(przedmiot, **kwargs):
        values = {"rodzaj": rodzaj, "odbiorca": osoba, "przedmiot": przedmiot} | kwargs
        return WiadomoscFactory(**values)

    return make


def _states(*rows):
    found = Wiadomosc.objects.in_bulk([row.pk for row in rows])
    return [found[row.pk].status for row in rows]


def test_one_waiting_mail_is_a_mail_of_its_own(waiting):
    row = waiting("a")

    assert deliver(row.pk) == WYSLANA
    assert [message.subject for message in mail.outbox] == ["Temat a"]
    assert not Wiadomosc.objects.filter(rodzaj=ZBIOR).exists()


def test_waiting_mails_of_one_person_are_one_mail(waiting):
    first, second = waiting("a"), waiting("b")

    deliver(second.pk)

    (message,) = mail.outbox
    zbior = Wiadomosc.objects.get(rodzaj=ZBIOR)
    assert message.extra_headers["Message-ID"] == zbior.message_id
    assert message.subject == "2 sprawy: Temat a i inne"
    assert message.body == (
        "Dzień dobry!\n\nW tej wiadomości są 2\xa0sprawy.\n\n"
        "1. Temat a\n\nTreść a.\n\nOtwórz w aplikacji:\nhttp://127.0.0.1:8000/a/\n\n"
        "2. Temat b\n\nTreść b.\n\nOtwórz w aplikacji:\nhttp://127.0.0.1:8000/b/\n\n"
        "Jak często przychodzą takie wiadomości, ustawisz tutaj:\n"
        "http://127.0.0.1:8000/konto/powiadomienia/\n\n"
        "To wiadomość z aplikacji Doradztwo JST. Nie odpowiadaj na nią: "
        "nikt nie czyta tej skrzynki.\n"
    )
    assert _states(zbior, first, second) == [WYSLANA, WYSLANA, WYSLANA]
    assert list(zbior.czesci.order_by("pk").values_list("temat", flat=True)) == [
        "Temat a",
        "Temat b",
    ]


def test_digest_takes_what_is_due_later_this_day_and_leaves_the_rest(waiting, osoba, probny):
    now = timezone.now()
    end = zbiory.planowanie.end_of_day(now)
    rows = [waiting("a"), waiting("b", wyslij_po=end - timedelta(seconds=1))]
    left = [
        waiting("c", wyslij_po=end),
        waiting("d", odbiorca=UserFactory()),
        waiting("e", email="inny@example.org"),
        waiting("f", w_trakcie=True),
        waiting("g", tryb=Tryb.APLIKACJA),
        WiadomoscFactory(rodzaj=probny("osobny"), odbiorca=osoba),
    ]

    deliver(rows[0].pk)

    assert _states(*rows) == [WYSLANA, WYSLANA]
    assert _states(*left) == [OCZEKUJE] * len(left)


def test_sweep_sends_one_mail_to_each_person(waiting):
    other = UserFactory()
    for number in range(3):
        waiting(f"a{number}")
        waiting(f"b{number}", odbiorca=other)

    sweep_wiadomosci()
    sweep_wiadomosci()

    assert [len(message.recipients()) for message in mail.outbox] == [1, 1]
    assert Wiadomosc.objects.exclude(status=WYSLANA).count() == 0


def test_part_whose_reason_is_gone_is_left_out(waiting):
    first, second, third = waiting("a"), waiting("b", dane={"nieaktualna": True}), waiting("c")

    deliver(first.pk)

    assert _states(first, second, third) == [WYSLANA, ANULOWANA, WYSLANA]
    second.refresh_from_db()
    assert second.odpowiedz_serwera == BRAK_POWODU
    assert "Temat b" not in mail.outbox[0].body


def test_digest_with_one_part_left_looks_like_that_mail(waiting):
    first, second = waiting("a"), waiting("b", dane={"nieaktualna": True})

    deliver(second.pk)

    assert [message.subject for message in mail.outbox] == ["Temat a"]
    assert _states(first, second) == [WYSLANA, ANULOWANA]


def test_digest_without_parts_is_cancelled(waiting):
    rows = [waiting(name, dane={"nieaktualna": True}) for name in "ab"]

    assert deliver(rows[0].pk) == ANULOWANA
    assert mail.outbox == []
    assert _states(*rows, Wiadomosc.objects.get(rodzaj=ZBIOR)) == [ANULOWANA] * 3


def test_defect_of_one_part_does_not_hold_up_the_others(waiting):
    good, bad = waiting("a"), waiting("b", dane={"blad": True})

    deliver(good.pk)

    bad.refresh_from_db()
    assert _states(good) == [WYSLANA]
    assert (bad.status, bad.zbior, bad.proby) == (OCZEKUJE, None, 1)
    assert bad.odpowiedz_serwera == "Nie udało się ułożyć treści: KeyError('brak')"


def test_defect_that_stays_ends(waiting):
    waiting("a")
    bad = waiting("b", dane={"blad": True}, proby=7)

    deliver(bad.pk)

    assert _states(bad) == [NIEUDANA]


def test_worker_killed_before_sending_leaves_a_digest_that_waits(waiting):
    rows = [waiting("a"), waiting("b")]
    zbiory.gather(rows[0])

    sweep_wiadomosci()

    assert len(mail.outbox) == 1
    assert _states(*rows) == [WYSLANA, WYSLANA]


def test_worker_killed_while_sending_sends_under_the_same_message_id(waiting):
    rows = [waiting("a"), waiting("b")]
    pk = zbiory.gather(rows[0])
    Wiadomosc.objects.filter(pk=pk).update(lease_until=timezone.now() - timedelta(seconds=1))

    sweep_wiadomosci()

    zbior = Wiadomosc.objects.get(pk=pk)
    assert [m.extra_headers["Message-ID"] for m in mail.outbox] == [zbior.message_id]


def test_mail_that_comes_later_joins_the_digest_that_waits_for_the_server(waiting, monkeypatch):
    def fail(self, messages):
        raise OSError("down")

    rows = [waiting("a"), waiting("b")]
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", fail)
        assert deliver(rows[0].pk) == OCZEKUJE
    late = waiting("c")

    assert deliver(late.pk) is None
    Wiadomosc.objects.filter(rodzaj=ZBIOR).update(wyslij_po=timezone.now())
    sweep_wiadomosci()

    assert len(mail.outbox) == 1
    assert _states(*rows, late) == [WYSLANA] * 3


def test_parts_fail_with_their_digest(waiting, monkeypatch):
    def fail(self, messages):
        raise ValueError("bad address")

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    rows = [waiting("a"), waiting("b")]

    deliver(rows[0].pk)

    assert _states(*rows, Wiadomosc.objects.get(rodzaj=ZBIOR)) == [NIEUDANA] * 3
    rows[0].refresh_from_db()
    assert rows[0].odpowiedz_serwera == "ValueError: bad address"


def test_secrets_of_a_part_are_masked_and_wiped(waiting, probny, settings):
    settings.INSTALACJA_POKAZOWA = False
    build = lambda w: Tresc("Temat", f"Kod {w.tajne['kod']}\n")  # noqa: E731 -- shorter than a def
    waiting("a")
    secret = waiting("b", rodzaj=probny("z_kodem", build=build, zbiorcza=True), tajne={"kod": "X7"})

    deliver(secret.pk)

    secret.refresh_from_db()
    assert (secret.tresc, secret.tajne) == ("Kod [ukryte]\n", {})
    assert "Kod X7" in mail.outbox[0].body
    assert "X7" not in Wiadomosc.objects.get(rodzaj=ZBIOR).tresc


def test_mail_read_in_the_application_only_becomes_a_notice(waiting, osoba):
    row = waiting("a", tryb=Tryb.APLIKACJA)

    assert deliver(row.pk) == ANULOWANA
    assert mail.outbox == []
    (notice,) = osoba.powiadomienia.all()
    assert (notice.tekst, notice.url, notice.przedmiot) == ("Temat a", "/a/", "a")
