import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from powiadomienia.models import Powiadomienie
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import PowiadomienieFactory

pytestmark = pytest.mark.django_db
LISTA = reverse("powiadomienia:powiadomienie_list")
# Session, person, count, the page itself, and the one of the menu.
ZAPYTANIA_LISTY = 5


@pytest.fixture
def osoba(client):
    osoba = UserFactory()
    client.force_login(osoba)
    return osoba


def _url(name, notice):
    return reverse(f"powiadomienia:powiadomienie_{name}", args=[notice.pk])


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, osoba, django_assert_num_queries, rows):
    PowiadomienieFactory.create_batch(rows, osoba=osoba)

    with django_assert_num_queries(ZAPYTANIA_LISTY):
        response = client.get(LISTA)

    assert len(response.context["page"]) == rows


def test_list_holds_own_only(client, osoba):
    own, _foreign = PowiadomienieFactory(osoba=osoba), PowiadomienieFactory()

    assert list(client.get(LISTA).context["page"]) == [own]


def test_list_of_unread(client, osoba):
    unread = PowiadomienieFactory(osoba=osoba)
    PowiadomienieFactory(osoba=osoba, przeczytane=True)

    assert list(client.get(LISTA, {"nowe": "1"}).context["page"]) == [unread]
    unread.delete()
    assertContains(client.get(LISTA, {"nowe": "1"}), "Nie ma nowych powiadomień")


def test_list_without_rows_says_so(client, osoba):
    assertContains(client.get(LISTA), "Nie ma jeszcze powiadomień")


def test_header_counts_unread(client, osoba):
    PowiadomienieFactory.create_batch(2, osoba=osoba)
    PowiadomienieFactory(osoba=osoba, przeczytane=True)
    PowiadomienieFactory()

    counter = '<span class="visually-hidden">, nowe: </span>2</span>'
    assertContains(client.get(LISTA), counter)
    Powiadomienie.objects.all().delete()
    assertNotContains(client.get(LISTA), 'class="licznik"')


def test_open_leads_to_the_place_and_marks_as_read(client, osoba):
    notice = PowiadomienieFactory(osoba=osoba, url="/konto/")

    response = client.post(_url("open", notice))

    assertRedirects(response, "/konto/", fetch_redirect_response=False)
    notice.refresh_from_db()
    assert notice.przeczytane_at is not None


def test_read_keeps_the_first_moment(client, osoba):
    notice = PowiadomienieFactory(osoba=osoba, przeczytane=True)

    client.post(_url("read", notice))

    assert Powiadomienie.objects.get(pk=notice.pk).przeczytane_at == notice.przeczytane_at


def test_read_all_marks_own(client, osoba):
    own, foreign = PowiadomienieFactory(osoba=osoba), PowiadomienieFactory()

    response = client.post(reverse("powiadomienia:powiadomienie_read_all"), follow=True)

    assertContains(response, "Oznaczono jako przeczytane: 1\xa0powiadomienie.")
    own.refresh_from_db()
    foreign.refresh_from_db()
    assert (own.przeczytane_at is not None, foreign.przeczytane_at) == (True, None)


@pytest.mark.parametrize("name", ["open", "read"])
def test_foreign_notice_is_unknown(client, osoba, name):
    notice = PowiadomienieFactory()

    assert client.post(_url(name, notice)).status_code == 404
    assert Powiadomienie.objects.unread().count() == 1


@pytest.mark.parametrize("name", ["open", "read"])
def test_get_is_refused(client, osoba, name):
    assert client.get(_url(name, PowiadomienieFactory(osoba=osoba))).status_code == 405
