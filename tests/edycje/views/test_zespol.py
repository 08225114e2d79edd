import pytest
from django.urls import reverse

from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    return ProcesFactory(edycja=EdycjaFactory(kroki=True))


@pytest.fixture
def lider(client, proces):
    czlonek = CzlonekZespoluFactory(proces=proces, lider=True)
    client.force_login(czlonek.user)
    return czlonek


def _data(**changes):
    return {
        "imie": "Jan",
        "nazwisko": "Wzorcowy",
        "funkcja": "skarbnik",
        "email": "jan@example.org",
        "wypelnia_arkusz": "on",
    } | changes


def test_lider_adds_a_member(client, proces, lider):
    response = client.post(reverse("edycje:czlonek_create", args=[proces.pk]), _data())

    assert response.url == reverse("edycje:zespol_detail", args=[proces.pk])
    assert proces.czlonkowie.get(nazwisko="Wzorcowy").is_lider is False


def test_invalid_member_saves_nothing(client, proces, lider):
    response = client.post(
        reverse("edycje:czlonek_create", args=[proces.pk]), _data(email=lider.email)
    )

    assert response.context["form"].non_field_errors() == [
        "Osoba z tym adresem e-mail już jest w zespole."
    ]
    assert proces.czlonkowie.count() == 1


def test_lider_does_not_name_a_second_lider_but_a_coordinator_names_the_first(client, proces):
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja).user)
    url = reverse("edycje:czlonek_create", args=[proces.pk])

    client.post(url, _data(is_lider="on"))

    assert proces.czlonkowie.get().is_lider is True
    assert "is_lider" not in client.get(url).context["form"].fields


def test_member_sees_the_team_and_may_not_change_it(client, proces, lider):
    client.force_login(CzlonekZespoluFactory(proces=proces).user)

    page = client.get(reverse("edycje:zespol_detail", args=[proces.pk]))
    refused = client.post(reverse("edycje:czlonek_create", args=[proces.pk]), _data())

    assert (page.status_code, page.context["moze_zmieniac"]) == (200, False)
    assert refused.status_code == 403


def test_member_of_another_proces_cannot_be_reached_through_this_one(client, proces, lider):
    foreign = CzlonekZespoluFactory()

    response = client.post(reverse("edycje:czlonek_delete", args=[proces.pk, foreign.pk]))

    assert response.status_code == 404


def test_delete_asks_for_a_reason(client, proces, lider):
    czlonek = CzlonekZespoluFactory(proces=proces)
    url = reverse("edycje:czlonek_delete", args=[proces.pk, czlonek.pk])

    refused = client.post(url, {"powod": ""})
    assert proces.czlonkowie.active().count() == 2
    client.post(url, {"powod": "Zmiana pracy."})

    assert refused.status_code == 200
    assert list(proces.czlonkowie.active()) == [lider]


def test_shortage_is_shown_in_words(client, proces, lider):
    page = client.get(reverse("edycje:zespol_detail", args=[proces.pk])).content.decode()

    assert "Brakuje 2\u00a0osób, żeby zespół był pełny." in page
    assert "Nie wskazano decydenta" in page


def test_closed_proces_shows_no_buttons_and_refuses(client):
    czlonek = CzlonekZespoluFactory(proces=ProcesFactory(zakonczony=True), lider=True)
    client.force_login(czlonek.user)

    page = client.get(reverse("edycje:zespol_detail", args=[czlonek.proces_id]))
    refused = client.post(
        reverse("edycje:czlonek_create", args=[czlonek.proces_id]),
        _data(email="nowa@example.org"),
    )

    assert page.context["moze_zmieniac"] is False
    assert refused.context["form"].non_field_errors() == [
        "Proces jest zakończony. Można go tylko czytać."
    ]


def test_termin_update_needs_a_reason_and_a_coordinator(client, proces, lider):
    krok = proces.edycja.kroki.first()
    url = reverse("edycje:termin_update", args=[proces.pk, krok.pk])
    data = {"od": "2026-12-01", "do": "2026-12-02", "powod": "Choroba."}

    by_lider = client.post(url, data)
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja).user)
    without = client.post(url, data | {"powod": ""})
    saved = client.post(url, data)

    assert (by_lider.status_code, without.status_code, saved.status_code) == (403, 200, 302)
    assert [termin.powod for termin in proces.terminy_krokow.all()] == ["Choroba."]


PAGES = {"zespol_detail": 7, "doradcy_procesu": 6, "termin_list": 6}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_proces_cost_the_same_for_one_row_and_three(
    name, number, client, proces, lider, django_assert_num_queries
):
    for _ in range(number):
        CzlonekZespoluFactory(proces=proces, zaproszony=True)
        PrzydzialDoradcyFactory(proces=proces, zakonczony=True)
    url = reverse(f"edycje:{name}", args=[proces.pk])
    client.get(url)

    with django_assert_num_queries(PAGES[name]):
        assert client.get(url).status_code == 200
