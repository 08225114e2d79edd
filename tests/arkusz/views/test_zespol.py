"""Pages of the lider about the sheets of the team, and the empty sheet."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from arkusz.models import ArkuszDiagnostyczny, WynikZespolu
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zespol(client):
    """A signed-in lider and three members; one area with two statements."""
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=2)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    client.force_login(lider.user)
    return [lider, *CzlonekZespoluFactory.create_batch(3, proces=proces)]


def _url(name, zespol, *args):
    return reverse(f"arkusz:{name}", args=[zespol[0].proces_id, *args])


def _sent(zespol, **fields):
    return [
        ArkuszDiagnostycznyFactory(proces=one.proces, czlonek=one, oceny=3, wyslany=True, **fields)
        for one in zespol
    ]


@pytest.fixture
def po_wyniku(zespol):
    wynik = WynikZespolu.objects.create(proces=zespol[0].proces, liczba_arkuszy=4)
    _sent(zespol, wynik=wynik)
    return zespol


def test_list_offers_what_can_be_done_with_each_sheet(client, zespol):
    _sent(zespol[1:2])

    response = client.get(_url("arkusz_list", zespol))

    assertContains(response, "Otwórz ponownie", count=1)
    assertContains(response, "Wpisz z papieru<", count=2)
    assertContains(response, _url("arkusz_print", zespol))


def test_paper_is_not_offered_where_it_would_be_refused(client, zespol):
    ArkuszDiagnostycznyFactory(proces=zespol[1].proces, czlonek=zespol[1], oceny=3)
    ArkuszDiagnostycznyFactory(
        proces=zespol[2].proces, czlonek=zespol[2], z_papieru=True, wpisal=zespol[0].user
    )

    response = client.get(_url("arkusz_list", zespol))

    assertContains(response, "Arkusz zaczęty w aplikacji", count=1)
    assertContains(response, "Z papieru nie możesz go wpisać", count=1)
    assertNotContains(response, "Wpisz z papieru<")
    refused = client.post(_url("papier_create", zespol, zespol[3].pk), follow=True)
    assertContains(refused, "Tego arkusza nie możesz wpisać")


def test_list_takes_the_same_queries(client, zespol, django_assert_num_queries):
    url = _url("arkusz_list", zespol)
    client.get(url)

    with django_assert_num_queries(7):
        client.get(url)
    _sent(zespol[1:])
    with django_assert_num_queries(7):
        client.get(url)


def test_one_sheet_is_opened_after_confirmation(client, zespol):
    (arkusz,) = _sent(zespol[1:2])
    url = _url("arkusz_reopen", zespol, zespol[1].pk)
    assertContains(client.get(url), "Nie zobaczysz jej odpowiedzi.")

    response = client.post(url)

    assertRedirects(response, _url("arkusz_list", zespol))
    arkusz.refresh_from_db()
    assert arkusz.is_sent is False


def test_foreign_member_is_404(client, zespol):
    assert client.post(_url("arkusz_reopen", zespol, CzlonekZespoluFactory().pk)).status_code == 404


def test_after_the_result_only_all_sheets_open(client, po_wyniku):
    page = client.get(_url("arkusz_list", po_wyniku))
    assertNotContains(page, "Otwórz ponownie")
    assertContains(client.get(_url("wynik_reopen", po_wyniku)), "musi wysłać arkusz jeszcze raz")

    client.post(_url("wynik_reopen", po_wyniku))

    assert WynikZespolu.objects.get().otwarto_at is not None
    assert ArkuszDiagnostyczny.objects.filter(runda=2).count() == 4
    wynik = reverse("wynik:wynik_detail", args=[po_wyniku[0].proces_id])
    assertContains(client.get(wynik), "Ten wynik zostaje")


def test_former_result_is_kept_after_confirmation(client, po_wyniku):
    client.post(_url("wynik_reopen", po_wyniku))
    assertContains(client.get(_url("wynik_keep", po_wyniku)), "wynik się nie zmieni")

    client.post(_url("wynik_keep", po_wyniku))

    assert WynikZespolu.objects.get().otwarto_at is None


def test_member_is_told_to_send_again(client, po_wyniku):
    client.post(_url("wynik_reopen", po_wyniku))
    client.force_login(po_wyniku[1].user)

    response = client.get(_url("arkusz_detail", po_wyniku))

    assertContains(response, "także wtedy, gdy nic nie zmieniasz")
    assertContains(response, "Przejrzyj i wyślij arkusz")


def test_newcomer_is_told_why_there_is_no_sheet(client, po_wyniku):
    client.post(_url("wynik_reopen", po_wyniku))
    nowy = CzlonekZespoluFactory(proces=po_wyniku[0].proces)
    client.force_login(nowy.user)

    response = client.get(_url("arkusz_detail", po_wyniku))

    assertContains(response, "Arkusze poprawiają osoby policzone w wyniku")


def test_empty_sheet_is_a_pdf(client, zespol):
    response = client.get(_url("arkusz_print", zespol))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response.getvalue().startswith(b"%PDF-1.7")


def test_empty_sheet_names_no_person(zespol):
    from django.template.loader import render_to_string

    from arkusz.queries.wlasny import PYTANIA_O_OBSZAR

    proces = zespol[0].proces
    html = render_to_string(
        "arkusz/druk/arkusz_pusty.html",
        {
            "proces": proces,
            "stwierdzenia": proces.edycja.wersja_arkusza.stwierdzenia.select_related("obszar"),
            "pytania": PYTANIA_O_OBSZAR,
        },
    )

    assert [one.nazwisko for one in zespol if one.nazwisko in html] == []
    assert html.count("<b>nw</b></td>") == 2
    assert html.count('class="d-calosc-obszaru"') == 3
