from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sesje.models import Sesja
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.jst import DoradcaFactory
from tests.factories.konta import UserFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

QUICK = "sesje:sesja_quick_create"


def url(name, *args):
    return reverse(f"sesje:{name}", args=args)


def dane(**more):
    fields = {
        "data_sesji": "2026-11-17",
        "forma": "zdalnie",
        "czas": "45",
        "inny_czas": "",
        "temat": "Wskaźniki",
        "ustalenia": "",
    }
    return fields | more


@pytest.fixture
def doradca(client, swiat):
    client.force_login(swiat.user)
    return swiat.doradca


@pytest.fixture
def sesja(swiat):
    return SesjaFactory(
        proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 16), minuty=35
    )


def test_sesja_create_saves_and_leads_to_the_list(client, swiat, doradca):
    response = client.post(
        url("sesja_create", swiat.proces.pk),
        dane(uczestnicy=[swiat.lider.pk], ustalenia="Dane do piątku."),
    )

    sesja = Sesja.objects.get()
    assertRedirects(response, url("sesja_list", swiat.proces.pk))
    assert (sesja.minuty, sesja.doradca, list(sesja.uczestnicy.all())) == (
        45,
        doradca,
        [swiat.lider],
    )


@pytest.mark.parametrize(
    ("typed", "minutes"), [("75", 75), ("1:15", 75), ("1,25 h", 75), ("0,5 h", 30)]
)
def test_sesja_create_takes_a_typed_time_over_the_button(client, swiat, doradca, typed, minutes):
    client.post(url("sesja_create", swiat.proces.pk), dane(czas="15", inny_czas=typed))

    assert Sesja.objects.get().minuty == minutes


@pytest.mark.parametrize(
    ("change", "pole", "text"),
    [
        ({"czas": ""}, "czas", "Wybierz czas albo wpisz inny."),
        ({"inny_czas": "chwilę"}, "inny_czas", "Wpisz czas, np. 75, 1:15 albo 1,25 h."),
        ({"inny_czas": "3"}, "inny_czas", "Sesja trwa od 5 minut do 12 godzin."),
        ({"inny_czas": "13 h"}, "inny_czas", "Sesja trwa od 5 minut do 12 godzin."),
        ({"temat": ""}, "temat", "Napisz krótko, czego dotyczyła sesja."),
        (
            {"data_sesji": "2026-11-19"},
            "data_sesji",
            "Data sesji jest w przyszłości. Zapisz sesję, gdy się odbędzie.",
        ),
        (
            {"data_sesji": "2026-09-01"},
            "data_sesji",
            "Tego dnia ta JST nie była Ci przydzielona. Przydział trwa od 10\u00a0września 2026. "
            "Popraw datę.",
        ),
        (
            {"uczestnicy": ["999999"]},
            "uczestnicy",
            "Zaznacz osoby z zespołu wybranej JST.",
        ),
    ],
)
def test_sesja_create_says_beside_the_field_what_to_do(client, swiat, doradca, change, pole, text):
    response = client.post(url("sesja_create", swiat.proces.pk), dane(**change))

    assert response.status_code == 200
    assert response.context["form"].errors == {pole: [text]}
    assertContains(response, text)
    assert not Sesja.objects.exists()


def test_sesja_create_refuses_a_closed_month_and_a_13th_hour(client, swiat, doradca):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )
    SesjaFactory(proces=swiat.proces, doradca=doradca, data_sesji=date(2026, 11, 17), minuty=700)
    address = url("sesja_create", swiat.proces.pk)

    closed = client.post(address, dane(data_sesji="2026-10-20"))
    too_long = client.post(address, dane())

    assert list(closed.context["form"].errors) == ["data_sesji"]
    assert too_long.context["form"].errors == {
        "czas": [
            "Razem z tą sesją 17.11.2026 masz 12\u00a0h\u00a025\u00a0min. "
            "To więcej niż 12 godzin. Popraw wpis albo podaj powód wyjątku."
        ]
    }


def test_sesja_create_sent_twice_saves_once(client, swiat, doradca):
    key = str(uuid4())
    for _ in range(2):
        client.post(url("sesja_create", swiat.proces.pk), dane(_klucz=key))

    assert Sesja.objects.count() == 1


