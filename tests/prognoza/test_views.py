import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from jst.enums import RodzajJst
from prognoza.models import Prognoza
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.prognoza import PrognozaFactory
from zbiory.models import ZebraneDane

pytestmark = pytest.mark.django_db

FORM = {
    "urodzenia": "\n".join(f"{rok}\t100" for rok in range(2011, 2026)),
    "rodzaj": "urodzenia",
    "zrodlo": "GUS",
    "pierwszy_rok": "2026",
    "szesciolatki": "3",
    "odroczenia": "2,5",
    "migracja": "-0,5",
    "zmiana_urodzen": "0",
    "niepubliczne": "0",
    "wielkosc_oddzialu": "25",
    "wersja": "0",
}


@pytest.fixture
def lider(client):
    czlonek = CzlonekZespoluFactory(lider=True)
    client.force_login(czlonek.user)
    return czlonek


def _url(proces, name):
    return reverse(f"prognoza:prognoza_{name}", args=[proces.pk])


def test_new_forecast_offers_the_years_it_needs(client, lider):
    response = client.get(_url(lider.proces, "update"))

    first = response.context["form"].initial["pierwszy_rok"]
    assertContains(response, f"{first - 15}\t")


def test_typed_births_become_a_table_and_charts(client, lider):
    response = client.post(_url(lider.proces, "update"), FORM)
    page = client.get(_url(lider.proces, "detail"))

    assertRedirects(response, _url(lider.proces, "detail"))
    assertContains(page, "2035/2036")
    assertContains(page, '<figure class="wykres', count=3)
    assert Prognoza.objects.get().migracja == pytest.approx(-0.5)


def test_a_csv_file_replaces_the_typed_births(client, lider):
    lines = "\r\n".join(f"{rok};7" for rok in range(2011, 2026))
    plik = SimpleUploadedFile("urodzenia.csv", f"Rok;Urodzenia\r\n{lines}".encode("cp1250"))

    client.post(_url(lider.proces, "update"), {**FORM, "urodzenia": "", "plik": plik})

    assert set(Prognoza.objects.get().liczby.values()) == {7}


@pytest.mark.parametrize(
    ("more", "pole", "sentence"),
    [
        ({"urodzenia": ""}, "urodzenia", "Wpisz w każdym wierszu rok i liczbę"),
        ({"urodzenia": "2019;-1\n2020;2\n2021;3"}, "urodzenia", "jest ujemna"),
        ({"urodzenia": "2019;1\n2020;2\n2090;3"}, "urodzenia", "Między podanymi latami"),
        ({"urodzenia": "2097;1\n2098;2\n2099;3"}, "urodzenia", "jeszcze się nie zaczął"),
        ({"pierwszy_rok": "2060"}, "pierwszy_rok", "nie dalej niż 15 lat"),
        ({"niepubliczne": "101"}, "niepubliczne", ""),
        ({"szesciolatki": "60", "odroczenia": "50"}, "__all__", "to więcej niż cały rocznik"),
        ({"wielkosc_oddzialu": "0"}, "wielkosc_oddzialu", ""),
    ],
)
def test_wrong_numbers_are_told_at_their_place_and_save_nothing(
    client, lider, more, pole, sentence
):
    response = client.post(_url(lider.proces, "update"), {**FORM, **more})

    assert list(response.context["form"].errors) == [pole]
    assertContains(response, sentence)
    assert Prognoza.objects.count() == 0


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00\x03", b"PK\x03\x04broken", b"2019;kot\n2020;1\n2021;2"]
)
def test_wrong_files_are_told_beside_them_and_save_nothing(client, lider, content):
    plik = SimpleUploadedFile("urodzenia.csv", content)

    response = client.post(_url(lider.proces, "update"), {**FORM, "plik": plik})

    assert list(response.context["form"].errors) == ["plik"]
    assert Prognoza.objects.count() == 0


def test_conflict_shows_both_and_keeps_what_was_typed(client, lider):
    PrognozaFactory(proces=lider.proces, zrodlo="USC", wersja=3)

    response = client.post(_url(lider.proces, "update"), {**FORM, "wersja": "2"})

    assertContains(response, "Ktoś zmienił prognozę")
    assertContains(response, "USC")
    assert Prognoza.objects.get().zrodlo == "USC"

    client.post(_url(lider.proces, "update"), {**FORM, "wersja": "3"})
    assert Prognoza.objects.get().zrodlo == "GUS"


def test_forecast_joins_the_collected_data_with_its_conclusion(client, lider):
    PrognozaFactory(proces=lider.proces)
    url = _url(lider.proces, "collect")
    offered = client.get(url).context["form"].initial["wniosek"]

    response = client.post(url, {"wniosek": offered, "wersja": "1"})

    dane = ZebraneDane.objects.get()
    assertRedirects(response, reverse("zbiory:dane_detail", args=[dane.pk]))
    assert (dane.stan, dane.wniosek) == ("zebrane", offered)


def test_conclusion_is_required(client, lider):
    PrognozaFactory(proces=lider.proces)

    response = client.post(_url(lider.proces, "collect"), {"wniosek": " ", "wersja": "1"})

    assert list(response.context["form"].errors) == ["wniosek"]
    assert ZebraneDane.objects.count() == 0


def test_advisor_reads_and_downloads_but_does_not_change(client, lider):
    PrognozaFactory(proces=lider.proces)
    client.force_login(PrzydzialDoradcyFactory(proces=lider.proces).doradca.user)

    page = client.get(_url(lider.proces, "detail"))

    assertNotContains(page, _url(lider.proces, "update"))
    assert client.get(_url(lider.proces, "update")).status_code == 403
    assert client.get(_url(lider.proces, "collect")).status_code == 403
    assert client.get(_url(lider.proces, "csv")).status_code == 200


def test_xlsx_holds_results_assumptions_and_births(client, lider):
    PrognozaFactory(proces=lider.proces, zrodlo="=1+1")

    response = client.get(_url(lider.proces, "xlsx"))

    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Szkoła podstawowa", "Oddziały", "Założenia", "Urodzenia"]
    assert book["Szkoła podstawowa"]["E5"].value == 100
    assert book["Założenia"]["B2"].data_type == "s"


def test_csv_of_a_city_with_the_rights_of_a_powiat_holds_both_schools(client, lider):
    lider.proces.jst.rodzaj = RodzajJst.MIASTO_NA_PRAWACH_POWIATU
    lider.proces.jst.save()
    PrognozaFactory(proces=lider.proces)

    text = client.get(_url(lider.proces, "csv")).content.decode("utf-8-sig")

    assert text.count("Rok szkolny") == 2
    assertContains(client.get(_url(lider.proces, "detail")), "Technikum trwa pięć lat")


def test_files_of_a_forecast_that_is_not_there_are_404(client, lider):
    assert client.get(_url(lider.proces, "xlsx")).status_code == 404
    assert client.get(_url(lider.proces, "collect")).status_code == 404
    assert client.post(_url(lider.proces, "detail")).status_code == 405


def test_foreign_forecast_is_404(client, lider):
    obca = PrognozaFactory()

    for name in ("detail", "update", "collect", "xlsx", "csv"):
        assert client.get(_url(obca.proces, name)).status_code == 404


def test_page_takes_the_same_queries(client, lider, django_assert_num_queries):
    PrognozaFactory(proces=lider.proces)
    client.get(_url(lider.proces, "detail"))

    with django_assert_num_queries(6):
        client.get(_url(lider.proces, "detail"))
