from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from doradztwo.tokeny import hash_token
from doradztwo.wersje import WersjaConflictError
from konsultacje.exceptions import KonsultacjaError
from konsultacje.models import Konsultacja, LinkKonsultacji, PytanieKonsultacji
from konsultacje.services import konsultacje as services
from konsultacje.services import zaproszenia
from konsultacje.tasks import close_overdue_konsultacje
from konta.models import Slad
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wysylka import deliver
from tests.factories.edycje import ProcesFactory
from tests.factories.konsultacje import (
    KonsultacjaFactory,
    LinkKonsultacjiFactory,
    PytanieKonsultacjiFactory,
)
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kto():
    return UserFactory()


def test_draft_begins_with_a_greeting(kto):
    konsultacja = services.add_konsultacja(ProcesFactory().pk, kto, " Rodzice ")

    assert (konsultacja.tytul, konsultacja.status) == ("Rodzice", "szkic")
    assert konsultacja.wstep == services.WSTEP


def test_scale_gets_words_at_its_ends(kto):
    pytanie = services.add_pytanie(KonsultacjaFactory().pk, kto, "skala", "Jak często?")

    assert (pytanie.opis_1, pytanie.opis_5) == ("zdecydowanie nie", "zdecydowanie tak")


def test_sixteenth_question_is_refused(kto):
    konsultacja = KonsultacjaFactory()
    PytanieKonsultacjiFactory.create_batch(15, konsultacja=konsultacja)

    with pytest.raises(KonsultacjaError):
        services.add_pytanie(konsultacja.pk, kto, "skala", "Jeszcze jedno?")


def test_older_version_is_a_conflict(kto):
    pytanie = PytanieKonsultacjiFactory()
    services.update_element(pytanie, {"tresc": "Pierwsze"}, 1, kto)

    with pytest.raises(WersjaConflictError):
        services.update_element(pytanie, {"tresc": "Drugie"}, 1, kto)

    assert PytanieKonsultacji.objects.get().tresc == "Pierwsze"


@pytest.mark.parametrize(
    ("pytania", "do", "brak"),
    [
        ([], 3, "Dodajcie co najmniej jedno pytanie."),
        ([{"rodzaj": "wybor", "opcje": "tak"}], 3, "Pytanie 1: wpiszcie"),
        ([{}], -1, "Podajcie ostatni dzień odpowiedzi"),
        ([{}], None, "Podajcie ostatni dzień odpowiedzi"),
    ],
)
def test_opening_says_what_lacks(kto, pytania, do, brak):
    day = None if do is None else timezone.localdate() + timedelta(days=do)
    konsultacja = KonsultacjaFactory(do=day)
    for opis in pytania:
        PytanieKonsultacjiFactory(konsultacja=konsultacja, **opis)

    with pytest.raises(KonsultacjaError, match=brak):
        services.open_konsultacja(konsultacja.pk, kto)

    assert Konsultacja.objects.get().status == "szkic"


def test_questions_stand_from_the_opening_on(kto):
    pytanie = PytanieKonsultacjiFactory(konsultacja__do=timezone.localdate())
    konsultacja = services.open_konsultacja(pytanie.konsultacja_id, kto)

    for change in (
        lambda: services.add_pytanie(konsultacja.pk, kto, "tekst", "Co jeszcze?"),
        lambda: services.update_element(pytanie, {"tresc": "Inaczej"}, 1, kto),
        lambda: services.update_element(konsultacja, {"wstep": "Inaczej"}, 1, kto),
        lambda: services.move_pytanie(pytanie, kto, w_gore=True),
        lambda: services.remove_pytanie(pytanie, kto),
    ):
        with pytest.raises(KonsultacjaError):
            change()


def test_last_day_may_be_moved_but_not_into_the_past(kto):
    konsultacja = KonsultacjaFactory(otwarta=True)
    today = timezone.localdate()

    services.update_element(konsultacja, {"do": today}, 1, kto)
    with pytest.raises(ValidationError):
        services.update_element(konsultacja, {"do": today - timedelta(days=1)}, 2, kto)

    assert Konsultacja.objects.get().do == today


def test_invitation_keeps_only_the_hash_of_the_token(kto):
    konsultacja = KonsultacjaFactory(otwarta=True)

    sent = zaproszenia.invite(konsultacja.pk, kto, "radni", ["A@example.org", "a@example.org"])

    mail, link = Wiadomosc.objects.get(), LinkKonsultacji.objects.get()
    token = mail.tajne["link"].rstrip("/").rsplit("/", 1)[1]
    assert sent == 1
    assert (link.email, link.grupa, link.token_hash) == (mail.email, "radni", hash_token(token))
    assert len(token) >= 22
    assert "example.org" not in "".join(Slad.objects.values_list("na", flat=True))


