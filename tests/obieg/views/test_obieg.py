import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from hdr.enums import StatusHdr
from hdr.models import Hdr
from hdr.services import edytor
from obieg.models import Akceptacja, Opinia, WersjaHdr
from obieg.services import obieg
from tests.factories.hdr import HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obieg import WersjaHdrFactory
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept, give_both, submit

pytestmark = pytest.mark.django_db

# Session, user, Proces, three for the roles, pages, versions, opinions, three for the menu.
HISTORIA = 9


def _url(name, obsada, *args):
    return reverse(f"obieg:{name}", args=[obsada.proces.pk, *args])


def _page(obsada):
    return reverse("hdr:hdr_detail", args=[obsada.proces.pk])


def test_handing_over_with_gaps_leads_to_the_list(client):
    obsada = make_obsada()
    HdrFactory(proces=obsada.proces)
    client.force_login(obsada.lider)

    response = client.post(_url("hdr_submit", obsada), follow=True)

    assert response.redirect_chain[0][0] == _page(obsada) + "#ogniwa"
    assertContains(response, "HDR nie jest jeszcze kompletny")


def test_lider_hands_over_and_takes_back(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    client.force_login(obsada.lider)

    client.post(_url("hdr_submit", obsada))
    assert Hdr.objects.get().status == StatusHdr.W_OPINII
    page = client.get(_page(obsada))
    assertContains(page, "Cofnij HDR do zespołu")
    assertContains(
        client.get(_url("hdr_withdraw", obsada)), "po poprawkach opinie będą potrzebne od nowa"
    )
    client.post(_url("hdr_withdraw", obsada))

    assert Hdr.objects.get().status == StatusHdr.SZKIC


@pytest.mark.parametrize("name", ["hdr_submit", "hdr_withdraw", "hdr_reopen"])
def test_only_the_lider_moves_the_document(client, name):
    obsada = make_obsada()
    client.force_login(obsada.czlonek)

    response = client.post(_url(name, obsada))

    assertContains(response, "Poproś lidera", status_code=403)


def test_advisor_reads_the_version_and_gives_an_opinion(client):
    obsada = make_obsada()
    _, _, dzialanie = make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(obsada.ros)

    page = client.get(_url("opinia_create", obsada))
    assertContains(page, "Opinia ROS o HDR")
    assertContains(page, dzialanie.tresc.split()[0])
    response = client.post(_url("opinia_create", obsada), {"numer": 1, "ocena": "pozytywna"})

    assertRedirects(response, _page(obsada))
    assert (Opinia.objects.get().specjalizacja, Opinia.objects.get().kto) == ("ros", obsada.ros)


@pytest.mark.parametrize("dane", [{}, {"ocena": "do_poprawy"}, {"ocena": "inna"}])
def test_opinion_without_reason_saves_nothing(client, dane):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(obsada.pro)

    response = client.post(_url("opinia_create", obsada), {"numer": 1} | dane)

    assertContains(response, "Popraw 1 miejsce")
    assert Opinia.objects.count() == 0


def test_second_opinion_of_the_same_advisor_leads_back(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    obieg.give_opinia(obsada.proces.pk, "ros", "pozytywna", "", kto=obsada.ros)
    client.force_login(obsada.ros)

    response = client.post(_url("opinia_create", obsada), {"numer": 1, "ocena": "pozytywna"})

    assertRedirects(response, _page(obsada))
    assert Opinia.objects.count() == 1


def test_opinion_never_lands_on_a_version_that_was_not_read(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(obsada.ros)
    stale = {"numer": 1, "ocena": "pozytywna"}
    obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)
    submit(obsada)

    refused = client.post(_url("opinia_create", obsada), stale)

    assertContains(refused, "Tymczasem zespół przekazał nową wersję HDR (numer 2).")
    assertContains(refused, '<input type="hidden" name="numer" value="2" id="id_numer">', html=True)
    assert Opinia.objects.count() == 0
    client.post(_url("opinia_create", obsada), stale | {"numer": 2})
    assert Opinia.objects.get().wersja_hdr.numer == 2


def test_decision_never_lands_on_a_version_that_was_not_read(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)
    submit(obsada)
    give_both(obsada)
    client.force_login(obsada.decydent)

    refused = client.post(_url("akceptacja_create", obsada), {"numer": 1, "decyzja": "przyjety"})

    assertContains(refused, "Tymczasem zespół przekazał nową wersję HDR (numer 2).")
    assert Akceptacja.objects.count() == 0


def test_decydent_accepts(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    give_both(obsada)
    client.force_login(obsada.decydent)

    assertContains(client.get(_page(obsada)), "Przyjmij albo zwróć HDR")
    assertContains(client.get(_url("akceptacja_create", obsada)), "przyjmuję HDR do realizacji")
    client.post(_url("akceptacja_create", obsada), {"numer": 1, "decyzja": "przyjety"})

    assert Hdr.objects.get().status == StatusHdr.PRZYJETY
    assertContains(client.get(_page(obsada)), "burmistrz")


def test_return_without_a_note_saves_nothing(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    give_both(obsada)
    client.force_login(obsada.decydent)

    response = client.post(_url("akceptacja_create", obsada), {"numer": 1, "decyzja": "zwrocony"})

    assertContains(response, "Napisz, co poprawić.")
    assert Akceptacja.objects.count() == 0


def test_lider_reopens_with_a_reason(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    accept(obsada)
    client.force_login(obsada.lider)

    response = client.post(_url("hdr_reopen", obsada), {"powod": ""})
    assertContains(response, "Napisz, dlaczego HDR trzeba zmienić.")
    client.post(_url("hdr_reopen", obsada), {"powod": "Zmiana budżetu."})

    assert Hdr.objects.get().status == StatusHdr.SZKIC
    assertContains(client.get(_url("wersja_list", obsada)), "Zmiana budżetu.")


def test_history_shows_every_version_and_its_difference(client):
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    submit(obsada)
    obieg.give_opinia(obsada.proces.pk, "ros", "do_poprawy", "Skąd 9?", kto=obsada.ros)
    edytor.update_cel(cel, {"wskaznik": "liczba szkół"}, 1, kto=obsada.lider)
    submit(obsada)
    client.force_login(obsada.koordynator)

    history = client.get(_url("wersja_list", obsada))
    assertContains(history, "Skąd 9?")
    assertContains(client.get(_url("wersja_detail", obsada, 1)), "liczba placówek")
    difference = client.get(_url("wersja_diff", obsada, 2))

    assertContains(difference, "<ins>szkół</ins>")
    assert client.get(_url("wersja_diff", obsada, 1)).status_code == 404
    assert client.get(_url("wersja_detail", obsada, 3)).status_code == 404


@pytest.mark.parametrize("ile", [1, 3])
def test_history_queries_do_not_grow(client, ile, django_assert_num_queries):
    obsada = make_obsada()
    hdr = HdrFactory(proces=obsada.proces)
    for _ in range(ile):
        WersjaHdrFactory(hdr=hdr, zwrocono_at=timezone.now())
    client.force_login(obsada.lider)
    client.get(_url("wersja_list", obsada))

    with django_assert_num_queries(HISTORIA):
        client.get(_url("wersja_list", obsada))


def test_document_of_strangers_is_hidden(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(UserFactory())

    assert client.get(_page(obsada)).status_code == 404
    for name in ("wersja_list", "opinia_create", "akceptacja_create"):
        assert client.get(_url(name, obsada)).status_code == 404
    assert client.post(_url("hdr_submit", obsada)).status_code == 404


def test_get_never_hands_over(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    client.force_login(obsada.lider)

    assert client.get(_url("hdr_submit", obsada)).status_code == 405
    assert WersjaHdr.objects.count() == 0


def test_reader_sees_no_actions_on_the_document(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    client.force_login(obsada.koordynator)

    page = client.get(_page(obsada))

    for text in ("Cofnij HDR", "Wydaj opinię", "Przyjmij albo zwróć"):
        assertNotContains(page, text)


def test_reopening_what_is_reopened_already_keeps_the_reason(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    client.force_login(obsada.lider)

    response = client.post(_url("hdr_reopen", obsada), {"powod": "Zmiana budżetu."})

    assertContains(response, "Otworzyć ponownie można tylko przyjęty HDR.")
    assertContains(response, "Zmiana budżetu.")
