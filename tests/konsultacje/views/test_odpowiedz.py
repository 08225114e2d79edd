import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from konsultacje.models import LinkKonsultacji, OdpowiedzKonsultacji
from tests.factories.konsultacje import (
    KonsultacjaFactory,
    LinkKonsultacjiFactory,
    PytanieKonsultacjiFactory,
)

pytestmark = pytest.mark.django_db

URL = reverse("konsultacje:odpowiedz_create", args=["moj-token"])


@pytest.fixture
def konsultacja():
    konsultacja = LinkKonsultacjiFactory(token="moj-token").konsultacja
    PytanieKonsultacjiFactory(konsultacja=konsultacja)
    PytanieKonsultacjiFactory(konsultacja=konsultacja, tekstowe=True)
    PytanieKonsultacjiFactory(konsultacja=konsultacja, z_wyborem=True)
    return konsultacja


def _data(konsultacja, *values):
    return {
        f"p-{pytanie.pk}": value
        for pytanie, value in zip(konsultacja.pytania.all(), values, strict=False)
    }


def test_reading_uses_nothing_up(client, konsultacja):
    first, second = client.get(URL), client.get(URL)

    assert (first.status_code, second.status_code) == (200, 200)
    assert LinkKonsultacji.objects.get().wykorzystany is False
    assert "no-store" in first.headers["Cache-Control"]


def test_answer_is_saved_and_thanked_for(client, konsultacja):
    response = client.post(URL, _data(konsultacja, "4", "Więcej czasu", "nie") | {"podpis": "Ewa"})

    assertRedirects(response, reverse("konsultacje:odpowiedz_done"))
    odpowiedz = OdpowiedzKonsultacji.objects.get()
    assert sorted(odpowiedz.wartosci.values(), key=str) == [4, "Więcej czasu", "nie"]
    assert odpowiedz.podpis == "Ewa"


def test_used_link_says_so(client, konsultacja):
    client.post(URL, _data(konsultacja, "4"))

    again, posted = client.get(URL), client.post(URL, _data(konsultacja, "1"))

    assert (again.status_code, posted.status_code) == (410, 410)
    assertContains(again, "wysłano już odpowiedź", status_code=410)
    assert OdpowiedzKonsultacji.objects.count() == 1


@pytest.mark.parametrize("values", [(), ("9",), ("4", "x" * 4001), ("", "", "może")])
def test_invalid_answer_saves_nothing_and_keeps_what_was_typed(client, konsultacja, values):
    response = client.post(URL, _data(konsultacja, *values) | {"podpis": "Ewa"})

    assertContains(response, 'value="Ewa"')
    assertContains(response, "podsumowanie-bledow")
    assert (OdpowiedzKonsultacji.objects.count(), LinkKonsultacji.objects.get().wykorzystany) == (
        0,
        False,
    )


def test_double_click_is_thanked_for_twice_and_saved_once(client, konsultacja):
    kopia = client.get(URL).context["form"]["kopia"].value()
    data = _data(konsultacja, "4") | {"kopia": kopia}

    responses = [client.post(URL, data) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert OdpowiedzKonsultacji.objects.count() == 1


def test_robot_is_thanked_and_forgotten(client, konsultacja):
    response = client.post(URL, _data(konsultacja, "4") | {"strona_www": "http://spam"})

    assert (response.status_code, OdpowiedzKonsultacji.objects.count()) == (302, 0)
    assert LinkKonsultacji.objects.get().wykorzystany is False


def test_unknown_link_is_404(client):
    assertContains(client.get(URL), "Ten odnośnik nie działa", status_code=404)


@pytest.mark.parametrize(
    "traits", [{"po_terminie": True}, {"otwarta": True, "proces__status": "wstrzymany"}]
)
def test_closed_consultation_says_so(client, traits):
    LinkKonsultacjiFactory(token="moj-token", konsultacja=KonsultacjaFactory(**traits))

    assertContains(client.get(URL), "jest zamknięta", status_code=410)


def test_open_link_admits_that_one_person_may_answer_again(client):
    konsultacja = KonsultacjaFactory(otwarta=True, z_otwartym=True)
    PytanieKonsultacjiFactory(konsultacja=konsultacja)
    url = reverse("konsultacje:odpowiedz_create", args=[konsultacja.otwarty_token])

    responses = [client.post(url, _data(konsultacja, "3")) for _ in range(3)]

    assert [response.status_code for response in responses] == [302, 302, 410]
    assert OdpowiedzKonsultacji.objects.filter(z_otwartego=True).count() == 2


def test_too_many_requests_of_one_address_are_refused(client, konsultacja, monkeypatch):
    monkeypatch.setattr("konta.limity.is_exceeded", lambda *args, **kwargs: True)

    assert client.get(URL).status_code == 429
