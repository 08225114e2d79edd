import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.services.wysylka import deliver
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
LISTA = reverse("powiadomienia:wiadomosc_list")
# Session, person, count, the page itself, and four of the menu.
ZAPYTANIA_LISTY = 6


@pytest.fixture
def admin(client):
    admin = UserFactory(admin=True)
    client.force_login(admin)
    return admin


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, admin, django_assert_num_queries, rows):
    WiadomoscFactory.create_batch(rows)

    with django_assert_num_queries(ZAPYTANIA_LISTY):
        response = client.get(LISTA)

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"sent", "failed"}),
        ({"status": "nieudana"}, {"failed"}),
        ({"rodzaj": "nowe_haslo"}, {"failed"}),
        ({"odbiorca": "łĘcka iza"}, {"sent"}),
        ({"odbiorca": "failed@"}, {"failed"}),
        ({"status": "bzdura", "strona": "x"}, {"sent", "failed"}),
    ],
)
def test_list_filters(client, admin, query, expected):
    rows = {
        "sent": WiadomoscFactory(
            wyslana=True, odbiorca=UserFactory(imie="Izabela", nazwisko="Łęcka")
        ),
        "failed": WiadomoscFactory(
            nieudana=True, rodzaj="nowe_haslo", odbiorca=UserFactory(email="failed@example.org")
        ),
    }

    response = client.get(LISTA, query)

    assert set(response.context["page"]) == {rows[name] for name in expected}


def test_list_without_rows_says_so(client, admin):
    assertContains(client.get(LISTA), "Nie ma jeszcze żadnej wiadomości")
    assertContains(client.get(LISTA, {"odbiorca": "x"}), "Żadna wiadomość nie pasuje do filtrów")


def test_detail_shows_text_and_answer_of_the_server(client, admin):
    wiadomosc = WiadomoscFactory(nieudana=True, tresc="Zobacz <script>x</script>")

    response = client.get(wiadomosc.get_absolute_url())

    assertContains(response, "550 No such user")
    assertContains(response, "Wyślij jeszcze raz")
    assertNotContains(response, "<script>x")


def test_detail_never_shows_secrets_that_wait(client, admin):
    wiadomosc = WiadomoscFactory(tajne={"link": "https://example.org/sekret"})

    assertNotContains(client.get(wiadomosc.get_absolute_url()), "sekret")
    url = reverse("admin:powiadomienia_wiadomosc_change", args=[wiadomosc.pk])
    assertNotContains(client.get(url), "sekret")


def test_retry(client, admin):
    wiadomosc = WiadomoscFactory(nieudana=True)

    response = client.post(reverse("powiadomienia:wiadomosc_retry", args=[wiadomosc.pk]))

    wiadomosc.refresh_from_db()
    assertRedirects(response, wiadomosc.get_absolute_url())
    assert (wiadomosc.status, wiadomosc.proby) == (StatusWiadomosci.OCZEKUJE, 0)


def test_cancel(client, admin):
    wiadomosc = WiadomoscFactory()

    url = reverse("powiadomienia:wiadomosc_cancel", args=[wiadomosc.pk])

    assertContains(client.get(url), "Czy anulować tę wiadomość?")
    wiadomosc.refresh_from_db()
    assert wiadomosc.status == StatusWiadomosci.OCZEKUJE
    client.post(url)

    assert deliver(wiadomosc.pk) is None
    wiadomosc.refresh_from_db()
    assert wiadomosc.status == StatusWiadomosci.ANULOWANA


@pytest.mark.parametrize("action", ["retry", "cancel"])
def test_action_too_late_is_refused_with_a_sentence(client, admin, action):
    wiadomosc = WiadomoscFactory(wyslana=True)

    url = reverse(f"powiadomienia:wiadomosc_{action}", args=[wiadomosc.pk])
    response = client.post(url, headers={"referer": f"http://testserver{LISTA}"}, follow=True)

    assertContains(response, "tylko wiadomość")
    wiadomosc.refresh_from_db()
    assert wiadomosc.status == StatusWiadomosci.WYSLANA


@pytest.mark.parametrize("name", ["list", "detail", "retry", "cancel"])
def test_others_are_told_whom_to_ask(client, name):
    wiadomosc = WiadomoscFactory(nieudana=True)
    client.force_login(UserFactory(is_staff=True))
    args = [] if name == "list" else [wiadomosc.pk]
    url = reverse(f"powiadomienia:wiadomosc_{name}", args=args)

    response = client.get(url) if name in ("list", "detail") else client.post(url)

    assertContains(response, "Wiadomości widzi tylko administrator", status_code=403)


def test_retry_rejects_get(client, admin):
    url = reverse("powiadomienia:wiadomosc_retry", args=[WiadomoscFactory().pk])

    assert client.get(url).status_code == 405


def test_unknown_wiadomosc_is_404(client, admin):
    assert client.get(reverse("powiadomienia:wiadomosc_detail", args=[987654])).status_code == 404
