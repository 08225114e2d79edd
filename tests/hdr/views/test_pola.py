"""Fields saved one by one."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from diagnoza.models import Priorytet
from hdr.models import Dzialanie
from hdr.services import edytor
from tests.factories.diagnoza import (
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.obszary import NarzedzieFactory
from tests.hdr.views.zapis import save_pole
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db


def test_cel_pole_saves_a_polish_number(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_pole", args=[cel.pk])

    response = save_pole(client, url, "wartosc_docelowa", "12 500,50", 1, "")

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

    response = save_pole(client, reverse("hdr:cel_pole", args=[cel.pk]), pole, wartosc, 1, "")

    cel.refresh_from_db()
    assert (response.status_code, list(response.json()["bledy"])) == (422, [pole])
    assert cel.wersja == 1


def test_dzialanie_pole_refuses_30_february_and_end_before_start(client):
    obsada = make_obsada()
    dzialanie = DzialanieFactory(cel__hdr__proces=obsada.proces, od="2027-03-01")
    client.force_login(obsada.czlonek)
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])

    assert save_pole(client, url, "do", "2027-02-30", 1, "").status_code == 422
    assert save_pole(client, url, "do", "2027-02-27", 1, "").status_code == 422
    assert Dzialanie.objects.get().do is None


def test_two_people_in_two_fields_do_not_disturb_each_other(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces, tresc="Stary", wskaznik="")
    edytor.update_cel(cel, {"tresc": "Nowy"}, 1, kto=obsada.lider)
    client.force_login(obsada.czlonek)

    response = save_pole(
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

    response = save_pole(
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

    response = save_pole(
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

    assert save_pole(client, url, f"narzedzie-{tool.pk}", "true", 1, "").status_code == 200
    assert list(dzialanie.narzedzia.all()) == [tool]
    assert save_pole(client, url, f"narzedzie-{tool.pk}", "", 1, "true").status_code == 200
    assert list(dzialanie.narzedzia.all()) == []
    assert save_pole(client, url, "narzedzie-abc", "true", 1, "").status_code == 404


def test_boxes_are_saved_one_by_one_and_without_a_script(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    problem = ProblemFactory(diagnoza=cel.priorytet.diagnoza)
    Priorytet.objects.update(problem=problem)
    przyczyna = PrzyczynaFactory(problem=problem)
    dzialanie, inne = DzialanieFactory(cel=cel), DzialanieFactory(cel=cel)
    client.force_login(obsada.czlonek)

    url = reverse("hdr:cel_pole", args=[cel.pk])
    assert save_pole(client, url, f"przyczyna-{przyczyna.pk}", "true", 1, "").status_code == 200
    url = reverse("hdr:dzialanie_pole", args=[dzialanie.pk])
    assert save_pole(client, url, f"zalezy-{inne.pk}", "true", 1, "").status_code == 200
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

    response = save_pole(client, url, "koszt", wartosc, 1, "")

    dzialanie.refresh_from_db()
    assert (response.status_code, dzialanie.koszt) == (422, None)


def test_form_of_podsumowanie_is_saved_both_ways(client):
    obsada = make_obsada()
    client.force_login(obsada.czlonek)
    url = reverse("hdr:hdr_forma", args=[obsada.proces.pk])

    save_pole(client, url, "forma_podsumowania", "minireportaz", 1, "")
    assert obsada.proces.hdr.forma_podsumowania == "minireportaz"
    client.post(url, {"forma_podsumowania": "dobra_praktyka"})

    obsada.proces.hdr.refresh_from_db()
    assert obsada.proces.hdr.forma_podsumowania == "dobra_praktyka"


def test_pasted_html_and_formulas_stay_text(client):
    obsada = make_obsada()
    cel = CelFactory(hdr__proces=obsada.proces)
    client.force_login(obsada.czlonek)
    url = reverse("hdr:cel_pole", args=[cel.pk])
    text = "<script>alert(1)</script> =1+1 \u202e" + "ż" * 10_000

    save_pole(client, url, "tresc", text, 1, cel.tresc)
    page = client.get(reverse("hdr:hdr_detail", args=[obsada.proces.pk]))

    cel.refresh_from_db()
    assert cel.tresc == text
    assertNotContains(page, "<script>alert(1)")
