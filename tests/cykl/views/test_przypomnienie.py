from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cykl.models import NotatkaCiszy, WstrzymaniePrzypomnien
from edycje.models import Proces
from konta.models import Slad, User
from powiadomienia.models import Wiadomosc
from tests.factories.cykl import NotatkaCiszyFactory, WstrzymaniePrzypomnienFactory
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def edycja(db):
    return EdycjaFactory(kroki=True)


@pytest.fixture
def proces(edycja):
    proces = ProcesFactory(edycja=edycja)
    CzlonekZespoluFactory(proces=proces, lider=True)
    return proces


@pytest.fixture
def koordynator(edycja):
    return RolaEdycjiFactory(edycja=edycja).user


def przedmiot(proces):
    krok = proces.edycja.kroki.get(skrot="Arkusz i obszar")
    return {"rodzaj": "krok_termin", "przedmiot": f"proces:{proces.pk}:krok:{krok.pk}"}


def test_list_says_when_to_whom_and_why(client, koordynator, proces):
    client.force_login(koordynator)

    response = client.get(reverse("cykl:przypomnienie_list", args=[proces.edycja_id]))

    assert [row.dlaczego for row in response.context["page"]] == [
        row.sprawa.czego for row in response.context["page"]
    ]
    assert [row.sprawa.krok.krok.skrot for row in response.context["page"]] == [
        "Inauguracja",
        "Arkusz i obszar",
        "Doradcy",
    ]
    assert b"Wy\xc5\x9blij teraz" in response.content


def test_list_without_decisions_for_the_observer(client, proces):
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, obserwator=True).user)

    response = client.get(reverse("cykl:przypomnienie_list", args=[proces.edycja_id]))

    assert response.status_code == 200
    assert b"Wy\xc5\x9blij teraz" not in response.content


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("rodzaj=krok_termin", 3),
        ("rodzaj=podsumowanie_termin", 0),
        ("stan=wstrzymane", 0),
        ("stan=czekaja", 3),
        ("jst=wzorcowo", 3),
        ("jst=inna", 0),
        ("rodzaj=nie+ma", 3),
    ],
)
def test_list_filters(client, koordynator, proces, query, number):
    client.force_login(koordynator)

    response = client.get(f"{reverse('cykl:przypomnienie_list', args=[proces.edycja_id])}?{query}")

    assert response.context["page"].paginator.count == number


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_queries(
    client, koordynator, edycja, proces, number, django_assert_num_queries
):
    for _ in range(number - 1):
        other = ProcesFactory(edycja=edycja)
        CzlonekZespoluFactory(proces=other, lider=True)
        WstrzymaniePrzypomnienFactory(proces=other)
    Proces.objects.update(created_at=timezone.now() - timedelta(days=60))
    User.objects.exclude(pk=koordynator.pk).update(last_seen_at=None)
    client.force_login(koordynator)

    with django_assert_num_queries(19):
        client.get(reverse("cykl:przypomnienie_list", args=[edycja.pk]))
    with django_assert_num_queries(20):
        client.get(reverse("cykl:cisza_list", args=[edycja.pk]))


def test_send_now_writes_one_mail_a_day_and_a_trace(client, koordynator, proces):
    client.force_login(koordynator)
    url = reverse("cykl:przypomnienie_send", args=[proces.pk])

    first = client.post(f"{url}?rodzaj=krok_termin", przedmiot(proces))
    client.post(url, przedmiot(proces))

    assert first.url == (
        reverse("cykl:przypomnienie_list", args=[proces.edycja_id]) + "?rodzaj=krok_termin"
    )
    (row,) = Wiadomosc.objects.filter(rodzaj="krok_termin", odbiorca=proces.czlonkowie.get().user)
    assert row.okres == f"recznie-{timezone.localdate()}"
    assert (row.tryb, row.wyslij_po <= timezone.now()) == ("od_razu", True)
    assert Slad.objects.filter(proces_pk=proces.pk, kto=koordynator).count() == 1


def test_send_now_of_what_is_done_sends_nothing(client, koordynator, proces):
    client.force_login(koordynator)

    client.post(
        reverse("cykl:przypomnienie_send", args=[proces.pk]),
        {"rodzaj": "sesje_do_potwierdzenia", "przedmiot": f"proces:{proces.pk}"},
    )

    assert not Wiadomosc.objects.exists()


def test_send_now_is_refused_while_put_off(client, koordynator, proces):
    WstrzymaniePrzypomnienFactory(proces=proces)
    client.force_login(koordynator)

    client.post(reverse("cykl:przypomnienie_send", args=[proces.pk]), przedmiot(proces))

    assert not Wiadomosc.objects.exists()


def suspend_url(proces, rodzaj="krok_termin"):
    return reverse("cykl:przypomnienie_suspend", args=[proces.pk, rodzaj])


