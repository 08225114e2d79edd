from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.access.wiersz import KOORDYNATOR, ROS
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
)
from tests.factories.konta import UserFactory
from tests.factories.spotkania import SpotkanieFactory
from tests.kalendarz.conftest import at

pytestmark = pytest.mark.django_db

KALENDARZ = reverse("kalendarz:kalendarz_detail")


def _meeting(swiat, proces, **fields):
    return SpotkanieFactory(
        proces=proces, edycja=swiat.edycja, krok=swiat.krok_rodzaju("spotkanie_w_jst", 1),
        poczatek=at(0), koniec=at(0, 12), **fields,
    )  # fmt: skip


@pytest.mark.parametrize("widok", ["miesiac", "tydzien"])
def test_page_shows_the_meeting_today_with_its_state_and_link(client, swiat, widok):
    spotkanie = _meeting(swiat, swiat.proces, tytul="Rada w Zażółci")
    client.force_login(swiat.lider)

    content = client.get(KALENDARZ, {"widok": widok}).content.decode()

    assert content.count("Rada w&nbsp;Zażółci") + content.count("Rada w\u00a0Zażółci") >= 1
    assert f'href="{reverse("spotkania:spotkanie_detail", args=[spotkanie.pk])}"' in content
    assert content.count('aria-current="date"') == 1
    assert content.count('<span class="dzis-slowo">dziś</span>') == 1


def test_empty_period_says_so(client):
    client.force_login(UserFactory())

    content = client.get(KALENDARZ, {"dzien": "2027-11-11"}).content.decode()

    assert "W tym miesiącu nic nie masz w kalendarzu." in content
    assert "Narodowe Święto Niepodległości" in content
    assert "listopad\u00a02027" in content


def test_filter_that_fits_nothing_says_so(client, swiat):
    client.force_login(swiat.lider)

    content = client.get(KALENDARZ, {"jst": "nie ma takiej"}).content.decode()

    assert "Nic nie pasuje do filtru w tym okresie." in content


@pytest.mark.parametrize("day", ["", "jutro", "2026-02-30", "²", "9" * 30, "\x00"])
def test_wrong_day_is_today(client, day):
    client.force_login(UserFactory())

    response = client.get(KALENDARZ, {"dzien": day, "widok": "rok", "rodzaj": "nic"})

    assert response.status_code == 200
    assert response.context["kalendarz"].dzien == timezone.localdate()


@pytest.mark.parametrize(("day", "shown"), [("0001-01-01", 1990), ("9999-12-31", 2100)])
@pytest.mark.parametrize("widok", ["miesiac", "tydzien"])
def test_day_out_of_range_is_the_nearest_in_it(client, day, shown, widok):
    client.force_login(UserFactory())

    response = client.get(KALENDARZ, {"dzien": day, "widok": widok})

    assert response.context["kalendarz"].dzien.year == shown


PAGE_QUERIES = {ROS: 28, KOORDYNATOR: 7}


@pytest.mark.parametrize("role", [ROS, KOORDYNATOR])
@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_queries(client, swiat, role, number, django_assert_num_queries):
    for _ in range(number):
        proces = ProcesFactory(edycja=swiat.edycja)
        PrzydzialDoradcyFactory(proces=proces, doradca=swiat.doradca_ros)
        _meeting(swiat, proces)
    client.force_login(swiat.osoby[role])

    with django_assert_num_queries(PAGE_QUERIES[role]):
        client.get(KALENDARZ)


def test_page_changes_nothing_by_post(client, swiat):
    client.force_login(swiat.lider)

    assert client.post(KALENDARZ).status_code == 405


def test_menu_of_two_roles_folds_what_does_not_fit(client, swiat):
    osoba = swiat.osoby[KOORDYNATOR]
    CzlonekZespoluFactory(proces=swiat.proces, user=osoba)
    client.force_login(osoba)

    menu = client.get(KALENDARZ).context["menu"]

    assert [pozycja.nazwa for pozycja in menu.glowne] == [
        "Nasz proces", "Diagnoza", "HDR", "Spotkania", "Dokumenty", "Edycje", "Tablica",
    ]  # fmt: skip
    assert [pozycja.nazwa for pozycja in menu.wiecej] == [
        "Spotkania edycji", "Doradcy", "Godziny", "Ustawienia edycji", "Obszary", "Wiadomości",
    ]  # fmt: skip


@pytest.mark.parametrize("role", [ROS, KOORDYNATOR])
def test_menu_of_one_role_is_whole(client, swiat, role):
    client.force_login(swiat.osoby[role])

    assert client.get(KALENDARZ).context["menu"].wiecej == []


def test_week_of_a_meeting_over_midnight(client, swiat):
    spotkanie = _meeting(swiat, swiat.proces)
    spotkanie.koniec = spotkanie.poczatek + timedelta(days=1)
    spotkanie.save()
    client.force_login(swiat.lider)

    kalendarz = client.get(KALENDARZ, {"rodzaj": "spotkanie"}).context["kalendarz"]

    assert kalendarz.liczba == 1
