"""The panel, drafts, tasks, files, objections: what a person clicks."""

from datetime import time

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sesje.models import Sesja, SzkicSesji, UwagaSesji
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.sesje import (
    PlikSesjiFactory,
    SesjaFactory,
    SzkicSesjiFactory,
    UwagaSesjiFactory,
    ZadanieOsobyFactory,
)
from tests.sesje.conftest import DZIS


def url(name, *args):
    return reverse(f"sesje:{name}", args=args)


def dane(swiat, **more):
    entry = {
        "data_sesji": DZIS.isoformat(),
        "czas": "30",
        "forma": "zdalnie",
        "temat": "Wskaźniki",
        "zadania-TOTAL_FORMS": "1",
        "zadania-INITIAL_FORMS": "0",
    }
    return entry | more


@pytest.fixture
def doradca(client, swiat):
    client.force_login(swiat.user)
    return swiat.doradca


def test_panel_is_the_form_alone_with_the_jst_preset(client, swiat, doradca):
    page = client.get(url("sesja_quick_create") + f"?proces={swiat.proces.pk}&panel=1")

    assertContains(page, 'id="panel-sesji-tytul"')
    assertNotContains(page, "<html")


def test_saving_from_the_panel_leads_back_and_never_out(client, swiat, doradca):
    back = client.post(url("sesja_quick_create"), dane(swiat, powrot="/obszary/"))
    out = client.post(url("sesja_quick_create"), dane(swiat, powrot="//zlo.example.org/"))

    assert back.url == "/obszary/"
    assert out.url == url("sesja_list", swiat.proces.pk)


def test_form_saves_hours_and_a_next_step(client, swiat, doradca):
    step = {
        "zadania-0-tresc": "Zebrać dane",
        "zadania-0-osoba": f"c{swiat.lider.pk}",
        "zadania-0-termin": "2026-11-30",
    }
    hours = {"godzina_od": "9:00", "godzina_do": "9:45", "czas": ""}

    client.post(url("sesja_quick_create"), dane(swiat, **step, **hours))

    sesja = Sesja.objects.get()
    assert (sesja.minuty, sesja.godzina_do) == (45, time(9, 45))
    assert sesja.zadania.get().osoba == swiat.lider


@pytest.mark.parametrize(
    "wrong",
    [
        {"zadania-0-tresc": "Bez osoby i terminu"},
        {"godzina_od": "9:00", "godzina_do": "10:00"},
        {"godzina_do": "10:00"},
    ],
)
def test_wrong_details_save_nothing(client, swiat, doradca, wrong):
    page = client.post(url("sesja_quick_create"), dane(swiat, **wrong))

    assert (page.status_code, Sesja.objects.count()) == (200, 0)


def test_overlap_asks_for_a_reason_and_saves_with_it(client, swiat, doradca):
    SesjaFactory(
        proces=swiat.proces,
        doradca=doradca,
        godzina_od=time(9),
        godzina_do=time(9, 30),
        data_sesji=DZIS,
    )
    entry = dane(swiat, godzina_od="9:15")

    asked = client.post(url("sesja_quick_create"), entry)
    client.post(url("sesja_quick_create"), entry | {"powod_wyjatku": "Wspólna rozmowa."})

    assertContains(asked, "Powód wyjątku")
    assert Sesja.objects.exclude(powod_wyjatku="").count() == 1


def test_draft_is_kept_brought_back_and_gone_once_saved(client, swiat, doradca):
    kept = client.post(
        url("szkic_save"),
        {"proces": swiat.proces.pk, "temat": "Do dokończenia"},
        headers={"accept": "application/json"},
    ).json()

    page = client.get(url("sesja_create", swiat.proces.pk))
    client.post(url("sesja_create", swiat.proces.pk), dane(swiat, szkic=kept["szkic"]))

    assertContains(page, "Do dokończenia")
    assert (SzkicSesji.objects.count(), Sesja.objects.count()) == (0, 1)


def test_draft_of_somebody_else_is_404(client, swiat, doradca):
    assert client.post(url("szkic_delete", SzkicSesjiFactory().pk)).status_code == 404


def test_task_is_done_by_one_click_of_its_person_and_not_of_another_member(client, swiat):
    task = ZadanieOsobyFactory(sesja__proces=swiat.proces, czlonek=swiat.lider)
    other = CzlonekZespoluFactory(proces=swiat.proces)
    address = url("zadanie_complete", task.pk)

    client.force_login(other.user)
    refused = client.post(address)
    client.force_login(swiat.lider.user)
    client.post(address)

    task.refresh_from_db()
    assert (refused.status_code, task.zrobil) == (403, swiat.lider.user)


def test_file_is_downloaded_as_an_attachment(client, swiat, doradca, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    plik = PlikSesjiFactory(sesja__proces=swiat.proces)

    response = client.get(url("plik_sesji_download", plik.pk))

    assert b"".join(response.streaming_content) == b"Notatka"
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_lider_objects_and_the_advisor_answers(client, swiat):
    sesja = SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=DZIS)

    client.force_login(swiat.lider.user)
    client.post(url("sesja_object", sesja.pk), {"tresc": "Trwała krócej."})
    uwaga = UwagaSesji.objects.get()
    client.force_login(swiat.user)
    empty = client.post(url("uwaga_answer", uwaga.pk), {"odpowiedz": ""})
    client.post(url("uwaga_answer", uwaga.pk), {"odpowiedz": "Razem z przygotowaniem 30."})

    uwaga.refresh_from_db()
    assert (empty.status_code, uwaga.odpowiedz) == (200, "Razem z przygotowaniem 30.")


def test_answer_belongs_to_the_author(client, swiat):
    uwaga = UwagaSesjiFactory(sesja__proces=swiat.proces)
    client.force_login(swiat.lider.user)

    assert client.get(url("uwaga_answer", uwaga.pk)).status_code == 403
