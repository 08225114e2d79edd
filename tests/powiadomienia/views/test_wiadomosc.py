import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Tresc
from powiadomienia.services.wysylka import deliver
from tests.factories.edycje import ProcesFactory, RolaEdycjiFactory
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
    for proces in ProcesFactory.create_batch(rows):
        WiadomoscFactory(proces_pk=proces.pk)
        WiadomoscFactory(edycja_pk=proces.edycja_id)

    # And what the rows are about: Procesy with their JST, editions.
    with django_assert_num_queries(ZAPYTANIA_LISTY + 2):
        response = client.get(LISTA)

    assert len(response.context["page"]) == rows * 2


def test_list_says_which_jst_or_edition_a_mail_is_about(client, admin):
    proces = ProcesFactory()
    of_proces = WiadomoscFactory(proces_pk=proces.pk, edycja_pk=proces.edycja_id)
    of_edycja = WiadomoscFactory(edycja_pk=proces.edycja_id)
    of_nothing = WiadomoscFactory()

    page = client.get(LISTA).context["page"]

    assert {row.pk: row.dotyczy for row in page} == {
        of_proces.pk: str(proces.jst),
        of_edycja.pk: str(proces.edycja),
        of_nothing.pk: "",
    }


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


def test_list_is_not_for_others(client):
    client.force_login(UserFactory(is_staff=True))

    response = client.get(LISTA)

    assertContains(response, "Wiadomości widzą administrator", status_code=403)


@pytest.fixture
def koordynator(client):
    rola = RolaEdycjiFactory(rola="koordynator")
    client.force_login(rola.user)
    return rola


def test_coordinator_sees_mails_of_own_editions_and_procesy(client, koordynator):
    proces = ProcesFactory(edycja=koordynator.edycja)
    own = {
        WiadomoscFactory(proces_pk=proces.pk),
        WiadomoscFactory(edycja_pk=koordynator.edycja.pk),
    }
    foreign = WiadomoscFactory(proces_pk=ProcesFactory().pk)
    WiadomoscFactory()

    assert set(client.get(LISTA).context["page"]) == own
    assert list(client.get(LISTA, {"proces": proces.pk}).context["page"]) == [
        row for row in own if row.proces_pk
    ]
    assert client.get(foreign.get_absolute_url()).status_code == 404


def test_coordinator_never_reads_a_link_for_one_use(client, koordynator):
    edycja_pk = koordynator.edycja.pk
    row = WiadomoscFactory(
        rodzaj="zaproszenie", wyslana=True, tresc="https://x/abc", edycja_pk=edycja_pk
    )

    response = client.get(row.get_absolute_url())

    assertNotContains(response, "https://x/abc")
    assertContains(response, "Nie pokazujemy jej treści.")


def test_detail_shows_what_would_be_sent_now(client, admin, probny):
    row = WiadomoscFactory(rodzaj=probny(build=lambda w: Tresc("Temat", "Treść teraz.\n")))

    assertContains(client.get(row.get_absolute_url()), "Treść teraz.")


def test_detail_survives_a_text_with_a_defect(client, admin, probny):
    row = WiadomoscFactory(rodzaj=probny(build=lambda w: 1 / 0))

    assert client.get(row.get_absolute_url()).status_code == 200


def test_detail_of_a_digest_lists_its_parts(client, admin, probny):
    zbior = WiadomoscFactory(rodzaj="zbior", wyslana=True)
    part = WiadomoscFactory(rodzaj=probny(), wyslana=True, zbior=zbior, temat="Pierwsza sprawa")

    assertContains(client.get(zbior.get_absolute_url()), "Pierwsza sprawa")
    assertContains(client.get(part.get_absolute_url()), zbior.get_absolute_url())


def test_resend_makes_a_new_row_once(client, admin, probny):
    row = WiadomoscFactory(rodzaj=probny(), wyslana=True)
    url = reverse("powiadomienia:wiadomosc_resend", args=[row.pk])

    first, second = client.post(url), client.post(url)

    new = row.ponowienie
    assertRedirects(first, new.get_absolute_url())
    assert second.url == new.get_absolute_url()
    assert (new.przedmiot, new.odbiorca, new.status) == (row.przedmiot, row.odbiorca, "oczekuje")
    assertContains(client.get(row.get_absolute_url()), "Wysłana ponownie")


@pytest.mark.parametrize("kwargs", [{"rodzaj": "zaproszenie", "wyslana": True}, {"nieudana": True}])
def test_resend_is_refused(client, admin, kwargs):
    row = WiadomoscFactory(**kwargs)
    url = reverse("powiadomienia:wiadomosc_resend", args=[row.pk])

    response = client.post(url, headers={"referer": f"http://testserver{LISTA}"}, follow=True)

    assertContains(response, "nie można wysłać ponownie")
    assert not hasattr(row, "ponowienie")


def test_retry_all(client, admin):
    failed = WiadomoscFactory.create_batch(2, nieudana=True)
    sent = WiadomoscFactory(wyslana=True)

    response = client.post(reverse("powiadomienia:wiadomosc_retry_all"), follow=True)

    assertContains(response, "Jeszcze raz wysyłamy: 2")
    states = dict(Wiadomosc.objects.values_list("pk", "status"))
    assert states == {failed[0].pk: "oczekuje", failed[1].pk: "oczekuje", sent.pk: "wyslana"}


def test_retry_all_is_for_the_admin(client, koordynator):
    assert client.post(reverse("powiadomienia:wiadomosc_retry_all")).status_code == 403


def test_retry_rejects_get(client, admin):
    url = reverse("powiadomienia:wiadomosc_retry", args=[WiadomoscFactory().pk])

    assert client.get(url).status_code == 405


def test_unknown_wiadomosc_is_404(client, admin):
    assert client.get(reverse("powiadomienia:wiadomosc_detail", args=[987654])).status_code == 404
