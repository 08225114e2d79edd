import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.access.swiat import Swiat
from tests.factories.edycje import GrupaFactory, ProcesFactory, RolaEdycjiFactory

pytestmark = pytest.mark.django_db
# Session, user and roles 3; edition and Procesy 2; windows 2; facts 8.
LICZBA_ZAPYTAN = 13


@pytest.fixture
def swiat():
    return Swiat()


def _url(swiat):
    return reverse("cykl:tablica", args=[swiat.edycja.pk])


@pytest.mark.parametrize("extra", [0, 2])
def test_tablica_costs_the_same_with_1_and_3_jst(client, swiat, extra, django_assert_num_queries):
    grupa = GrupaFactory(edycja=swiat.edycja)
    for _ in range(extra):
        ProcesFactory(edycja=swiat.edycja, grupa=grupa, etap2=True)
    client.force_login(swiat.osoby["koordynator"])
    client.get(_url(swiat))

    with django_assert_num_queries(LICZBA_ZAPYTAN):
        client.get(_url(swiat))


def test_tablica_filters_by_name_without_diacritics(client, swiat):
    inny = ProcesFactory(edycja=swiat.edycja, jst__nazwa="Chęciny")
    client.force_login(swiat.osoby["koordynator"])

    response = client.get(_url(swiat), {"nazwa": "checiny"})

    assertContains(response, inny.jst.nazwa_z_rodzajem)
    assertNotContains(response, f'id="proces-{swiat.proces.pk}"')


def test_tablica_filters_paused(client, swiat):
    wstrzymany = ProcesFactory(edycja=swiat.edycja, wstrzymany=True)
    client.force_login(swiat.osoby["koordynator"])

    response = client.get(_url(swiat), {"stan": "wstrzymane"})

    assertContains(response, f'id="proces-{wstrzymany.pk}"')
    assertNotContains(response, f'id="proces-{swiat.proces.pk}"')


def test_tablica_ignores_a_filter_that_does_not_exist(client, swiat):
    client.force_login(swiat.osoby["koordynator"])

    response = client.get(_url(swiat), {"grupa": "abc", "stan": "x", "doradca": "-1"})

    assertContains(response, f'id="proces-{swiat.proces.pk}"')


def test_tablica_of_an_empty_edition_says_what_to_do(client):
    rola = RolaEdycjiFactory(edycja__kroki=True)
    client.force_login(rola.user)

    response = client.get(reverse("cykl:tablica", args=[rola.edycja.pk]))

    assertContains(response, "W tej edycji nie ma jeszcze żadnego JST")


def test_tablica_of_another_edition_is_not_found(client, swiat):
    client.force_login(swiat.osoby["koordynator"])

    assert client.get(_url(Swiat())).status_code == 404