def test_mail_says_who_asks_and_is_no_mail_of_the_proces(kto, mailoutbox, settings):
    settings.INSTALACJA_POKAZOWA = False
    konsultacja = KonsultacjaFactory(otwarta=True)
    zaproszenia.invite(konsultacja.pk, kto, "radni", ["a@example.org"])
    mail = Wiadomosc.objects.get()
    link = mail.tajne["link"]

    deliver(mail.pk)

    mail.refresh_from_db()
    assert mailoutbox[0].subject.startswith(f"{konsultacja.tytul}: krótka konsultacja")
    assert link in mailoutbox[0].body
    assert (link in mail.tresc, mail.tajne, mail.proces_pk) == (False, {}, None)


def test_mail_of_a_closed_consultation_is_not_sent(kto, mailoutbox):
    konsultacja = KonsultacjaFactory(otwarta=True)
    zaproszenia.invite(konsultacja.pk, kto, "radni", ["a@example.org"])
    Konsultacja.objects.update(do=timezone.localdate() - timedelta(days=1))

    deliver(Wiadomosc.objects.get().pk)

    assert (mailoutbox, Wiadomosc.objects.get().status) == ([], "anulowana")


def test_second_invitation_of_an_address_sends_nothing(kto):
    link = LinkKonsultacjiFactory()

    sent = zaproszenia.invite(link.konsultacja_id, kto, "rodzice", [link.email])

    assert (sent, LinkKonsultacji.objects.count(), Wiadomosc.objects.count()) == (0, 1, 0)


def test_too_many_addresses_are_refused_whole(kto, monkeypatch):
    monkeypatch.setattr(zaproszenia, "NAJWIECEJ_LINKOW", 2)
    konsultacja = KonsultacjaFactory(otwarta=True)

    with pytest.raises(KonsultacjaError):
        zaproszenia.invite(konsultacja.pk, kto, "r", [f"a{n}@example.org" for n in range(3)])

    assert LinkKonsultacji.objects.count() == 0


@pytest.mark.parametrize("traits", [{}, {"zamknieta": True}, {"po_terminie": True}])
def test_nobody_is_invited_unless_it_is_open(kto, traits):
    with pytest.raises(KonsultacjaError):
        zaproszenia.invite(KonsultacjaFactory(**traits).pk, kto, "r", ["a@example.org"])


def test_open_link_keeps_its_address_when_the_limit_changes(kto):
    konsultacja = KonsultacjaFactory(otwarta=True)

    first = zaproszenia.set_open_link(konsultacja.pk, kto, 10).otwarty_token
    second = zaproszenia.set_open_link(konsultacja.pk, kto, 20).otwarty_token
    gone = zaproszenia.set_open_link(konsultacja.pk, kto, None)

    assert (len(first) >= 22, first) == (True, second)
    assert (gone.otwarty_token, gone.otwarty_limit) == ("", None)


def test_closing_forgets_every_address(kto):
    konsultacja = KonsultacjaFactory(otwarta=True)
    zaproszenia.invite(konsultacja.pk, kto, "radni", ["a@example.org", "b@example.org"])
    Wiadomosc.objects.filter(email="a@example.org").update(
        status=StatusWiadomosci.WYSLANA, wyslano_at=timezone.now(), odpowiedz_serwera="a@example"
    )

    services.close_konsultacja(konsultacja.pk, kto)

    assert list(LinkKonsultacji.objects.values_list("email", flat=True)) == ["", ""]
    rows = Wiadomosc.objects.order_by("pk")
    assert [(row.email, row.status, row.tajne, row.odpowiedz_serwera) for row in rows] == [
        (f"usuniety-{rows[0].pk}@adres.invalid", "wyslana", {}, ""),
        (f"usuniety-{rows[1].pk}@adres.invalid", "anulowana", {}, ""),
    ]


def test_task_closes_what_is_past_its_last_day_also_when_paused():
    paused = KonsultacjaFactory(po_terminie=True, proces__status="wstrzymany")
    link = LinkKonsultacjiFactory(konsultacja=paused)
    running = KonsultacjaFactory(otwarta=True)

    close_overdue_konsultacje()
    close_overdue_konsultacje()

    link.refresh_from_db()
    stany = dict(Konsultacja.objects.values_list("pk", "status"))
    assert stany == {paused.pk: "zamknieta", running.pk: "otwarta"}
    assert (link.email, Slad.objects.count()) == ("", 1)


@pytest.mark.parametrize(
    "zmiany",
    [
        {"tytul": ""},
        {"status": "otwarta"},
        {"status": "zamknieta", "zamknieto_at": timezone.now()},
        {"otwarty_token": "abc"},
        {"otwarty_token": "abc", "otwarty_limit": 0},
    ],
)
def test_impossible_rows_are_refused_by_the_database(zmiany):
    konsultacja = KonsultacjaFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Konsultacja.objects.filter(pk=konsultacja.pk).update(**zmiany)


def test_one_link_per_address_but_many_without_any():
    link = LinkKonsultacjiFactory(email="")
    LinkKonsultacjiFactory(konsultacja=link.konsultacja, email="")

    with pytest.raises(IntegrityError), transaction.atomic():
        LinkKonsultacjiFactory.create_batch(2, konsultacja=link.konsultacja, email="a@example.org")
