"""A goal or an action open as a form."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from hdr.models import Zaleznosc
from hdr.services import edytor, powiazania
from hdr.services.wspolne import _DLACZEGO
from tests.factories.diagnoza import PrzyczynaFactory
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.obszary import NarzedzieFactory
from tests.hdr.wzory import make_kompletny, make_obsada

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _controls(response):
    """Hidden fields and controls of the open form, as a browser without scripts would send them."""
    form = response.context["form"]
    data = {f"baza-{name}": value for name, value in form.bazy}
    return data | dict(form.bazy) | {"wersja": form.instance.wersja}


def test_whole_form_saves_without_a_script(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    tool = NarzedzieFactory(obszar=obsada.proces.obszar)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_update", args=[dzialanie.pk])

    data = _controls(client.get(url)) | {
        "tresc": "Nowa treść",
        "od": "2027-01-04",
        f"narzedzie-{tool.pk}": "true",
        f"baza-narzedzie-{tool.pk}": "",
    }
    response = client.post(url, data)

    dzialanie.refresh_from_db()
    assert response.status_code == 302
    assert (dzialanie.tresc, str(dzialanie.od)) == ("Nowa treść", "2027-01-04")
    assert list(dzialanie.narzedzia.all()) == [tool]


def test_whole_form_with_an_error_keeps_what_was_typed(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_update", args=[cel.pk])

    response = client.post(url, _controls(client.get(url)) | {"wartosc_bazowa": "dużo"})

    assertContains(response, "Wpisz liczbę")
    assertContains(response, 'value="dużo"')


@pytest.mark.parametrize(
    ("wybor", "tekst"),
    [("moj", "pięć sieci"), ("cudzy", "trzy sieci"), ("polacz", "pięć sieci\n\ntrzy sieci")],
)
def test_conflict_without_a_script_shows_both_and_keeps_the_choice(client, wybor, tekst):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces, tresc="dwie sieci")
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_update", args=[cel.pk])
    data = _controls(client.get(url)) | {"tresc": "pięć sieci"}
    edytor.update_cel(cel, {"tresc": "trzy sieci"}, 1, kto=obsada.lider)

    response = client.post(url, data)
    assertContains(response, "Dwie osoby zmieniły to samo pole")
    assertContains(response, "<ins>trzy</ins>")
    bases = dict(re.findall(r'name="(baza-[^"]+)" value="([^"]*)"', response.content.decode()))
    version = re.search(r'name="wersja" value="(\d+)"', response.content.decode())[1]
    again = data | bases | {"wersja": version, "konflikt-tresc": "1", "konflikt": wybor}
    assert client.post(url, again).status_code == 302

    cel.refresh_from_db()
    assert cel.tresc == tekst


def test_htmx_form_and_row_equal_the_same_part_of_a_page(client):
    obsada = make_obsada()
    _, _, dzialanie = make_kompletny(obsada.proces)
    client.force_login(obsada.czlonek)

    row = client.get(reverse("hdr:dzialanie_detail", args=[dzialanie.pk]), headers=HTMX)
    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))
    form = client.get(reverse("hdr:dzialanie_update", args=[dzialanie.pk]), headers=HTMX)
    open_page = client.get(reverse("hdr:dzialanie_update", args=[dzialanie.pk]))

    assert _without_tokens(row) in _without_tokens(page)
    assert _without_tokens(form) in _without_tokens(open_page)


def test_htmx_goal_equals_the_same_part_of_a_page(client):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    client.force_login(obsada.czlonek)

    header = client.get(reverse("hdr:cel_detail", args=[cel.pk]), headers=HTMX)
    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))
    links = client.get(reverse("hdr:hdr_ogniwa", args=[obsada.proces.pk]))

    assert _without_tokens(header) in _without_tokens(page)
    side, now = _without_tokens(links).split('<section class="co-teraz')
    assert side.strip() in _without_tokens(page)
    assert now.replace(' hx-swap-oob="true"', "").strip() in _without_tokens(page)


def _without_tokens(response):
    pattern = r'name="(csrfmiddlewaretoken|_klucz)" value="[^"]*"'
    text = re.sub(pattern, "", response.content.decode())
    return " ".join(text.split())


def test_refused_box_leaves_the_rest_of_the_form(client):
    """A circle of two actions is refused; the text typed beside it is saved."""
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    drugie = DzialanieFactory(cel=dzialanie.cel)
    powiazania.toggle_zaleznosc(drugie, dzialanie, True, kto=obsada.lider)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_update", args=[dzialanie.pk])
    data = _controls(client.get(url)) | {
        "tresc": "Nowa treść",
        f"zalezy-{drugie.pk}": "true",
        f"baza-zalezy-{drugie.pk}": "",
    }

    response = client.post(url, data)

    dzialanie.refresh_from_db()
    assertContains(response, "podsumowanie-bledow")
    assertContains(response, "Nowa treść")
    assert dzialanie.tresc == "Nowa treść"
    assert Zaleznosc.objects.count() == 1


def test_refused_box_of_a_goal_stands_on_its_form(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    cause = PrzyczynaFactory()
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_update", args=[cel.pk])
    data = _controls(client.get(url)) | {
        "tresc": "Nowa treść",
        f"przyczyna-{cause.pk}": "true",
        f"baza-przyczyna-{cause.pk}": "",
    }

    response = client.post(url, data)

    cel.refresh_from_db()
    assertContains(response, "Tej przyczyny nie ma już w diagnozie")
    assert cel.tresc == "Nowa treść"


def test_form_of_an_hdr_handed_over_meanwhile_says_why(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_update", args=[cel.pk])
    data = _controls(client.get(url)) | {"tresc": "Nowa treść"}
    type(cel.hdr).objects.filter(pk=cel.hdr_id).update(status="w_opinii")

    response = client.post(url, data, follow=True)

    assert [str(one) for one in response.context["messages"]] == [_DLACZEGO["w_opinii"]]
