import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from hdr.models import Cel, Dzialanie
from konta.models import Slad
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import NarzedzieFactory
from tests.hdr.views.zapis import save_pole
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept, submit

pytestmark = pytest.mark.django_db

# Session, user, Proces, two for the roles, eight for the document, one for the
# meetings on the chart, three for the menu.
EDYTOR = 15
HTMX = {"HX-Request": "true"}


def test_editor_carries_over_priorities_and_shows_breaks(client):
    obsada = make_obsada()
    priorytet = PriorytetFactory(diagnoza__proces=obsada.proces, z_luki=True)
    client.force_login(obsada.czlonek)

    response = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    assertContains(response, priorytet.nazwa)
    assertContains(response, priorytet.problem.luka)
    assertContains(response, "Priorytet 1 bez celu")
    assertContains(response, "Dodaj cel do priorytetu 1")


def test_editor_of_an_empty_diagnosis_leads_to_it(client):
    obsada = make_obsada()
    client.force_login(obsada.lider)

    response = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    assertContains(response, "Nie ma jeszcze priorytetów")
    assertContains(response, "Gotowość 0%")


@pytest.mark.parametrize("kto", ["ros", "koordynator"])
def test_readers_see_content_without_controls(client, kto):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    client.force_login(getattr(obsada, kto))

    response = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    assertContains(response, cel.wskaznik.split(" z ")[0])
    assertNotContains(response, "Edytuj")
    assertNotContains(response, "Przekaż do opinii")


def test_only_the_lider_sees_the_button_that_hands_over(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    url = reverse("hdr:hdr_detail", args=[obsada.proces.pk])

    client.force_login(obsada.lider)
    assertContains(client.get(url), "Przekaż do opinii")
    client.force_login(obsada.czlonek)
    assertNotContains(client.get(url), "Przekaż do opinii")


@pytest.mark.parametrize("ile", [1, 4])
def test_editor_queries_do_not_grow(client, ile, django_assert_num_queries):
    obsada = make_obsada()
    hdr = HdrFactory(proces=obsada.proces, z_forma=True)
    for _ in range(ile):
        priorytet = PriorytetFactory(diagnoza=CelFactory(hdr=hdr).priorytet.diagnoza, z_luki=True)
        cel = CelFactory(hdr=hdr, priorytet=priorytet, kompletny=True)
        for _ in range(ile):
            tool = NarzedzieFactory(obszar=obsada.proces.obszar)
            DzialanieFactory(cel=cel, kompletne=True).narzedzia.add(tool)
    client.force_login(obsada.lider)
    client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    with django_assert_num_queries(EDYTOR):
        client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))


def test_cel_create_opens_the_new_goal(client):
    obsada = make_obsada()
    priorytet = PriorytetFactory(diagnoza__proces=obsada.proces)
    client.force_login(obsada.czlonek)

    response = client.post(reverse("hdr:cel_create", args=[priorytet.pk]))

    cel = Cel.objects.get()
    assertRedirects(
        response,
        reverse("hdr:cel_update", args=[cel.pk]) + f"?pole=tresc#cel-{cel.pk}",
    )


def test_delete_then_restore(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)

    page = client.post(reverse("hdr:dzialanie_delete", args=[dzialanie.pk]), follow=True)
    assertContains(page, "Usunięte (1)")
    assertContains(page, "Cofnij")
    client.post(reverse("hdr:dzialanie_restore", args=[dzialanie.pk]))

    assert list(Dzialanie.objects.current()) == [dzialanie]


def test_move_and_duplicate(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    first, second = DzialanieFactory(cel=cel), DzialanieFactory(cel=cel)
    client.force_login(obsada.czlonek)

    client.post(reverse("hdr:dzialanie_move", args=[second.pk]), {"kierunek": "gora"})
    client.post(reverse("hdr:dzialanie_duplicate", args=[second.pk]))

    order = Dzialanie.objects.order_by("kolejnosc").values_list("pk", flat=True)
    assert list(order)[::2] == [second.pk, first.pk]


def test_double_click_on_copy_makes_one_copy(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    page = client.get(reverse("hdr:dzialanie_update", args=[dzialanie.pk])).content.decode()
    form = page[page.index(f'id="powiel-{dzialanie.pk}"') :]
    key = re.search(r'name="_klucz" value="([^"]+)"', form)[1]

    for _ in range(2):
        client.post(reverse("hdr:dzialanie_duplicate", args=[dzialanie.pk]), {"_klucz": key})

    assert Dzialanie.objects.count() == 2


def test_dragged_goal_stands_before_the_one_it_was_dropped_on(client):
    obsada = make_obsada()
    first = CelFactory(hdr__proces=obsada.proces)
    second = CelFactory(hdr=first.hdr, priorytet=first.priorytet)
    client.force_login(obsada.czlonek)

    client.post(reverse("hdr:cel_move", args=[second.pk]), {"przed": str(first.pk)})

    assert list(Cel.objects.order_by("kolejnosc")) == [second, first]


def test_presence_shows_others_and_leaves_no_trail(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    url = reverse("hdr:hdr_obecnosc", args=[obsada.proces.pk])
    trails = Slad.objects.count()

    client.force_login(obsada.ros)
    client.get(url, {"miejsce": "<script>"})
    client.force_login(obsada.czlonek)
    client.get(url, {"miejsce": f"cel-{cel.pk}"})
    client.force_login(obsada.lider)
    people = client.get(url).json()["osoby"]

    places = {one["osoba"]: one["miejsce"] for one in people}
    assert places == {
        obsada.ros.get_full_name(): "",
        str(obsada.proces.czlonkowie.get(user=obsada.czlonek)): f"cel-{cel.pk}",
    }
    assert Slad.objects.count() == trails
    client.force_login(obsada.koordynator)
    assert client.get(url).status_code == 403
    assertNotContains(
        client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk])), "data-obecnosc"
    )


def test_accepted_document_has_no_controls_and_refuses_saving(client):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    accept(obsada)
    client.force_login(obsada.czlonek)

    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))
    answer = save_pole(client, reverse("hdr:cel_pole", args=[cel.pk]), "tresc", "x", 1, cel.tresc)

    assertNotContains(page, "Edytuj")
    assert answer.status_code == 409
    assert "HDR jest przyjęty" in answer.json()["bledy"]["__all__"]


def test_document_in_opinion_cannot_be_opened_for_editing(client):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(obsada.czlonek)

    response = client.get(reverse("hdr:cel_update", args=[cel.pk]))

    assert response.status_code == 302


def test_stranger_gets_404_and_a_reader_403(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    url = reverse("hdr:cel_update", args=[cel.pk])

    client.force_login(UserFactory())
    assert client.get(url).status_code == 404
    client.force_login(obsada.ros)
    assertContains(client.get(url), "HDR pisze zespół JST", status_code=403)