def test_sesja_create_repeats_the_last_one(client, swiat, sesja, doradca):
    sesja.uczestnicy.add(swiat.lider)

    form = client.get(url("sesja_create", swiat.proces.pk) + "?powtorz=1").context["form"]

    assert form.initial["temat"] == sesja.temat
    assert (form.initial["czas"], form.initial["inny_czas"]) == (None, "35")
    assert form.initial["uczestnicy"] == [swiat.lider.pk]
    assert form.initial["data_sesji"] == date(2026, 11, 18)


def test_sesja_create_of_a_paused_proces_has_no_form(client, swiat, doradca):
    proces = ProcesFactory(wstrzymany=True)
    PrzydzialDoradcyFactory(proces=proces, doradca=doradca)

    assertNotContains(client.get(url("sesja_create", proces.pk)), "data-sesja")


def test_quick_create_offers_own_jst_with_their_minutes(client, swiat, sesja, doradca):
    other = PrzydzialDoradcyFactory(doradca=doradca, od=date(2026, 11, 1)).proces
    PrzydzialDoradcyFactory()

    form = client.get(reverse(QUICK) + f"?proces={other.pk}").context["form"]

    assert dict(form.fields["proces"].choices) == {
        "": "Wybierz JST",
        swiat.proces.pk: f"{swiat.proces.jst}, 35 z 60 min",
        other.pk: f"{other.jst}, 0 z 60 min",
    }
    assert form.initial["proces"] == other.pk


def test_quick_create_saves_in_the_chosen_jst_and_may_go_on(client, swiat, doradca):
    other = PrzydzialDoradcyFactory(doradca=doradca, od=date(2026, 11, 1)).proces

    response = client.post(reverse(QUICK), dane(proces=other.pk, nastepna="1"))

    assert Sesja.objects.get().proces == other
    assertRedirects(response, reverse(QUICK))


def test_quick_create_refuses_the_team_of_another_jst_and_a_foreign_jst(client, swiat, doradca):
    PrzydzialDoradcyFactory(doradca=doradca, od=date(2026, 11, 1))
    member = CzlonekZespoluFactory(proces=PrzydzialDoradcyFactory(doradca=doradca).proces)
    foreign = PrzydzialDoradcyFactory().proces

    wrong_team = client.post(reverse(QUICK), dane(proces=swiat.proces.pk, uczestnicy=[member.pk]))
    wrong_jst = client.post(reverse(QUICK), dane(proces=foreign.pk))

    assert list(wrong_team.context["form"].errors) == ["uczestnicy"]
    assert list(wrong_jst.context["form"].errors) == ["proces"]
    assert not Sesja.objects.exists()


def test_quick_create_without_any_jst_says_so(client, swiat):
    client.force_login(DoradcaFactory().user)

    assertContains(client.get(reverse(QUICK)), "Nie masz teraz otwartej JST")


def test_quick_create_is_for_advisors(client, swiat):
    client.force_login(swiat.lider.user)

    assert client.get(reverse(QUICK)).status_code == 403


def test_sesja_update_changes_and_keeps_the_version(client, swiat, sesja, doradca):
    response = client.post(url("sesja_update", sesja.pk), dane(wersja="1", czas="60"))

    sesja.refresh_from_db()
    assertRedirects(response, url("sesja_list", swiat.proces.pk))
    assert (sesja.minuty, sesja.wersja) == (60, 2)


def test_sesja_update_shows_what_was_saved_meanwhile(client, swiat, sesja, doradca):
    client.post(url("sesja_update", sesja.pk), dane(wersja="1", temat="Pierwszy zapis"))

    response = client.post(url("sesja_update", sesja.pk), dane(wersja="1", temat="Drugi zapis"))

    sesja.refresh_from_db()
    assert sesja.temat == "Pierwszy zapis"
    assertContains(response, "Pierwszy zapis")
    assertContains(response, 'value="Drugi zapis"')
    assert response.context["form"]["wersja"].value() == 2


def test_sesja_update_of_a_confirmed_one_says_that_it_will_wait_again(
    client, swiat, sesja, doradca
):
    Sesja.objects.filter(pk=sesja.pk).update(
        potwierdzono_at="2026-11-17T10:00:00Z", potwierdzil=swiat.lider.user
    )

    page = client.get(url("sesja_update", sesja.pk))
    client.post(url("sesja_update", sesja.pk), dane(wersja="1"))

    sesja.refresh_from_db()
    assertContains(page, "Po zmianie poczeka na ponowne potwierdzenie lidera.")
    assert not sesja.is_confirmed


