from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from spotkania.models import Spotkanie
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, RolaEdycjiFactory
from tests.factories.konta import UserFactory
from tests.factories.spotkania import ObecnoscFactory, SpotkanieFactory


def url(name, *args):
    return reverse(f"spotkania:{name}", args=args)


def dane(krok, **more):
    fields = {
        "krok": krok.pk,
        "tytul": "",
        "dzien": "2027-01-14",
        "od": "10:00",
        "do": "13:00",
        "forma": "stacjonarnie",
        "miejsce": "Urząd Gminy",
        "porzadek": "1. Jak jest",
    }
    return fields | more


@pytest.fixture
def spotkanie(swiat):
    return SpotkanieFactory(proces=swiat.proces, edycja=swiat.edycja, krok=swiat.w_jst)


@pytest.fixture
def minione(swiat):
    start = timezone.now() - timedelta(days=1)
    return SpotkanieFactory(
        proces=None, edycja=swiat.edycja, krok=swiat.inauguracja, poczatek=start
    )


@pytest.mark.parametrize("who", ["doradca", "lider", "koordynator"])
def test_spotkanie_create_plans_in_polish_time(client, swiat, who):
    user = getattr(swiat, who)
    client.force_login(getattr(user, "user", user))

    response = client.post(url("spotkanie_create", swiat.proces.pk), dane(swiat.w_jst))

    spotkanie = Spotkanie.objects.get()
    assertRedirects(response, url("spotkanie_detail", spotkanie.pk))
    assert spotkanie.poczatek == datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
    assert (spotkanie.tytul, spotkanie.proces) == (swiat.w_jst.nazwa, swiat.proces)


@pytest.mark.parametrize(
    ("change", "pole"),
    [
        ({"krok": ""}, "krok"),
        ({"dzien": ""}, "dzien"),
        ({"do": "10:00"}, "do"),
        ({"od": "rano"}, "od"),
    ],
)
def test_spotkanie_create_says_what_to_correct(client, swiat, change, pole):
    client.force_login(swiat.doradca)

    response = client.post(url("spotkanie_create", swiat.proces.pk), dane(swiat.w_jst) | change)

    assert list(response.context["form"].errors) == [pole]
    assert not Spotkanie.objects.exists()


def test_spotkanie_create_offers_only_steps_of_its_kind(client, swiat):
    client.force_login(swiat.koordynator)

    w_jst = client.get(url("spotkanie_create", swiat.proces.pk)).context["form"]
    edycji = client.get(url("edycja_spotkanie_create", swiat.edycja.pk)).context["form"]

    assert [krok.numer for krok in w_jst.fields["krok"].queryset] == [1, 2, 3]
    assert {krok.rodzaj for krok in edycji.fields["krok"].queryset} == {
        "spotkanie_inicjujace",
        "szkolenia",
        "spotkanie_podsumowujace",
    }


def test_spotkanie_create_says_that_the_krok_has_a_date_already(client, swiat, spotkanie):
    client.force_login(swiat.doradca)

    response = client.post(url("spotkanie_create", swiat.proces.pk), dane(swiat.w_jst))

    assertContains(response, "to spotkanie ma już termin")
    assert Spotkanie.objects.count() == 1


def test_meetings_of_the_edition_are_planned_by_the_coordinator(client, swiat):
    address = url("edycja_spotkanie_create", swiat.edycja.pk)
    client.force_login(swiat.koordynator)
    client.post(address, dane(swiat.inauguracja))
    statuses = []
    for user in (
        RolaEdycjiFactory(edycja=swiat.edycja, obserwator=True).user,
        swiat.doradca,
        UserFactory(),
    ):
        client.force_login(user)
        statuses.append(client.post(address, dane(swiat.inauguracja)).status_code)

    assert [row.proces for row in Spotkanie.objects.all()] == [None]
    assert statuses == [403, 404, 404]


def test_spotkanie_update_shows_what_was_saved_meanwhile(client, swiat, spotkanie):
    client.force_login(swiat.doradca)
    address = url("spotkanie_update", spotkanie.pk)
    client.post(address, dane(swiat.w_jst, wersja="1", porzadek="Pierwszy porządek"))

    response = client.post(address, dane(swiat.w_jst, wersja="1", porzadek="Drugi porządek"))

    spotkanie.refresh_from_db()
    assert spotkanie.porzadek == "Pierwszy porządek"
    assertContains(response, "Pierwszy porządek")
    assertContains(response, "Drugi porządek")
    assert response.context["form"]["wersja"].value() == 2


