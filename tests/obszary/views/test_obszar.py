import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories.konta import UserFactory
from tests.factories.obszary import (
    NarzedzieFactory,
    ObszarFactory,
    StwierdzenieFactory,
    WersjaArkuszaFactory,
    ZadanieJstFactory,
    ZbiorDanychFactory,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _osoba(client):
    client.force_login(UserFactory())


def full_obszar(nr, wersja):
    obszar = ObszarFactory(nr=nr)
    ZadanieJstFactory(obszar=obszar, tekst="Rozmowa z radą rodziców.")
    NarzedzieFactory(obszar=obszar, tekst="Karta wskaźników.")
    NarzedzieFactory(obszar=obszar, pro=True, tekst="Debata oświatowa.")
    ZbiorDanychFactory(obszar=obszar, tekst="Wyniki ankiet.")
    ZadanieJstFactory(obszar=obszar, wycofana=True, tekst="Dawne zadanie.")
    StwierdzenieFactory(obszar=obszar, numer=1, wersja=wersja, tekst="Znamy wskaźniki.")
    return obszar


@pytest.mark.parametrize("rows", [1, 3])
def test_obszar_list_query_count_does_not_grow(client, django_assert_num_queries, rows):
    wersja = WersjaArkuszaFactory()
    for nr in range(1, rows + 1):
        full_obszar(nr, wersja)
    client.get(reverse("obszary:obszar_list"))

    with django_assert_num_queries(9):
        client.get(reverse("obszary:obszar_list"))


@pytest.mark.parametrize("rows", [1, 3])
def test_obszar_detail_query_count_does_not_grow(client, django_assert_num_queries, rows):
    wersja = WersjaArkuszaFactory()
    for nr in range(1, rows + 1):
        full_obszar(nr, wersja)
    url = reverse("obszary:obszar_detail", args=[1])
    client.get(url)

    with django_assert_num_queries(10):
        client.get(url)


def test_obszar_list_counts_only_current_items(client):
    full_obszar(1, WersjaArkuszaFactory())

    cards = client.get(reverse("obszary:obszar_list")).context["karty"]

    assert [card.sekcje for card in cards] == [
        [
            ("zadania JST", 1),
            ("narzędzia zarządcze", 1),
            ("narzędzia PRO", 1),
            ("dane do zebrania", 1),
            ("stwierdzenia arkusza", 1),
        ]
    ]


def test_search_finds_items_without_diacritics(client):
    full_obszar(1, WersjaArkuszaFactory())
    ObszarFactory(nr=2)

    page = client.get(reverse("obszary:obszar_list"), {"q": "WSKAZNIK"})

    hits = [hit.tekst for card in page.context["karty"] for hit in card.trafienia]
    assert hits == ["Karta wskaźników.", "Znamy wskaźniki."]


def test_search_does_not_find_withdrawn_items(client):
    full_obszar(1, WersjaArkuszaFactory())

    assertContains(client.get(reverse("obszary:obszar_list"), {"q": "dawne"}), "Nic nie znaleziono")


def test_search_fragment_equals_part_of_the_page(client):
    full_obszar(1, WersjaArkuszaFactory())
    url = reverse("obszary:obszar_list")

    fragment = client.get(url, {"q": "debata"}, headers=HTMX)

    assertContains(client.get(url, {"q": "debata"}), fragment.content.decode(), html=True)


def test_obszar_detail_shows_everything_with_its_source(client):
    full_obszar(3, WersjaArkuszaFactory())

    page = client.get(reverse("obszary:obszar_detail", args=[3]))

    assertContains(page, "Źródło: ORE 2019, prezentacja modelu doradztwa dla JST", count=4)
    assertContains(page, "3.1 Znamy wskaźniki.")
    assertContains(page, "Dlaczego pytamy.")
    assertNotContains(page, "Dawne zadanie.")


def test_statements_of_the_newest_published_version_are_shown(client):
    obszar = ObszarFactory(nr=1)
    StwierdzenieFactory(obszar=obszar, wersja=WersjaArkuszaFactory(), numer=1, tekst="Stare.")
    StwierdzenieFactory(obszar=obszar, wersja=WersjaArkuszaFactory(), numer=1, tekst="Nowe.")
    StwierdzenieFactory(obszar=obszar, numer=1, tekst="Szkic.")

    page = client.get(reverse("obszary:obszar_detail", args=[1]))

    assertContains(page, "1.1 Nowe.")
    assertNotContains(page, "1.1 Stare.")
    assertNotContains(page, "1.1 Szkic.")


def test_unknown_obszar_is_404(client):
    assert client.get(reverse("obszary:obszar_detail", args=[99])).status_code == 404


def test_catalogue_refuses_post(client):
    assert client.post(reverse("obszary:obszar_list")).status_code == 405
