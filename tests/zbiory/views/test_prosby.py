from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)
from zbiory.models import PlikDanych, ProsbaODokument

pytestmark = pytest.mark.django_db


@pytest.fixture
def lider():
    return CzlonekZespoluFactory(lider=True)


@pytest.fixture
def doradca(lider):
    return PrzydzialDoradcyFactory(proces=lider.proces).doradca.user


@pytest.fixture
def prosba(lider, doradca):
    return ProsbaODokumentFactory(proces=lider.proces, prosi=doradca)


def _lista(proces):
    return reverse("zbiory:dane_list", args=[proces.pk])


def _url(name, obj):
    return reverse(f"zbiory:prosba_{name}", args=[obj.pk])


def test_advisor_asks_and_both_see_the_request(client, lider, doradca):
    client.force_login(doradca)
    termin = (timezone.localdate() + timedelta(days=7)).isoformat()

    response = client.post(_url("create", lider.proces), {"tresc": "Uchwała", "termin": termin})

    assertRedirects(response, _lista(lider.proces))
    assertContains(client.get(_lista(lider.proces)), "czeka na zespół")
    client.force_login(lider.user)
    page = client.get(_lista(lider.proces))
    assertContains(page, _url("answer", ProsbaODokument.objects.get()))
    assertNotContains(page, _url("create", lider.proces))


def test_wrong_request_saves_nothing(client, lider, doradca):
    client.force_login(doradca)
    obce = ZebraneDaneFactory()

    response = client.post(
        _url("create", lider.proces), {"termin": "2020-01-01", "dane": str(obce.pk)}
    )

    assert set(response.context["form"].errors) == {"tresc", "termin", "dane"}
    assert ProsbaODokument.objects.count() == 0


def test_overdue_request_is_seen(client, lider, doradca):
    ProsbaODokumentFactory(proces=lider.proces, prosi=doradca, po_terminie=True)
    client.force_login(lider.user)

    assertContains(client.get(_lista(lider.proces)), "3\u00a0dni po terminie")


def test_team_answers_with_a_file(client, lider, prosba):
    client.force_login(lider.user)
    plik = SimpleUploadedFile("Uchwała.pdf", b"%PDF-1.7 wzor")

    response = client.post(_url("answer", prosba), {"odpowiedz": "dolaczam", "plik": plik})

    assertRedirects(response, _lista(lider.proces))
    download = reverse("zbiory:plik_danych_download", args=[PlikDanych.objects.get().pk])
    client.force_login(prosba.prosi)
    assertContains(client.get(_lista(lider.proces)), download)
    assert b"".join(client.get(download).streaming_content) == b"%PDF-1.7 wzor"


@pytest.mark.parametrize(
    ("data", "pole"),
    [
        ({"odpowiedz": "dolaczam"}, "plik"),
        ({"odpowiedz": "odmawiam"}, "powod_odmowy"),
        ({}, "odpowiedz"),
    ],
)
def test_answer_without_what_it_needs_saves_nothing(client, lider, prosba, data, pole):
    client.force_login(lider.user)

    response = client.post(_url("answer", prosba), data)

    assert list(response.context["form"].errors) == [pole]
    prosba.refresh_from_db()
    assert prosba.is_open


def test_a_renamed_program_is_refused_with_a_sentence(client, lider, prosba):
    client.force_login(lider.user)
    plik = SimpleUploadedFile("Uchwała.pdf", b"MZ\x90\x00\x03")

    response = client.post(_url("answer", prosba), {"odpowiedz": "dolaczam", "plik": plik})

    assertContains(response, "Tego rodzaju pliku nie przyjmujemy.")
    assert PlikDanych.objects.count() == 0


def test_answered_request_shows_who_answered_instead_of_the_form(client, lider):
    prosba = ProsbaODokumentFactory(proces=lider.proces, odmowa=True)
    client.force_login(lider.user)

    page = client.get(_url("answer", prosba))

    assertNotContains(page, 'type="file"')
    assertContains(page, str(prosba.odpowiedzial))


def test_advisor_takes_a_request_back(client, prosba):
    client.force_login(prosba.prosi)
    assertContains(client.get(_url("withdraw", prosba)), prosba.tresc)

    client.post(_url("withdraw", prosba))

    prosba.refresh_from_db()
    assert prosba.wycofano_at is not None
    assertNotContains(client.get(_lista(prosba.proces)), prosba.tresc)


def test_file_of_an_answer_is_hidden_from_others_and_can_be_withdrawn(client, lider, prosba):
    plik = PlikDanychFactory(dane=None, prosba=prosba)
    obcy = PlikDanychFactory(dane=None, prosba=ProsbaODokumentFactory())
    client.force_login(lider.user)

    url = reverse("zbiory:plik_danych_withdraw", args=[plik.pk])
    response = client.post(url)

    assertRedirects(response, _lista(lider.proces))
    assert client.get(reverse("zbiory:plik_danych_download", args=[obcy.pk])).status_code == 404


def test_roles(client, lider, prosba):
    client.force_login(lider.user)
    assert client.get(_url("create", lider.proces)).status_code == 403
    assert client.get(_url("withdraw", prosba)).status_code == 403
    assert client.get(_url("answer", ProsbaODokumentFactory())).status_code == 404
    client.force_login(prosba.prosi)
    assert client.get(_url("answer", prosba)).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_list_with_requests_takes_the_same_queries(
    client, lider, doradca, number, django_assert_num_queries
):
    for _ in range(number):
        prosba = ProsbaODokumentFactory(proces=lider.proces, prosi=doradca)
        PlikDanychFactory(dane=None, prosba=prosba)
    client.force_login(lider.user)
    client.get(_lista(lider.proces))

    with django_assert_num_queries(10):
        client.get(_lista(lider.proces))
