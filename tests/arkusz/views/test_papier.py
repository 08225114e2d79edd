"""Typing a sheet from paper: who opens the pages, what they say, when they close for ever."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zespol(client):
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=2)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    client.force_login(lider.user)
    return [lider, *CzlonekZespoluFactory.create_batch(3, proces=proces)]


def _url(name, zespol, *args):
    return reverse(f"arkusz:{name}", args=[zespol[0].proces_id, *args])


def _papier(name, zespol):
    return _url(f"papier_{name}", zespol, zespol[1].pk)


def _fields(zespol, value="4"):
    rows = zespol[0].proces.edycja.wersja_arkusza.stwierdzenia.all()
    return {f"s{row.pk}": value for row in rows}


def test_lider_types_checks_and_sends(client, zespol):
    assertContains(client.get(_papier("create", zespol)), "widzisz odpowiedzi tej osoby")
    response = client.post(_papier("create", zespol))
    assertRedirects(response, _papier("update", zespol))
    assertContains(client.get(_papier("update", zespol)), "Widzisz odpowiedzi innej osoby")

    response = client.post(_papier("update", zespol), _fields(zespol) | {"so1-chec": "5"})

    assertRedirects(response, _papier("send", zespol))
    assertContains(client.get(_papier("send", zespol)), "Wszystko wpisane.")
    assertRedirects(
        client.post(_papier("send", zespol), {"tryb": "s"}), _url("arkusz_list", zespol)
    )
    arkusz = ArkuszDiagnostyczny.objects.get()
    assert (arkusz.is_sent, arkusz.z_papieru, arkusz.czlonek) == (True, True, zespol[1])
    assert OcenaObszaru.objects.get().chec == 5
    wynik = reverse("wynik:wynik_detail", args=[arkusz.proces_id])
    assertContains(client.get(wynik), "z papieru, wpis:")


def test_sent_sheet_does_not_open_again(client, zespol):
    client.post(_papier("create", zespol))
    client.post(_papier("update", zespol), _fields(zespol))
    client.post(_papier("send", zespol), {"tryb": "s"})

    for name in ("update", "send"):
        assertRedirects(client.get(_papier(name, zespol)), _url("arkusz_list", zespol))


def test_gaps_are_links_and_nothing_is_sent(client, zespol):
    client.post(_papier("create", zespol))
    field = next(iter(_fields(zespol)))
    client.post(_papier("update", zespol), {field: "4"})

    page = client.get(_papier("send", zespol))
    client.post(_papier("send", zespol), {"tryb": "s"})

    assertContains(page, "Brakuje 1\xa0odpowiedzi")
    assert ArkuszDiagnostyczny.objects.sent().count() == 0


def test_answer_is_saved_while_typing(client, zespol):
    client.post(_papier("create", zespol))
    field = next(iter(_fields(zespol)))

    response = client.post(
        _papier("autosave", zespol),
        {"pole": field, "wartosc": "2"},
        headers={"Accept": "application/json"},
    )

    assert (response.status_code, response.json()["odpowiedzi"]) == (200, 1)
    assert Odpowiedz.objects.get().ocena == 2


def test_the_next_lider_does_not_see_what_was_typed(client, zespol):
    client.post(_papier("create", zespol))
    client.post(_papier("update", zespol), _fields(zespol))
    zespol[0].is_lider, zespol[2].is_lider = False, True
    zespol[0].save()
    zespol[2].save()
    client.force_login(zespol[2].user)

    assert client.get(_papier("update", zespol)).status_code == 403


def test_person_is_told_and_takes_over(client, zespol):
    client.post(_papier("create", zespol))
    client.force_login(zespol[1].user)
    assertContains(client.get(_url("arkusz_detail", zespol)), "Twój arkusz wpisuje z papieru")

    client.post(_url("arkusz_takeover", zespol))

    assert ArkuszDiagnostyczny.objects.get().z_papieru is False
    assert client.get(_url("arkusz_update", zespol, 1)).status_code == 200


def test_typing_is_stopped_after_confirmation(client, zespol):
    client.post(_papier("create", zespol))
    client.post(_papier("update", zespol), _fields(zespol))
    assertContains(client.get(_papier("drop", zespol)), "znikną")

    client.post(_papier("drop", zespol))

    assert Odpowiedz.objects.count() == 0


def test_member_does_not_type_for_others(client, zespol):
    client.force_login(zespol[2].user)

    assert client.get(_papier("create", zespol)).status_code == 403
