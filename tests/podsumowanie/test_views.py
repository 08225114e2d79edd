import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from podsumowanie.enums import StatusPodsumowania
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania
from podsumowanie.services import podsumowanie as services
from tests.factories.hdr import HdrFactory
from tests.factories.konta import UserFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def _url(name, obsada):
    return reverse(f"podsumowanie:podsumowanie_{name}", args=[obsada.proces.pk])


def _started():
    obsada = make_obsada()
    HdrFactory(proces=obsada.proces, forma_podsumowania="studium_refleksji")
    return obsada, services.start_podsumowanie(obsada.proces, kto=obsada.lider)


def _submitted():
    obsada, podsumowanie = _started()
    podsumowanie.sekcje.update(tekst="Tekst")
    return obsada, services.submit_podsumowanie(podsumowanie, kto=obsada.lider)


def test_member_starts_in_the_planned_form(client):
    obsada = make_obsada()
    client.force_login(obsada.czlonek)
    assertContains(client.get(_url("detail", obsada)), "Nie wybrano formy podsumowania")
    HdrFactory(proces=obsada.proces, z_forma=True)
    assertContains(client.get(_url("detail", obsada)), "Zacznij podsumowanie")

    client.post(_url("create", obsada))

    assertContains(client.get(_url("detail", obsada)), "Wskazówki dla innych")
    assert SekcjaPodsumowania.objects.count() == 8


def test_part_is_saved_by_autosave_and_by_its_button(client):
    obsada, podsumowanie = _started()
    sekcja = podsumowanie.sekcje.first()
    client.force_login(obsada.czlonek)
    url = reverse("podsumowanie:sekcja_pole", args=[sekcja.pk])

    data = {"pole": "tekst", "wartosc": "Pierwszy", "wersja": "1", "baza": ""}
    assert client.post(url, data, headers=JSON).json()["wersja"] == 2
    client.post(url, {"tekst": "Drugi", "baza-tekst": "Pierwszy", "wersja": "2"})

    sekcja.refresh_from_db()
    assert sekcja.tekst == "Drugi"


def test_conflict_of_a_part_without_a_script_shows_both_texts(client):
    obsada, podsumowanie = _started()
    sekcja = podsumowanie.sekcje.first()
    services.update_sekcja(sekcja, {"tekst": "Tekst lidera"}, 1, kto=obsada.lider)
    client.force_login(obsada.czlonek)

    response = client.post(
        reverse("podsumowanie:sekcja_pole", args=[sekcja.pk]),
        {"tekst": "Tekst członka", "baza-tekst": "", "wersja": "1"},
    )

    assertContains(response, "Dwie osoby zmieniły to samo pole")
    assertContains(response, "Tekst lidera")
    assertContains(response, "Tekst członka")


def test_lider_hands_in_only_when_every_part_is_written(client):
    obsada, podsumowanie = _started()
    client.force_login(obsada.lider)

    response = client.post(_url("submit", obsada), follow=True)
    assertContains(response, "Uzupełnijcie puste części: „Fakty”")
    podsumowanie.sekcje.update(tekst="Tekst")
    client.post(_url("submit", obsada))

    assert Podsumowanie.objects.get().status == StatusPodsumowania.ZLOZONE
    assertNotContains(client.get(_url("detail", obsada)), "Zapisz część")


def test_member_does_not_hand_in(client):
    obsada, _ = _started()
    client.force_login(obsada.czlonek)

    assertContains(client.post(_url("submit", obsada)), "Poproś lidera", status_code=403)


def test_coordinator_accepts(client):
    obsada, _ = _submitted()
    client.force_login(obsada.koordynator)

    assertContains(client.get(_url("detail", obsada)), "Przyjmij podsumowanie")
    client.post(_url("accept", obsada))

    assert Podsumowanie.objects.get().status == StatusPodsumowania.PRZYJETE


def test_coordinator_returns_with_a_note(client):
    obsada, _ = _submitted()
    client.force_login(obsada.koordynator)

    assertContains(client.post(_url("return", obsada), {}), "Napisz, co zespół ma poprawić.")
    client.post(_url("return", obsada), {"uwagi": "Dopiszcie liczby."})

    client.force_login(obsada.lider)
    assertContains(client.get(_url("detail", obsada)), "Dopiszcie liczby.")
    assertContains(client.get(_url("detail", obsada)), "Złóż podsumowanie")


def test_advisor_neither_writes_nor_decides(client):
    obsada, podsumowanie = _submitted()
    client.force_login(obsada.ros)
    part = reverse("podsumowanie:sekcja_pole", args=[podsumowanie.sekcje.first().pk])

    assert client.get(_url("detail", obsada)).status_code == 200
    assert client.post(part, {}).status_code == 403
    assert client.post(_url("accept", obsada)).status_code == 403


def test_podsumowanie_of_strangers_is_hidden(client):
    obsada, podsumowanie = _submitted()
    client.force_login(UserFactory())
    part = reverse("podsumowanie:sekcja_pole", args=[podsumowanie.sekcje.first().pk])

    assert client.get(_url("detail", obsada)).status_code == 404
    assert client.post(part, {}).status_code == 404
    assert client.post(_url("accept", obsada)).status_code == 404


def test_changed_plan_offers_the_new_form(client):
    obsada, _ = _started()
    obsada.proces.hdr.forma_podsumowania = "minireportaz"
    obsada.proces.hdr.save()
    client.force_login(obsada.lider)

    assertContains(client.get(_url("detail", obsada)), "Przejdź na formę z HDR")
    client.post(_url("forma", obsada))

    assertContains(client.get(_url("detail", obsada)), "Puenta")


def test_return_of_what_was_accepted_meanwhile_keeps_the_remarks(client):
    obsada, podsumowanie = _submitted()
    services.accept_podsumowanie(podsumowanie, kto=obsada.koordynator)
    client.force_login(obsada.koordynator)

    response = client.post(_url("return", obsada), {"uwagi": "Dopiszcie wskaźniki."})

    assertContains(response, "podsumowanie-bledow")
    assertContains(response, "Dopiszcie wskaźniki.")
