"""The secret address: shown once, replaced, switched off; and the feed behind it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from kalendarz.models import AdresKalendarza
from konta.models import Slad
from tests.access.wiersz import ROS
from tests.factories.edycje import ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.kalendarz import AdresKalendarzaFactory
from tests.factories.konta import UserFactory
from tests.factories.sesje import SesjaFactory
from tests.factories.spotkania import SpotkanieFactory
from tests.kalendarz.conftest import at

pytestmark = pytest.mark.django_db

ADRES = re.compile(r"http[^\"]*/kalendarz/osobisty/([\w-]+)\.ics")


def url(name, *args):
    return reverse(f"kalendarz:{name}", args=args)


def feed(client, token, **headers):
    return client.get(url("kalendarz_ics", token), headers=headers)


def _turn_on(client):
    return ADRES.search(client.post(url("adres_create")).content.decode())[1]


def _meeting(swiat, **fields):
    return SpotkanieFactory(
        proces=swiat.proces, edycja=swiat.edycja, krok=swiat.krok_rodzaju("spotkanie_w_jst", 1),
        poczatek=at(5), koniec=at(5, 12), **fields,
    )  # fmt: skip


def test_address_is_shown_once_and_kept_only_as_a_hash(client, swiat):
    client.force_login(swiat.lider)

    token = _turn_on(client)

    assert len(token) == 22
    assert token not in str(AdresKalendarza.objects.values().get())
    assert ADRES.search(client.get(url("adres_detail")).content.decode()) is None
    assert Slad.objects.get(zdarzenie="włączono kalendarz pod adresem").kto == swiat.lider


def test_new_address_ends_the_old_one(client, swiat):
    client.force_login(swiat.lider)
    old, new = _turn_on(client), _turn_on(client)

    assert (feed(client, old).status_code, feed(client, new).status_code) == (404, 200)
    assert AdresKalendarza.objects.count() == 1


def test_switched_off_address_answers_nothing(client, swiat):
    client.force_login(swiat.lider)
    token = _turn_on(client)

    client.post(url("adres_delete"))
    client.post(url("adres_delete"))

    response = feed(client, token)
    assert (response.status_code, response.content.decode()) == (
        404,
        "Ten adres kalendarza nie działa.\n",
    )
    assert Slad.objects.filter(zdarzenie="wyłączono kalendarz pod adresem").count() == 1


@pytest.mark.parametrize("name", ["adres_create", "adres_delete"])
def test_address_changes_by_post_only(client, swiat, name):
    client.force_login(swiat.lider)

    assert client.get(url(name)).status_code == 405


def test_feed_is_read_back_by_the_library(client, swiat):
    spotkanie = _meeting(swiat, tytul="Zażółć; gęślą, jaźń", wersja=3)
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")

    response = feed(client, "tajne")

    events = {str(one["UID"]): one for one in Calendar.from_ical(response.content).walk("VEVENT")}
    meeting = events[f"spotkanie-{spotkanie.pk}@127.0.0.1"]
    hdr = events[f"krok-{swiat.krok_rodzaju('hdr').pk}-{swiat.proces.pk}@127.0.0.1"]
    assert (str(meeting["SUMMARY"]), meeting["SEQUENCE"], meeting.start) == (
        f"Zażółć; gęślą, jaźń: {swiat.jst}",
        2,
        spotkanie.poczatek,
    )
    assert (str(hdr["SUMMARY"]), hdr.start) == (
        f"Termin: opracowanie HDR: {swiat.jst}",
        swiat.krok_rodzaju("hdr").do,
    )
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_called_off_meeting_is_called_off_in_the_feed(client, swiat):
    _meeting(swiat, odwolane=True)
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")

    events = Calendar.from_ical(feed(client, "tajne").content).walk("VEVENT")

    assert [str(one["STATUS"]) for one in events if "spotkanie" in one["UID"]] == ["CANCELLED"]


def test_feed_sets_no_cookies_and_is_fetched_again_only_when_changed(client, swiat):
    spotkanie = _meeting(swiat)
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")

    first = feed(client, "tajne")
    same = feed(client, "tajne", if_none_match=first["ETag"])
    spotkanie.tytul = "Inny tytuł"
    spotkanie.save()
    changed = feed(client, "tajne", if_none_match=first["ETag"])

    assert [one.status_code for one in (first, same, changed)] == [200, 304, 200]
    assert same.content == b""
    for response in (first, same, changed):
        assert (response["Cache-Control"], len(response.cookies)) == ("private, no-cache", 0)


def test_feed_of_who_left_is_empty(client, swiat):
    _meeting(swiat)
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")
    swiat.lider_czlonek.is_lider = False
    swiat.lider_czlonek.odszedl_at = timezone.now()
    swiat.lider_czlonek.powod_odejscia = "Zmiana pracy."
    swiat.lider_czlonek.save()

    assert Calendar.from_ical(feed(client, "tajne").content).walk("VEVENT") == []


def test_feed_of_a_closed_account_does_not_work(client):
    AdresKalendarzaFactory(user=UserFactory(is_active=False), token="tajne")

    assert feed(client, "tajne").status_code == 404


def test_feed_is_limited(client, swiat):
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")
    client.get(url("kalendarz_ics", "nieznany"))

    statuses = [feed(client, "nieznany").status_code for _ in range(20)]

    assert statuses == [404] * 19 + [429]
    assert feed(client, "tajne").status_code == 200


FEED_QUERIES = 26


@pytest.mark.parametrize("number", [1, 3])
def test_feed_costs_the_same_queries(client, swiat, number, django_assert_num_queries):
    for _ in range(number):
        proces = ProcesFactory(edycja=swiat.edycja)
        PrzydzialDoradcyFactory(proces=proces, doradca=swiat.doradca_ros)
        SesjaFactory(proces=proces, doradca=swiat.doradca_ros)
    AdresKalendarzaFactory(user=swiat.osoby[ROS], token="tajne")

    with django_assert_num_queries(FEED_QUERIES):
        feed(client, "tajne")


def test_feed_goes_90_days_back(client, swiat):
    _meeting(swiat)
    AdresKalendarzaFactory(user=swiat.lider, token="tajne")
    swiat.proces.spotkania.update(poczatek=at(-91), koniec=at(-91) + timedelta(hours=1))

    events = Calendar.from_ical(feed(client, "tajne").content).walk("VEVENT")

    assert [one for one in events if "spotkanie" in one["UID"]] == []