def test_suspend_and_resume(client, koordynator, proces):
    client.force_login(koordynator)
    data = {"do": in_days(10).isoformat(), "powod": "Urlop lidera."}

    client.post(suspend_url(proces), data)

    row = WstrzymaniePrzypomnien.objects.get()
    assert (row.rodzaj, row.do, row.powod, row.kto) == (
        "krok_termin",
        in_days(10),
        "Urlop lidera.",
        koordynator,
    )
    page = client.get(reverse("cykl:przypomnienie_list", args=[proces.edycja_id]))
    assert {line.wstrzymanie for line in page.context["page"]} == {row}

    client.post(reverse("cykl:przypomnienie_resume", args=[row.pk]))
    row.refresh_from_db()
    assert row.cofnieto_at is not None
    assert list(Slad.objects.order_by("pk").values_list("zdarzenie", flat=True)) == [
        "wstrzymano przypomnienia: termin kroku",
        "wznowiono przypomnienia: termin kroku",
    ]


def test_a_new_decision_replaces_the_earlier(client, koordynator, proces):
    old = WstrzymaniePrzypomnienFactory(proces=proces)
    client.force_login(koordynator)

    client.post(suspend_url(proces), {"do": in_days(3).isoformat(), "powod": "Krócej."})

    old.refresh_from_db()
    assert old.cofnieto_at is not None
    assert WstrzymaniePrzypomnien.objects.get(cofnieto_at=None).powod == "Krócej."


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"do": "", "powod": "Urlop."},
        {"do": in_days(10).isoformat(), "powod": " "},
        {"do": in_days(-1).isoformat(), "powod": "Urlop."},
        {"do": in_days(400).isoformat(), "powod": "Urlop."},
    ],
)
def test_suspend_without_a_day_or_a_reason_saves_nothing(client, koordynator, proces, data):
    client.force_login(koordynator)

    assert client.post(suspend_url(proces), data).status_code == 200
    assert client.post(note_url(proces), data).status_code == 200
    assert not WstrzymaniePrzypomnien.objects.exists()
    assert not NotatkaCiszy.objects.exists()


def note_url(proces, strona="jst"):
    return reverse("cykl:cisza_note", args=[proces.pk, strona])


@pytest.mark.parametrize("url", [suspend_url, note_url])
def test_kind_that_does_not_exist_is_not_found(client, koordynator, proces, url):
    client.force_login(koordynator)

    assert client.get(url(proces, "nie-ma")).status_code == 404
    assert client.get(suspend_url(proces, "brak_godzin")).status_code == 404


@pytest.mark.parametrize("url", [suspend_url, note_url])
def test_only_the_coordinator_decides(client, proces, url):
    client.force_login(proces.czlonkowie.get().user)

    assert client.post(url(proces), {}).status_code == 403


@pytest.mark.parametrize("url", [suspend_url, note_url])
def test_foreign_proces_is_not_found(client, koordynator, url):
    client.force_login(koordynator)

    assert client.post(url(ProcesFactory()), {}).status_code == 404


def test_silence_is_listed_with_what_is_awaited_and_a_reason_moves_it(client, koordynator, proces):
    Proces.objects.update(created_at=timezone.now() - timedelta(days=60))
    User.objects.exclude(pk=koordynator.pk).update(last_seen_at=None)
    PrzydzialDoradcyFactory(proces=proces, od=in_days(-5))
    client.force_login(koordynator)
    url = reverse("cykl:cisza_list", args=[proces.edycja_id])

    (row,) = client.get(url).context["page"]
    assert (row.cisza.strona, row.cisza.dni) == ("jst", 60)
    assert (row.oczekiwane.krok.krok.skrot, row.oczekiwane.kto) == ("Inauguracja", "koordynator")

    client.post(note_url(proces), {"do": in_days(10).isoformat(), "powod": "Wybory wójta."})
    assert list(client.get(url).context["page"]) == []
    (row,) = client.get(f"{url}?powod=1").context["page"]
    assert row.cisza.notatka.powod == "Wybory wójta."

    client.post(reverse("cykl:cisza_withdraw", args=[row.cisza.notatka.pk]))
    assert len(client.get(url).context["page"]) == 1


def test_proces_page_shows_the_next_reminder(client, proces):
    client.force_login(proces.czlonkowie.get().user)

    page = client.get(reverse("cykl:proces_detail", args=[proces.pk]))

    assert "Następne przypomnienie" in page.content.decode()
    assert "wyślij teraz" not in page.content.decode()


@pytest.mark.parametrize("factory", [WstrzymaniePrzypomnienFactory, NotatkaCiszyFactory])
def test_a_decision_has_a_reason_and_is_the_only_one(db, factory):
    row = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(proces=row.proces)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(powod="")
