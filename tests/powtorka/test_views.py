import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from powtorka.models import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import PrzydzialDoradcyFactory, RolaEdycjiFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.powtorka import (
    ArkuszPowtornyFactory,
    WynikPowtornyFactory,
)
from tests.factories.wynik import (
    WyborObszaruFactory,
)

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def proces():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2
    )
    proces = WynikZespoluFactory(
        proces__edycja__wersja_arkusza=wersja, z_arkuszy=[[2, 4], [2, 5], [1, 3]]
    ).proces
    WyborObszaruFactory(proces=proces, obszar=wersja.stwierdzenia.first().obszar)
    proces.etap = 3
    proces.save()
    return proces


@pytest.fixture
def czlonek(proces):
    return proces.czlonkowie.first()


def _url(name, proces):
    return reverse(f"powtorka:powtorka_{name}", args=[proces.pk])


def _fields(proces, value="4"):
    return {f"s{one.pk}": value for one in proces.edycja.wersja_arkusza.stwierdzenia.all()[:2]}


def test_form_shows_only_the_chosen_area_and_no_former_answers(client, proces, czlonek):
    client.force_login(czlonek.user)

    response = client.get(_url("update", proces))

    assertContains(response, '<fieldset class="stwierdzenie"', count=2)
    assertNotContains(response, " checked")


def test_answers_are_kept_without_sending(client, proces, czlonek):
    client.force_login(czlonek.user)

    response = client.post(_url("update", proces), _fields(proces) | {"dokad": "zostan"})

    assertRedirects(response, _url("update", proces))
    assert (OdpowiedzPowtorna.objects.count(), ArkuszPowtorny.objects.get().is_sent) == (2, False)


def test_complete_sheet_is_sent(client, proces, czlonek):
    client.force_login(czlonek.user)
    data = _fields(proces) | {"tryb": "s", "wyslij": "tak"}

    response = client.post(_url("update", proces), data, follow=True)

    assertContains(response, "Arkusz powtórny wysłany.")
    assertContains(response, "wysłany</span>", count=1)
    assertRedirects(client.get(_url("update", proces)), _url("detail", proces))


def test_incomplete_sheet_is_kept_and_not_sent(client, proces, czlonek):
    client.force_login(czlonek.user)
    name, value = next(iter(_fields(proces).items()))

    response = client.post(
        _url("update", proces), {name: value, "tryb": "s", "wyslij": "tak"}, follow=True
    )

    assertContains(response, "Brakuje 1")
    assert (OdpowiedzPowtorna.objects.count(), ArkuszPowtorny.objects.get().is_sent) == (1, False)


def test_answer_saves_itself(client, proces, czlonek):
    client.force_login(czlonek.user)
    name = next(iter(_fields(proces)))

    response = client.post(_url("autosave", proces), {"pole": name, "wartosc": "5"}, headers=JSON)
    empty = client.post(_url("autosave", proces), {"pole": name, "wartosc": ""}, headers=JSON)
    wrong = client.post(_url("autosave", proces), {"pole": "x1", "wartosc": "5"}, headers=JSON)

    assert (response.status_code, empty.status_code, wrong.status_code) == (200, 422, 409)
    assert OdpowiedzPowtorna.objects.get().ocena == 5


def test_nothing_is_compared_before_closing(client, proces, czlonek):
    ArkuszPowtornyFactory(proces=proces, czlonek=czlonek, wyslany=True, oceny=5)
    client.force_login(proces.czlonkowie.last().user)

    response = client.get(_url("detail", proces))

    assertContains(response, "Otwórz arkusz powtórny")
    assertNotContains(response, "Mediana")


def test_lider_closes_and_advisors_see_before_and_after(client, proces, czlonek):
    czlonek.is_lider = True
    czlonek.save()
    for one in proces.czlonkowie.all():
        ArkuszPowtornyFactory(proces=proces, czlonek=one, wyslany=True, oceny=5)
    client.force_login(czlonek.user)

    confirmation = client.get(_url("close", proces))
    client.post(_url("close", proces))
    client.force_login(PrzydzialDoradcyFactory(proces=proces).doradca.user)
    response = client.get(_url("detail", proces))

    assertContains(confirmation, "Zamknij arkusze i pokaż porównanie")
    assertContains(response, 'class="w-po"', count=1)
    assertContains(response, "wzrost</span>", count=3)


def test_closing_too_early_is_refused_with_a_reason(client, proces, czlonek):
    czlonek.is_lider = True
    czlonek.save()
    client.force_login(czlonek.user)

    response = client.post(_url("close", proces), follow=True)

    assertContains(response, "co najmniej 3\u00a0osoby")
    assert WynikPowtorny.objects.count() == 0


def test_before_etap_3_the_page_says_when(client, proces, czlonek):
    proces.etap = 2
    proces.save()
    client.force_login(czlonek.user)

    response = client.get(_url("detail", proces))

    assertContains(response, "Arkusz powtarza się w etapie 3")
    assertRedirects(client.get(_url("update", proces)), _url("detail", proces))


def test_roles(client, proces, czlonek):
    client.force_login(PrzydzialDoradcyFactory(proces=proces).doradca.user)
    advisor = [client.get(_url(name, proces)).status_code for name in ("update", "close")]
    client.force_login(RolaEdycjiFactory(koordynator=True).user)
    stranger = client.get(_url("detail", proces)).status_code
    edition = client.get(reverse("powtorka:powtorka_list", args=[proces.edycja_id])).status_code

    assert (advisor, stranger, edition) == ([403, 403], 404, 404)


def test_coordinator_sees_the_indicator(client, proces):
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, koordynator=True).user)
    url = reverse("powtorka:powtorka_list", args=[proces.edycja_id])

    empty = client.get(url)
    WynikPowtornyFactory(proces=proces, z_arkuszy=[4, 5, 5])
    response = client.get(url)

    assertContains(empty, "Żaden samorząd nie powtórzył jeszcze arkusza")
    assertContains(response, "1 <small>z 1 (100%)</small>")


def test_comparison_takes_a_fixed_number_of_queries(
    client, proces, czlonek, django_assert_num_queries
):
    WynikPowtornyFactory(proces=proces, z_arkuszy=[4, 5, 5])
    client.force_login(czlonek.user)
    client.get(_url("detail", proces))

    with django_assert_num_queries(15):
        client.get(_url("detail", proces))
