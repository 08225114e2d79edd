import re
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from diagnoza.models import Priorytet
from hdr.models import Cel, Dzialanie
from hdr.services import edytor
from konta.models import Slad
from tests.factories.diagnoza import PriorytetFactory, ProblemFactory, PrzyczynaFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import NarzedzieFactory
from tests.hdr.wzory import accept, make_kompletny, make_obsada, submit

pytestmark = pytest.mark.django_db

# Session, user, Proces, three for the roles, nine for the document, two for the
# meetings on the chart, three for the menu.
EDYTOR = 18

JSON = {"Accept": "application/json"}
HTMX = {"HX-Request": "true"}


def _save(client, url, pole, wartosc, wersja, baza):
    data = {"pole": pole, "wartosc": wartosc, "wersja": wersja, "baza": baza}
    return client.post(url, data, headers=JSON)


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


def test_cel_pole_saves_a_polish_number(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_pole", args=[cel.pk])

    response = _save(client, url, "wartosc_docelowa", "12 500,50", 1, "")

    cel.refresh_from_db()
    assert (response.status_code, response.json()["wersja"]) == (200, 2)
    assert str(cel.wartosc_docelowa) == "12500.50"


@pytest.mark.parametrize(
    ("pole", "wartosc"),
    [("wartosc_bazowa", "dużo"), ("wskaznik", "w" * 301), ("priorytet", "999999")],
)
def test_cel_pole_with_a_wrong_value_saves_nothing(client, pole, wartosc):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)

    response = _save(client, reverse("hdr:cel_pole", args=[cel.pk]), pole, wartosc, 1, "")

    cel.refresh_from_db()
    assert (response.status_code, list(response.json()["bledy"])) == (422, [pole])
    assert cel.wersja == 1


def test_dzialanie_pole_refuses_30_february_and_end_before_start(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces, od="2027-03-01")
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])

    assert _save(client, url, "do", "2027-02-30", 1, "").status_code == 422
    assert _save(client, url, "do", "2027-02-27", 1, "").status_code == 422
    assert Dzialanie.objects.get().do is None


def test_two_people_in_two_fields_do_not_disturb_each_other(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces, tresc="Stary", wskaznik="")
    edytor.update_cel(cel, {"tresc": "Nowy"}, 1, kto=obsada.lider)
    client.force_login(obsada.czlonek)

    response = _save(
        client, reverse("hdr:cel_pole", args=[cel.pk]), "wskaznik", "liczba planów", 1, ""
    )

    cel.refresh_from_db()
    assert response.json()["wersja"] == 3
    assert (cel.tresc, cel.wskaznik) == ("Nowy", "liczba planów")


def test_two_people_in_one_field_get_both_texts(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces, tresc="dwie sieci")
    edytor.update_cel(cel, {"tresc": "trzy sieci"}, 1, kto=obsada.lider)
    client.force_login(obsada.czlonek)

    response = _save(
        client, reverse("hdr:cel_pole", args=[cel.pk]), "tresc", "pięć sieci", 1, "dwie sieci"
    )

    cel.refresh_from_db()
    assert response.status_code == 409
    assert response.json()["konflikt"]["tekst"] == "trzy sieci"
    assert response.json()["konflikt"]["autor"] == str(obsada.lider)
    assert cel.tresc == "trzy sieci"


def test_one_number_written_two_ways_is_no_conflict(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces, wartosc_bazowa="12500.50")
    edytor.update_cel(cel, {"tresc": "Inny"}, 1, kto=obsada.lider)
    client.force_login(obsada.czlonek)

    response = _save(
        client, reverse("hdr:cel_pole", args=[cel.pk]), "wartosc_bazowa", "7", 1, "12 500,50"
    )

    cel.refresh_from_db()
    assert (response.status_code, str(cel.wartosc_bazowa)) == (200, "7.00")


def test_tools_are_chosen_one_by_one(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    tool = NarzedzieFactory(obszar=obsada.proces.obszar)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])

    assert _save(client, url, f"narzedzie-{tool.pk}", "true", 1, "").status_code == 200
    assert list(dzialanie.narzedzia.all()) == [tool]
    assert _save(client, url, f"narzedzie-{tool.pk}", "", 1, "true").status_code == 200
    assert list(dzialanie.narzedzia.all()) == []
    assert _save(client, url, "narzedzie-abc", "true", 1, "").status_code == 404


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


def test_boxes_are_saved_one_by_one_and_without_a_script(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    problem = ProblemFactory(diagnoza=cel.priorytet.diagnoza)
    Priorytet.objects.update(problem=problem)
    przyczyna = PrzyczynaFactory(problem=problem)
    dzialanie, inne = DzialanieFactory(cel=cel), DzialanieFactory(cel=cel)
    client.force_login(obsada.czlonek)

    url = reverse("hdr:cel_pole", args=[cel.pk])
    assert _save(client, url, f"przyczyna-{przyczyna.pk}", "true", 1, "").status_code == 200
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])
    assert _save(client, url, f"zalezy-{inne.pk}", "true", 1, "").status_code == 200
    osoba = obsada.proces.czlonkowie.first()
    name = f"wspolpracuje-{osoba.pk}"
    client.post(
        reverse("hdr:dzialanie_update", args=[dzialanie.pk]),
        {name: "true", f"baza-{name}": "", "koszt": "12 500,50 zł", "baza-koszt": "", "wersja": 1},
    )

    dzialanie.refresh_from_db()
    assert list(cel.przyczyny.all()) == [przyczyna]
    assert list(dzialanie.zalezy_od.all()) == [inne]
    assert list(dzialanie.wspolpracuja.all()) == [osoba]
    assert dzialanie.koszt == Decimal("12500.50")
    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))
    assertContains(page, przyczyna.tresc)
    assertContains(page, "12\u00a0500,5")


@pytest.mark.parametrize("wartosc", ["-1", "dużo", "1e99"])
def test_wrong_money_gets_a_sentence_and_saves_nothing(client, wartosc):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])

    response = _save(client, url, "koszt", wartosc, 1, "")

    dzialanie.refresh_from_db()
    assert (response.status_code, dzialanie.koszt) == (422, None)


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


def test_form_of_podsumowanie_is_saved_both_ways(client):
    obsada = make_obsada()
    client.force_login(obsada.czlonek)
    url = reverse("hdr:hdr_forma", args=[obsada.proces.pk])

    _save(client, url, "forma_podsumowania", "minireportaz", 1, "")
    assert obsada.proces.hdr.forma_podsumowania == "minireportaz"
    client.post(url, {"forma_podsumowania": "dobra_praktyka"})

    obsada.proces.hdr.refresh_from_db()
    assert obsada.proces.hdr.forma_podsumowania == "dobra_praktyka"


def test_accepted_document_has_no_controls_and_refuses_saving(client):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    accept(obsada)
    client.force_login(obsada.czlonek)

    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))
    answer = _save(client, reverse("hdr:cel_pole", args=[cel.pk]), "tresc", "x", 1, cel.tresc)

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


def test_pasted_html_and_formulas_stay_text(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_pole", args=[cel.pk])
    text = "<script>alert(1)</script> =1+1 \u202e" + "ż" * 10_000

    _save(client, url, "tresc", text, 1, cel.tresc)
    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    cel.refresh_from_db()
    assert cel.tresc == text
    assertNotContains(page, "<script>alert(1)")
