import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ZebraneDaneFactory,
)
from zbiory.models import PlikDanych, ZebraneDane

pytestmark = pytest.mark.django_db


@pytest.fixture
def dane(client):
    """An item of a team whose lider is signed in."""
    dane = ZebraneDaneFactory(proces__etap2=True, z_listy=True)
    client.force_login(CzlonekZespoluFactory(proces=dane.proces, lider=True).user)
    return dane


def _form(**more):
    return {"stan": "do_zebrania", "wersja": "1", **more}


def _url(dane, name="dane_update"):
    return reverse(f"zbiory:{name}", args=[dane.pk])


def _list(dane):
    return reverse("zbiory:dane_list", args=[dane.proces_id])


def test_update_saves_and_returns_to_the_list(client, dane):
    response = client.post(
        _url(dane), _form(stan="zebrane", zrodlo="SIO", okres="2026", wniosek="Uczniów ubywa.")
    )

    assertRedirects(response, _url(dane, "dane_detail"))
    dane.refresh_from_db()
    assert (dane.stan, dane.wniosek, dane.wersja) == ("zebrane", "Uczniów ubywa.", 2)


def test_collected_needs_source_and_conclusion_beside_the_fields(client, dane):
    response = client.post(_url(dane), _form(stan="zebrane"))

    assert set(response.context["form"].errors) == {"zrodlo", "wniosek"}
    dane.refresh_from_db()
    assert dane.stan == "do_zebrania"


def test_unavailable_needs_a_reason_beside_the_field(client, dane):
    response = client.post(_url(dane), _form(stan="niedostepne"))

    assert set(response.context["form"].errors) == {"powod_niedostepnosci"}


def test_conflict_shows_both_and_keeps_what_was_typed(client, dane):
    ZebraneDane.objects.update(wersja=2, okres="zapisany przez kogoś")

    response = client.post(_url(dane), _form(okres="mój okres"))

    assertContains(response, "zapisany przez kogoś")
    assertContains(response, 'value="mój okres"')
    assert ZebraneDane.objects.get().okres == "zapisany przez kogoś"

    client.post(_url(dane), _form(okres="mój okres", wersja="2"))
    assert ZebraneDane.objects.get().okres == "mój okres"


def test_own_item_is_added(client, dane):
    url = reverse("zbiory:dane_create", args=[dane.proces_id])

    response = client.post(url, {"nazwa": "Dowozy"})

    assertRedirects(response, _list(dane))
    assert ZebraneDane.objects.filter(nazwa="Dowozy", zbior=None).count() == 1


def test_own_item_without_name_is_refused(client, dane):
    url = reverse("zbiory:dane_create", args=[dane.proces_id])

    response = client.post(url, {"nazwa": " "})

    assert response.context["form"].errors == {"nazwa": ["Napisz, co zbieracie."]}
    assert ZebraneDane.objects.count() == 1


def test_advisor_reads_but_has_no_links_to_change(client, dane):
    client.force_login(PrzydzialDoradcyFactory(proces=dane.proces).doradca.user)

    response = client.get(_list(dane))

    assertContains(response, dane.nazwa)
    assertNotContains(response, f'"{_url(dane)}"')
    assert client.get(_url(dane)).status_code == 403


def test_file_is_added_and_downloaded_under_its_name(client, dane):
    plik = SimpleUploadedFile("Uczniowie 2026.pdf", b"%PDF-1.7 wzor")

    client.post(_url(dane, "plik_danych_create"), {"plik": plik})
    response = client.get(_url(PlikDanych.objects.get(), "plik_danych_download"))

    assert b"".join(response.streaming_content) == b"%PDF-1.7 wzor"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def _bomb():
    """A workbook of 20 kB that would unpack to 20 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", bytes(20_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dane.xlsx", _bomb()),
        ("dane.pdf", b"MZ\x90\x00\x03"),
        ("dane.pdf", b""),
        ("dane.xlsx", b"PK\x03\x04broken"),
    ],
)
def test_bad_file_is_refused_with_a_sentence(client, dane, name, content):
    plik = SimpleUploadedFile(name, content)

    response = client.post(_url(dane, "plik_danych_create"), {"plik": plik})

    assert list(response.context["plik_form"].errors) == ["plik"]
    assert PlikDanych.objects.count() == 0


def test_withdrawn_file_cannot_be_downloaded(client, dane):
    plik = PlikDanychFactory(dane=dane)
    confirmation = client.get(_url(plik, "plik_danych_withdraw"))

    client.post(_url(plik, "plik_danych_withdraw"))

    assertContains(confirmation, plik.nazwa)
    assert client.get(_url(plik, "plik_danych_download")).status_code == 404


def test_file_of_a_foreign_proces_is_404(client, dane):
    assert client.get(_url(PlikDanychFactory(), "plik_danych_download")).status_code == 404


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Rok;Uczniowie\n2022;118\n2023;dużo",
            "Wiersz 3, kolumna „Uczniowie”: „dużo” to nie liczba.",
        ),
        ("Rok;Uczniowie", "Pod nazwami kolumn nie ma ani jednego wiersza z danymi."),
        ("szkoła 1;118\nszkoła 2;96", "W wierszu 1 są liczby."),
        ("a;b\n" + "\n".join(f"szkoła {n};1" for n in range(61)), "Tabela ma 61 wierszy."),
    ],
)
def test_wrong_table_is_told_beside_it_and_saves_nothing(client, dane, text, sentence):
    response = client.post(_url(dane), _form(okres="2026", tabela=text))

    assert list(response.context["form"].errors) == ["tabela"]
    assertContains(response, sentence)
    assertContains(response, text.split("\n")[0])
    dane.refresh_from_db()
    assert (dane.okres, dane.tabela, dane.wersja) == ("", {}, 1)


def test_pasted_table_draws_itself_and_comes_back_for_editing(client, dane):
    text = "Rok\tUczniowie\n2022\t12 500,5\n2023\t12 480"

    client.post(_url(dane), _form(tabela=text))
    page = client.get(_url(dane, "dane_detail"))
    form = client.get(_url(dane))

    assertContains(page, "12\u00a0500,5")
    assertContains(page, '<polyline class="w-mediana"', count=1)
    assertContains(form, "2022\t12500,5\n2023\t12480")


def test_conflict_shows_both_tables(client, dane):
    stored = {"naglowki": ["Rok", "Liczba"], "liczbowe": [1], "wiersze": [["2022", "7"]]}
    ZebraneDane.objects.update(wersja=2, tabela=stored)

    response = client.post(_url(dane), _form(tabela="Rok;Liczba\n2022;8"))

    assertContains(response, "2022\t7")
    assert ZebraneDane.objects.get().tabela == stored


def test_everybody_in_the_proces_reads_the_item(client, dane):
    client.force_login(PrzydzialDoradcyFactory(proces=dane.proces).doradca.user)

    response = client.get(_url(dane, "dane_detail"))

    assertContains(response, dane.nazwa)
    assertNotContains(response, f'"{_url(dane)}"')


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries(client, dane, number, django_assert_num_queries):
    for _ in range(number):
        PlikDanychFactory(
            dane=ZebraneDaneFactory(
                proces=dane.proces, odpowiedzialny=dane.proces.czlonkowie.first()
            )
        )
    client.get(_list(dane))

    with django_assert_num_queries(8):
        client.get(_list(dane))