def test_spotkanie_cancel_needs_a_reason_and_shows_it(client, swiat, spotkanie):
    client.force_login(swiat.lider.user)
    address = url("spotkanie_cancel", spotkanie.pk)

    refused = client.post(address, {"powod": ""})
    done = client.post(address, {"powod": "Choroba prowadzącej."}, follow=True)

    assert refused.status_code == 200
    assertContains(done, "Choroba prowadzącej.")
    assert Spotkanie.objects.get().status == "odwolane"


def test_attendance_of_the_whole_edition_is_one_page_and_one_post(client, swiat, minione):
    client.force_login(swiat.koordynator)
    address = url("spotkanie_hold", minione.pk)

    groups = client.get(address).context["form"].grupy()
    client.post(
        address, {"obecni": [swiat.lider.pk, swiat.obcy.pk], "ustalenia": "Start.", "wersja": "1"}
    )

    assert {proces: len(osoby) for proces, osoby in groups} == {swiat.proces: 2, swiat.drugi: 1}
    assert set(minione.obecni.all()) == {swiat.lider, swiat.obcy}
    assert Spotkanie.objects.get().status == "odbyte"


@pytest.mark.parametrize("number", [1, 3])
def test_attendance_costs_the_same_queries(
    client, swiat, minione, number, django_assert_num_queries
):
    for _ in range(number - 1):
        CzlonekZespoluFactory(proces=ProcesFactory(edycja=swiat.edycja))
    client.force_login(swiat.koordynator)

    with django_assert_num_queries(HOLD_QUERIES):
        client.get(url("spotkanie_hold", minione.pk))


def test_attendance_refuses_strangers(client, swiat, minione):
    client.force_login(swiat.koordynator)
    stranger = CzlonekZespoluFactory()

    response = client.post(
        url("spotkanie_hold", minione.pk), {"obecni": [stranger.pk], "wersja": "1"}
    )

    assert list(response.context["form"].errors) == ["obecni"]
    assert not minione.obecnosci.exists()


def test_a_team_sees_only_its_own_attendance_of_a_common_meeting(client, swiat, minione):
    Spotkanie.objects.update(status="odbyte", odbyto_at=timezone.now())
    for czlonek in (swiat.lider, swiat.obcy):
        ObecnoscFactory(spotkanie=minione, czlonek=czlonek)
    seen = {}
    for name, user in (("zespol", swiat.lider.user), ("koordynator", swiat.koordynator)):
        client.force_login(user)
        seen[name] = set(client.get(url("spotkanie_detail", minione.pk)).context["obecni"])

    assert seen == {"zespol": {swiat.lider}, "koordynator": {swiat.lider, swiat.obcy}}


def test_members_read_and_do_not_write(client, swiat, spotkanie):
    client.force_login(swiat.czlonek.user)
    detail = client.get(url("spotkanie_detail", spotkanie.pk))
    statuses = [
        client.get(url(name, spotkanie.pk)).status_code
        for name in ("spotkanie_update", "spotkanie_cancel", "spotkanie_hold")
    ]

    assertNotContains(detail, url("spotkanie_update", spotkanie.pk))
    assert statuses == [403, 403, 403]
    assert client.post(url("spotkanie_detail", spotkanie.pk)).status_code == 405


@pytest.mark.parametrize(
    "name",
    ["spotkanie_detail", "spotkanie_update", "spotkanie_cancel", "spotkanie_hold", "spotkanie_ics"],
)
def test_meeting_of_another_proces_is_404(client, swiat, spotkanie, name):
    client.force_login(swiat.obcy.user)

    assert client.get(url(name, spotkanie.pk)).status_code == 404


def test_spotkanie_ics_is_a_file_for_a_calendar(client, swiat, spotkanie):
    client.force_login(swiat.czlonek.user)

    response = client.get(url("spotkanie_ics", spotkanie.pk))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == (
        f'attachment; filename="spotkanie-{spotkanie.pk}.ics"'
    )
    assert f"UID:spotkanie-{spotkanie.pk}@127.0.0.1" in response.content.decode().split("\r\n")


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_queries(client, swiat, number, django_assert_num_queries):
    for numer in range(1, number + 1):
        krok = swiat.edycja.kroki.get(rodzaj="spotkanie_w_jst", numer=numer)
        SpotkanieFactory(proces=swiat.proces, edycja=swiat.edycja, krok=krok)
        SpotkanieFactory(proces=None, edycja=swiat.edycja, krok=swiat.inauguracja)
    client.force_login(swiat.koordynator)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(url("spotkanie_list", swiat.proces.pk))
    with django_assert_num_queries(EDYCJA_LIST_QUERIES):
        client.get(url("edycja_spotkanie_list", swiat.edycja.pk))


HOLD_QUERIES = 8
LIST_QUERIES = 7
EDYCJA_LIST_QUERIES = 10
