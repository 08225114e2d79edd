"""Goals of others beside one's own: those of the area, without an account."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from biblioteka.models import Publikacja
from tests.factories.biblioteka import PublikacjaFactory, make_publiczna
from tests.factories.obszary import ObszarFactory

pytestmark = pytest.mark.django_db
ZAPYTANIA = 1


@pytest.fixture
def obszar():
    return ObszarFactory()


def _published(obszar, **fields):
    return PublikacjaFactory(wersja_hdr__hdr__proces__obszar=obszar, **fields)


def _url(nr):
    return reverse("biblioteka:cel_list", args=[nr])


def test_goals_of_the_area_come_from_published_hdr_only(client, obszar):
    shown, other = _published(obszar, opublikowana=True), ObszarFactory()
    _published(obszar)

    page, empty = client.get(_url(obszar.nr)), client.get(_url(other.nr))

    assert [one.publikacja for one in page.context["przyklady"]] == [shown]
    assertContains(page, "Każda szkoła ma plan")
    assertContains(page, str(shown.proces.jst))
    assertNotContains(empty, "Każda szkoła ma plan")
    assertContains(empty, "Nikt nie opublikował")


@pytest.mark.parametrize("ile", [1, 3])
def test_two_goals_of_each_in_one_query(client, obszar, ile, django_assert_num_queries):
    for _ in range(ile):
        published = _published(obszar, opublikowana=True)
    goals = published.tresc["priorytety"][0]["cele"] * 3
    tresc = make_publiczna()
    tresc["priorytety"][0]["cele"] = goals
    Publikacja.objects.update(tresc=tresc)

    with django_assert_num_queries(ZAPYTANIA):
        page = client.get(_url(obszar.nr))

    assert len(page.context["przyklady"]) == 2 * ile
