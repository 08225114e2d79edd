"""The first page after signing in, of an advisor above all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.edycje import EdycjaFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.obieg import OpiniaFactory, WersjaHdrFactory
from tests.factories.spotkania import SpotkanieFactory

HOME_QUERIES = 14


@pytest.fixture
def edycja(db):
    today = timezone.localdate()
    return EdycjaFactory(od=today - timedelta(days=100), do=today + timedelta(days=100))


@pytest.fixture
def doradca(client, edycja):
    przydzial = PrzydzialDoradcyFactory(
        proces=ProcesFactory(edycja=edycja), ros=True, od=timezone.localdate()
    )
    client.force_login(przydzial.doradca.user)
    return przydzial.doradca


def another(doradca, edycja):
    return PrzydzialDoradcyFactory(
        doradca=doradca, proces=ProcesFactory(edycja=edycja), ros=True, od=timezone.localdate()
    ).proces


def test_a_meeting_of_the_whole_edition_stands_once_with_the_jst_it_concerns(
    client, doradca, edycja
):
    first, second = doradca.przydzialy.get().proces, another(doradca, edycja)
    spotkanie = SpotkanieFactory(calej_edycji=True, edycja=edycja)

    response = client.get(reverse("cykl:home"))

    assert [
        (meeting, {proces.pk for proces in procesy})
        for meeting, procesy in response.context["doradca"].spotkania
    ] == [(spotkanie, {first.pk, second.pk})]
    assertContains(response, str(first.jst))
    assertContains(response, str(second.jst))


def test_hdr_waits_until_the_own_opinion_is_given(client, doradca):
    wersja = WersjaHdrFactory(hdr__proces=doradca.przydzialy.get().proces, hdr__w_opinii=True)

    before = client.get(reverse("cykl:home"))
    OpiniaFactory(wersja_hdr=wersja, kto=doradca.user, specjalizacja="ros")
    after = client.get(reverse("cykl:home"))

    assertContains(before, "na Twoją opinię")
    assertNotContains(after, "na Twoją opinię")


def test_a_past_month_waits_for_closing(client, edycja, doradca):
    month = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
    doradca.przydzialy.update(od=month)

    response = client.get(reverse("cykl:home"))

    assert [(sprawa.stan, sprawa.adres) for sprawa in response.context["doradca"].czeka] == [
        ("pilne", reverse("sesje:miesiac_detail", args=[month.year, month.month]))
    ]


def test_a_team_of_one_proces_lands_at_it(client, db):
    from tests.factories.edycje import CzlonekZespoluFactory

    czlonek = CzlonekZespoluFactory(lider=True)
    client.force_login(czlonek.user)

    assertRedirects(
        client.get(reverse("cykl:home")), reverse("cykl:proces_detail", args=[czlonek.proces_id])
    )


@pytest.mark.parametrize("number", [1, 3])
def test_home_of_an_advisor_costs_the_same_queries(
    client, doradca, edycja, number, django_assert_num_queries
):
    for _ in range(number - 1):
        another(doradca, edycja)
    client.get(reverse("cykl:home"))

    with django_assert_num_queries(HOME_QUERIES):
        client.get(reverse("cykl:home"))
