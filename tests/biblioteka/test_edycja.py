"""The list of publications of one edition."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.factories.biblioteka import AnkietaFactory, PrzyjetaWersjaFactory, PublikacjaFactory
from tests.factories.edycje import EdycjaFactory, RolaEdycjiFactory

QUERIES = 7


@pytest.fixture
def edycja(db):
    return EdycjaFactory()


@pytest.fixture(params=["koordynator", "obserwator"])
def osoba(request, client, edycja):
    client.force_login(RolaEdycjiFactory(edycja=edycja, rola=request.param).user)


def wersja(edycja):
    return PrzyjetaWersjaFactory(hdr__proces__edycja=edycja)


def url(edycja):
    return reverse("biblioteka:edycja_publikacje", args=[edycja.pk])


def test_what_waits_for_the_decision_stands_first(client, edycja, osoba):
    nothing = wersja(edycja).hdr.proces
    public = PublikacjaFactory(wersja_hdr=wersja(edycja), opublikowana=True).proces
    waiting = PublikacjaFactory(wersja_hdr=wersja(edycja)).proces
    PublikacjaFactory(opublikowana=True)

    page = client.get(url(edycja))
    chosen = client.get(url(edycja), {"stan": "opublikowana"})

    assert [row.proces for row in page.context["page"]] == [waiting, public, nothing]
    assert [number for _, _, number in page.context["filtry"]] == [3, 1, 1, 0, 1]
    assert [row.proces for row in chosen.context["page"]] == [public]


def test_follow_up_stands_beside_its_hdr(client, edycja, osoba):
    public = PublikacjaFactory(wersja_hdr=wersja(edycja), opublikowana=True)
    AnkietaFactory(proces=public.proces, wypelniona=True)

    page = client.get(url(edycja))

    assertContains(page, "tak, działamy dalej")
    assertContains(page, "jeszcze nie", count=1)


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same(client, edycja, number, django_assert_num_queries):
    client.force_login(RolaEdycjiFactory(edycja=edycja, rola="koordynator").user)
    for _ in range(number):
        AnkietaFactory(proces=PublikacjaFactory(wersja_hdr=wersja(edycja)).proces)

    with django_assert_num_queries(QUERIES):
        client.get(url(edycja))
