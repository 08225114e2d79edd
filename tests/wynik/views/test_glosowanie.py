import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.wynik import (
    GlosNaObszarFactory,
)
from wynik.models import GlosNaObszar, WynikGlosowania

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=1
    )
    return WynikZespoluFactory(
        proces__edycja__wersja_arkusza=wersja, z_arkuszy=[[2, 4], [2, 5], [1, 3]]
    ).proces


def _url(name, proces):
    return reverse(f"wynik:{name}", args=[proces.pk])


def _lider(proces):
    czlonek = proces.czlonkowie.first()
    czlonek.is_lider = True
    czlonek.save()
    return czlonek


def _points(proces, *numbers):
    return {
        f"punkt_{index}": proces.edycja.wersja_arkusza.stwierdzenia.get(obszar__nr=nr).obszar_id
        for index, nr in enumerate(numbers, start=1)
    }


def test_member_gives_three_points_and_sees_them_again(client, proces):
    client.force_login(proces.czlonkowie.first().user)

    response = client.post(_url("glosowanie_update", proces), _points(proces, 1, 2, 2))
    again = client.get(_url("glosowanie_update", proces))

    assertRedirects(response, _url("wynik_detail", proces) + "#glosowanie")
    assert GlosNaObszar.objects.count() == 3
    assertContains(again, "selected", count=3)


def test_incomplete_vote_saves_nothing(client, proces):
    client.force_login(proces.czlonkowie.first().user)

    response = client.post(_url("glosowanie_update", proces), _points(proces, 1, 2))

    assert response.context["form"].errors == {"punkt_3": ["Wybierz obszar dla tego punktu."]}
    assert GlosNaObszar.objects.count() == 0


def test_page_tells_who_voted_and_not_for_what(client, proces):
    first, second, _ = proces.czlonkowie.all()
    for numer in (1, 2, 3):
        GlosNaObszarFactory(czlonek=first, numer=numer, obszar_id=_points(proces, 2)["punkt_1"])
    client.force_login(second.user)

    response = client.get(_url("wynik_detail", proces))

    assertContains(response, "oddany głos", count=1)
    assertContains(response, "Rozdziel trzy punkty")
    assertNotContains(response, " pkt</span>")


def test_lider_closes_and_everybody_sees_sums(client, proces):
    lider = _lider(proces)
    for czlonek in proces.czlonkowie.all():
        for numer in (1, 2, 3):
            GlosNaObszarFactory(
                czlonek=czlonek, numer=numer, obszar_id=_points(proces, 2)["punkt_1"]
            )
    client.force_login(lider.user)

    confirmation = client.get(_url("glosowanie_close", proces))
    client.post(_url("glosowanie_close", proces))
    client.force_login(PrzydzialDoradcyFactory(proces=proces).doradca.user)
    response = client.get(_url("wynik_detail", proces))

    assertContains(confirmation, "Zamknij głosowanie i pokaż punkty")
    assertContains(response, "9 pkt</span>", count=1)


def test_closing_too_early_is_refused_with_a_reason(client, proces):
    client.force_login(_lider(proces).user)

    response = client.post(_url("glosowanie_close", proces), follow=True)

    assertContains(response, "co najmniej 3\u00a0osoby")
    assert WynikGlosowania.objects.count() == 0


def test_advisor_does_not_vote(client, proces):
    client.force_login(PrzydzialDoradcyFactory(proces=proces).doradca.user)

    assert client.get(_url("glosowanie_update", proces)).status_code == 403
    assert client.get(_url("glosowanie_close", proces)).status_code == 403


def test_vote_before_the_result_leads_back(client):
    czlonek = CzlonekZespoluFactory()
    client.force_login(czlonek.user)

    response = client.get(_url("glosowanie_update", czlonek.proces))

    assertRedirects(response, _url("wynik_detail", czlonek.proces))
