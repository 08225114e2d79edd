"""An HDR of 10 goals, 60 actions and 300 comments: what opening it and typing in it cost."""

import gzip
from itertools import cycle

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from rozmowy.models import Komentarz
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.hdr.views.test_edytor import EDYTOR, HTMX
from tests.hdr.views.zapis import JSON
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db

# Bytes as they leave the server, before compression.
STRONA, FORMULARZ, OGNIWA, ZAPIS = 300_000, 45_000, 25_000, 100
# Session, user, action with its Proces, roles (3); savepoint, Proces and HDR locked, action with
# its goal, save, trace, savepoint.
POLE = 11


@pytest.fixture
def hdr():
    hdr = HdrFactory(proces=make_obsada().proces)
    cele = [CelFactory(hdr=hdr, kompletny=True) for _ in range(10)]
    dzialania = [
        DzialanieFactory(cel=cel, kompletne=True, zasoby="z" * 400)
        for cel in cele
        for _ in range(6)
    ]
    places = [("cel", one.pk) for one in cele] + [("dzialanie", one.pk) for one in dzialania]
    autor = hdr.proces.przydzialy.first().doradca.user
    Komentarz.objects.bulk_create(
        Komentarz(proces=hdr.proces, miejsce=miejsce, obiekt_pk=pk, autor=autor, tresc="Kto?")
        for (miejsce, pk), _ in zip(cycle(places), range(300), strict=False)
    )
    return hdr


def sizes(response) -> str:
    return f"{len(response.content)} B, {len(gzip.compress(response.content))} B compressed"


def test_it_opens_with_the_queries_of_a_small_one_and_under_300_kb(
    client, hdr, django_assert_num_queries
):
    client.force_login(hdr.proces.czlonkowie.get(is_lider=True).user)
    url = reverse("hdr:hdr_detail", args=[hdr.proces_id])
    client.get(url)

    with django_assert_num_queries(EDYTOR):
        response = client.get(url)

    print(f"\n10 goals, 60 actions, 300 comments: {EDYTOR} queries, {sizes(response)}")  # noqa: T201
    assertContains(response, "Rozmowy (300 otwartych)")
    assert len(response.content) < STRONA


def test_a_saved_field_answers_with_a_line_not_with_the_page(
    client, hdr, django_assert_num_queries
):
    client.force_login(hdr.proces.czlonkowie.get(is_lider=True).user)
    action = hdr.cele.first().dzialania.first()
    url = reverse("hdr:dzialanie_pole", args=[action.pk])
    data = {"pole": "tresc", "wartosc": "Pierwsza", "wersja": 1, "baza": action.tresc}
    client.post(url, data, headers=JSON)
    data |= {"wartosc": "Druga", "wersja": 2, "baza": "Pierwsza"}

    with django_assert_num_queries(POLE):
        answer = client.post(url, data, headers=JSON)
    ogniwa = client.get(reverse("hdr:hdr_ogniwa", args=[hdr.proces_id]), headers=HTMX)
    form = client.get(reverse("hdr:dzialanie_update", args=[action.pk]), headers=HTMX)

    print(f"\nsaved: {sizes(answer)}; list: {sizes(ogniwa)}; form: {sizes(form)}")  # noqa: T201
    assert len(answer.content) < ZAPIS
    assert len(ogniwa.content) < OGNIWA
    assert len(form.content) < FORMULARZ


def test_its_actions_are_folded_but_those_being_edited(client, hdr):
    client.force_login(hdr.proces.czlonkowie.get(is_lider=True).user)
    action = hdr.cele.first().dzialania.first()
    whole = reverse("hdr:hdr_detail", args=[hdr.proces_id])
    editing = reverse("hdr:dzialanie_update", args=[action.pk])

    folded = [
        client.get(url).content.decode().count('<details class="zwijane">')
        for url in (whole, editing, f"{whole}?rozwin=wszystkie")
    ]

    assert folded == [10, 9, 0]