def test_sesja_withdraw_needs_a_reason(client, swiat, sesja, doradca):
    address = url("sesja_withdraw", sesja.pk)

    refused = client.post(address, {"powod": ""})
    done = client.post(address, {"powod": "Nie ta JST."})

    sesja.refresh_from_db()
    assert refused.status_code == 200
    assertRedirects(done, url("sesja_list", swiat.proces.pk))
    assert sesja.powod_wycofania == "Nie ta JST."


@pytest.mark.parametrize("name", ["sesja_update", "sesja_withdraw"])
def test_only_the_author_changes_a_session(client, swiat, sesja, name):
    other = PrzydzialDoradcyFactory(proces=swiat.proces, pro=True).doradca.user

    statuses = []
    for user in (other, swiat.lider.user, UserFactory()):
        client.force_login(user)
        statuses.append(client.get(url(name, sesja.pk)).status_code)

    assert statuses == [403, 403, 404]


def test_lider_confirms_one_session_and_the_month(client, swiat, sesja):
    SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 2))
    client.force_login(swiat.lider.user)

    client.post(url("sesja_approve", sesja.pk))
    response = client.post(
        url("sesja_approve_month", swiat.proces.pk), {"miesiac": "2026-11"}, follow=True
    )

    assert not Sesja.objects.filter(potwierdzono_at=None).exists()
    assertContains(response, "Potwierdzono 1 sesję.")


def test_confirming_is_for_the_lider(client, swiat, sesja, doradca):
    assert client.post(url("sesja_approve", sesja.pk)).status_code == 403
    assert client.post(url("sesja_approve_month", swiat.proces.pk)).status_code == 403
    assert client.get(url("sesja_approve", sesja.pk)).status_code == 405


def test_list_offers_each_person_only_what_they_may_do(client, swiat, sesja):
    member = CzlonekZespoluFactory(proces=swiat.proces)
    offered = {}
    for name, user in (
        ("doradca", swiat.user),
        ("lider", swiat.lider.user),
        ("czlonek", member.user),
    ):
        client.force_login(user)
        text = client.get(url("sesja_list", swiat.proces.pk)).content.decode()
        offered[name] = [
            key
            for key in ("sesja_update", "sesja_withdraw", "sesja_approve")
            if url(key, sesja.pk) in text
        ]

    assert offered == {
        "doradca": ["sesja_update", "sesja_withdraw"],
        "lider": ["sesja_approve"],
        "czlonek": [],
    }


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_queries(client, swiat, doradca, number, django_assert_num_queries):
    for _ in range(number):
        SesjaFactory(
            proces=swiat.proces,
            doradca=doradca,
            data_sesji=date(2026, 11, 16),
            uczestnicy=[swiat.lider],
        )
    client.get(url("sesja_list", swiat.proces.pk))

    with django_assert_num_queries(LIST_QUERIES):
        client.get(url("sesja_list", swiat.proces.pk))


LIST_QUERIES = 15


@pytest.mark.parametrize("name", ["sesja_update", "sesja_withdraw"])
def test_form_of_a_closed_month_does_not_open(client, swiat, sesja, doradca, name):
    koordynator = RolaEdycjiFactory(edycja=swiat.proces.edycja, rola="koordynator").user
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=doradca, miesiac=date(2026, 11, 1), zamkniety=True
    )

    page = client.get(url(name, sesja.pk))

    assertContains(page, "Ten miesiąc jest zamknięty")
    assertContains(page, f"mailto:{koordynator.email}")
    assertNotContains(page, 'name="temat"')
    assertNotContains(page, "Wycofaj sesję")


def test_withdrawn_session_is_only_read(client, swiat, sesja, doradca):
    client.post(url("sesja_withdraw", sesja.pk), {"powod": "Wpisana dwa razy."})

    page = client.get(url("sesja_update", sesja.pk))

    assertContains(page, "Ta sesja jest wycofana")
    assertContains(page, "Wpisana dwa razy.")


def test_what_was_typed_before_the_month_was_closed_stays(client, swiat, sesja, doradca):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=doradca, miesiac=date(2026, 11, 1), zamkniety=True
    )

    page = client.post(url("sesja_update", sesja.pk), dane(wersja="1", temat="Dopisany temat"))

    assertContains(page, "Poproś koordynatora edycji o jego otwarcie.")
    assertContains(page, "Dopisany temat")
