from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sesje.models import MiesiacDoradcy
from tests.factories.edycje import EdycjaFactory, PrzydzialDoradcyFactory, RolaEdycjiFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

PAZDZIERNIK = (2026, 10)


def url(name, *args):
    return reverse(f"sesje:{name}", args=args)


@pytest.fixture
def doradca(client, swiat):
    client.force_login(swiat.user)
    return swiat.doradca


@pytest.fixture
def koordynator(client, swiat):
    user = RolaEdycjiFactory(edycja=swiat.edycja, koordynator=True).user
    client.force_login(user)
    return user


def closed(swiat, **more):
    return MiesiacDoradcyFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        miesiac=date(2026, 10, 1),
        **({"zamkniety": True} | more),
    )


def test_moje_godziny_shows_months_the_next_reminder_and_the_form(client, swiat, doradca):
    SesjaFactory(proces=swiat.proces, doradca=doradca, data_sesji=date(2026, 11, 9), minuty=35)

    response = client.get(url("moje_godziny"))

    assertContains(response, "brakuje 25")
    assertContains(response, "Listopad: 35 z 60")
    assertContains(response, "piątek, 20\u00a0listopada")
    assertContains(response, 'action="/sesje/dodaj/"')


def test_moje_godziny_of_somebody_else_is_403(client, swiat):
    client.force_login(swiat.lider.user)

    assert client.get(url("moje_godziny")).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_moje_godziny_costs_the_same_queries(
    client, swiat, doradca, number, django_assert_num_queries
):
    for _ in range(number - 1):
        PrzydzialDoradcyFactory(doradca=doradca, proces__edycja=swiat.edycja)

    with django_assert_num_queries(MOJE_QUERIES):
        client.get(url("moje_godziny"))


def test_miesiac_close_closes_what_is_complete_and_says_what_is_not(client, swiat, doradca):
    PrzydzialDoradcyFactory(doradca=doradca, od=date(2026, 10, 1))
    SesjaFactory(proces=swiat.proces, doradca=doradca, data_sesji=date(2026, 10, 9), minuty=60)

    response = client.post(url("miesiac_close", *PAZDZIERNIK), follow=True)

    assert [row.proces for row in MiesiacDoradcy.objects.all()] == [swiat.proces]
    assertContains(response, "Zamknięto miesiąc w\u00a01\u00a0JST.")
    assertContains(response, "1 JST ma za mało minut.".replace("1 JST", "1\u00a0JST"))


def test_miesiac_close_of_the_current_month_is_refused_with_a_sentence(client, swiat, doradca):
    response = client.post(url("miesiac_close", 2026, 11), follow=True)

    assertContains(response, "Listopad jeszcze trwa.")
    assert client.get(url("miesiac_close", 2026, 11)).status_code == 405


def test_miesiac_detail_offers_no_change_of_a_closed_month(client, swiat, doradca):
    address = url("brak_wsparcia_update", swiat.proces.pk, *PAZDZIERNIK)
    before = client.get(url("miesiac_detail", *PAZDZIERNIK))
    closed(swiat)

    assertContains(before, address)
    assertNotContains(client.get(url("miesiac_detail", *PAZDZIERNIK)), address)
    assert client.get(url("miesiac_detail", 2026, 13)).status_code == 404


def test_brak_wsparcia_saves_a_reason_and_wants_a_text_with_another_one(client, swiat, doradca):
    address = url("brak_wsparcia_update", swiat.proces.pk, *PAZDZIERNIK)

    refused = client.post(address, {"brak_wsparcia": "inny", "brak_wsparcia_opis": ""})
    saved = client.post(address, {"brak_wsparcia": "urlop", "brak_wsparcia_opis": ""})

    assert list(refused.context["form"].errors) == ["brak_wsparcia_opis"]
    assertRedirects(saved, url("miesiac_detail", *PAZDZIERNIK))
    assert MiesiacDoradcy.objects.get().brak_wsparcia == "urlop"


def test_brak_wsparcia_of_a_closed_month_is_only_read(client, swiat, doradca):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )

    page = client.get(url("brak_wsparcia_update", swiat.proces.pk, *PAZDZIERNIK))

    assertContains(page, "Ten miesiąc jest zamknięty")
    assertNotContains(page, "Zapisz powód")


