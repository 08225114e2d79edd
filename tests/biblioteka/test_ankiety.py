from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from biblioteka.models import Ankieta
from biblioteka.services.ankiety import send_ankiety
from doradztwo.daty import add_months
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import get_rodzaj
from tests.factories.biblioteka import AnkietaFactory, PublikacjaFactory
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import HdrFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    proces = ProcesFactory(zakonczony=True)
    HdrFactory(proces=proces, przyjety=True)
    CzlonekZespoluFactory(proces=proces, lider=True)
    return proces


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2027, 8, 29), 6, date(2028, 2, 29)),
    ],
)
def test_add_months(day, months, expected):
    assert add_months(day, months) == expected


def test_send_ankiety_sends_each_once(proces):
    half_a_year = add_months(proces.edycja.do, 6)

    counts = [send_ankiety(half_a_year + timedelta(days=shift)) for shift in (-1, 0, 0, 5)]

    assert counts == [0, 1, 0, 0]
    assert Wiadomosc.objects.filter(rodzaj="ankieta_po_edycji").count() == 1


def test_send_ankiety_leaves_old_editions_alone(proces):
    assert send_ankiety(add_months(proces.edycja.do, 24)) == 0


def test_mail_carries_the_link_and_stops_once_answered(proces):
    send_ankiety(add_months(proces.edycja.do, 6))
    wiadomosc = Wiadomosc.objects.get(rodzaj="ankieta_po_edycji")
    ankieta = Ankieta.objects.get()
    Ankieta.objects.update(wazna_do=timezone.localdate() + timedelta(days=9))
    build = get_rodzaj("ankieta_po_edycji").build

    path = reverse("biblioteka:ankieta_answer", args=[wiadomosc.tajne["token"]])
    assert path in build(wiadomosc).tresc
    Ankieta.objects.filter(pk=ankieta.pk).update(wypelniono_at=timezone.now(), kontynuacja="tak")
    assert build(wiadomosc) is None


def test_link_answers_once(client):
    AnkietaFactory(token="abc")
    url = reverse("biblioteka:ankieta_answer", args=["abc"])

    statuses = [
        client.get(url).status_code,
        client.post(url, {"kontynuacja": "tak", "co_dziala": "Sieć."}).status_code,
        client.post(url, {"kontynuacja": "nie"}).status_code,
        client.get(url).status_code,
    ]

    assert statuses == [200, 302, 410, 410]
    assert Ankieta.objects.get().kontynuacja == "tak"


def test_answer_without_a_choice_is_not_saved(client):
    AnkietaFactory(token="abc")

    response = client.post(
        reverse("biblioteka:ankieta_answer", args=["abc"]), {"co_dziala": "Sieć."}
    )

    assert "Wybierz jedną odpowiedź." in response.content.decode()
    assert "Sieć." in response.content.decode()
    assert Ankieta.objects.get().wypelniono_at is None


def test_unknown_link_is_404_and_an_expired_one_410(client):
    AnkietaFactory(token="abc", wazna_do=timezone.localdate() - timedelta(days=1))

    statuses = [
        client.get(reverse("biblioteka:ankieta_answer", args=[token])).status_code
        for token in ("nie-ma", "abc")
    ]

    assert statuses == [404, 410]


def test_answer_stands_beside_the_hdr_only_with_consent(client):
    publikacja = PublikacjaFactory(opublikowana=True)
    ankieta = AnkietaFactory(proces=publikacja.proces, wypelniona=True)
    shown = "Sieć nauczycieli" in client.get(publikacja.get_absolute_url()).content.decode()
    Ankieta.objects.filter(pk=ankieta.pk).update(publicznie=False)

    hidden = "Sieć nauczycieli" in client.get(publikacja.get_absolute_url()).content.decode()

    assert (shown, hidden) == (True, False)


def test_lider_takes_the_consent_back(client):
    publikacja = PublikacjaFactory(opublikowana=True)
    ankieta = AnkietaFactory(proces=publikacja.proces, wypelniona=True)
    url = reverse("biblioteka:ankieta_hide", args=[ankieta.pk])
    client.force_login(CzlonekZespoluFactory(proces=publikacja.proces).user)
    refused = client.post(url).status_code
    client.force_login(CzlonekZespoluFactory(proces=publikacja.proces, lider=True).user)
    page = client.get(reverse("biblioteka:publikacja_detail", args=[publikacja.proces_id]))

    client.post(url)

    ankieta.refresh_from_db()
    assert (refused, url in page.content.decode()) == (403, True)
    assert (ankieta.publicznie, ankieta.co_dziala != "") == (False, True)
    assert "Sieć nauczycieli" not in client.get(publikacja.get_absolute_url()).content.decode()


def test_too_long_answer_is_not_saved(client):
    AnkietaFactory(token="abc")
    url = reverse("biblioteka:ankieta_answer", args=["abc"])

    response = client.post(url, {"kontynuacja": "tak", "co_dalej": "x" * 5001})

    assert response.status_code == 200
    assert Ankieta.objects.get().wypelniono_at is None


def test_public_answer_holds_no_name(client):
    publikacja = PublikacjaFactory(opublikowana=True)
    CzlonekZespoluFactory(proces=publikacja.proces, imie="Olga", nazwisko="Zmyślona")
    AnkietaFactory(
        proces=publikacja.proces,
        wypelniona=True,
        co_dziala="Olga Zmyślona prowadzi sieć.",
        co_dalej="Zapytajcie Zmyślonej.",
    )

    page = client.get(publikacja.get_absolute_url()).content.decode()

    assert "prowadzi sieć" in page
    assert "Zmyśl" not in page


def test_database_keeps_one_follow_up_a_term_and_no_empty_answer():
    ankieta = AnkietaFactory()
    with pytest.raises(IntegrityError, match="ankieta_answered_is_complete"):
        AnkietaFactory(po_miesiacach=12, wypelniono_at=timezone.now())
    assert ankieta.pk


def test_database_keeps_one_follow_up_a_term():
    ankieta = AnkietaFactory()

    with pytest.raises(IntegrityError):
        AnkietaFactory(proces=ankieta.proces)