def test_brak_wsparcia_is_own_also_after_the_assignment_ended(client, swiat, doradca):
    former = PrzydzialDoradcyFactory(
        doradca=doradca, od=date(2026, 9, 1), do=date(2026, 10, 20), powod_konca="Zmiana."
    )
    foreign = PrzydzialDoradcyFactory()
    statuses = [
        client.get(url("brak_wsparcia_update", row.proces.pk, *PAZDZIERNIK)).status_code
        for row in (former, foreign)
    ]
    client.force_login(swiat.lider.user)
    statuses.append(
        client.get(url("brak_wsparcia_update", swiat.proces.pk, *PAZDZIERNIK)).status_code
    )

    assert statuses == [200, 404, 403]


def test_edycja_godziny_lists_the_month_and_filters_it(client, swiat, koordynator):
    closed(swiat)
    PrzydzialDoradcyFactory(proces__edycja=swiat.edycja, od=date(2026, 9, 1))
    PrzydzialDoradcyFactory(od=date(2026, 9, 1))
    address = url("edycja_godziny", swiat.edycja.pk) + "?miesiac=2026-10"

    rows = {
        stan: len(client.get(f"{address}&stan={stan}").context["page"].object_list)
        for stan in ("", "brakuje", "otwarte", "zamkniete", "przyjete", "nieznany")
    }

    assert rows == {
        "": 2,
        "brakuje": 1,
        "otwarte": 1,
        "zamkniete": 1,
        "przyjete": 0,
        "nieznany": 2,
    }


@pytest.mark.parametrize("number", [1, 3])
def test_edycja_godziny_costs_the_same_queries(
    client, swiat, koordynator, number, django_assert_num_queries
):
    for _ in range(number - 1):
        PrzydzialDoradcyFactory(proces__edycja=swiat.edycja, od=date(2026, 9, 1))

    with django_assert_num_queries(EDYCJA_QUERIES):
        client.get(url("edycja_godziny", swiat.edycja.pk) + "?miesiac=2026-10")


def test_coordinator_accepts_ticked_rows_or_all(client, swiat, koordynator):
    first = closed(swiat)
    second = MiesiacDoradcyFactory(proces=swiat.proces, miesiac=date(2026, 10, 1), zamkniety=True)
    address = url("miesiac_approve", swiat.edycja.pk)

    client.post(address, {"miesiac": "2026-10", "wiersz": [first.pk]})
    first_round = set(MiesiacDoradcy.objects.filter(status="przyjety"))
    client.post(address, {"miesiac": "2026-10", "wszystkie": "1"})

    assert first_round == {first}
    assert set(MiesiacDoradcy.objects.filter(status="przyjety")) == {first, second}


def test_coordinator_reopens_with_a_reason(client, swiat, koordynator):
    row = closed(swiat)

    refused = client.post(url("miesiac_reopen", row.pk), {"powod": ""})
    client.post(url("miesiac_reopen", row.pk), {"powod": "Dwa razy ta sama sesja."})

    row.refresh_from_db()
    assert refused.status_code == 200
    assert (row.status, row.powod_otwarcia) == ("otwarty", "Dwa razy ta sama sesja.")


def test_observer_reads_and_changes_nothing(client, swiat):
    row = closed(swiat)
    client.force_login(RolaEdycjiFactory(edycja=swiat.edycja, obserwator=True).user)
    page = client.get(url("edycja_godziny", swiat.edycja.pk) + "?miesiac=2026-10")

    assertNotContains(page, "Przyjmij")
    assert client.post(url("miesiac_approve", swiat.edycja.pk)).status_code == 403
    assert client.get(url("miesiac_reopen", row.pk)).status_code == 403


def test_coordinator_of_another_edition_gets_404(client, swiat):
    row = closed(swiat)
    client.force_login(RolaEdycjiFactory(edycja=EdycjaFactory(), koordynator=True).user)

    assert client.get(url("edycja_godziny", swiat.edycja.pk)).status_code == 404
    assert client.post(url("miesiac_approve", swiat.edycja.pk)).status_code == 404
    assert client.get(url("miesiac_reopen", row.pk)).status_code == 404


MOJE_QUERIES = 10
EDYCJA_QUERIES = 11
