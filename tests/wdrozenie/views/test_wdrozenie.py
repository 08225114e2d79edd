from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from hdr.models import Dzialanie
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.konta import UserFactory
from tests.factories.wdrozenie import PomiarWskaznikaFactory, PostepDzialaniaFactory
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept
from wdrozenie.models import PomiarWskaznika, PostepDzialania

pytestmark = pytest.mark.django_db

# As the editor without advisors, and acceptance, reports, measurements.
POSTEP = 15


def _accepted():
    obsada = make_obsada()
    hdr, cel, dzialanie = make_kompletny(obsada.proces)
    accept(obsada)
    return obsada, hdr, cel, dzialanie


def _list(obsada):
    return reverse("wdrozenie:postep_list", args=[obsada.proces.pk])


def test_before_acceptance_the_page_says_what_it_waits_for(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    client.force_login(obsada.czlonek)

    response = client.get(_list(obsada))

    assertContains(response, "HDR nie jest jeszcze przyjęty")
    assertNotContains(response, "Zapisz postęp")


def test_member_reports_progress(client):
    obsada, _, _, dzialanie = _accepted()
    client.force_login(obsada.czlonek)
    url = reverse("wdrozenie:postep_create", args=[dzialanie.pk])

    assertContains(client.get(url), "Postęp działania")
    response = client.post(url, {"stan": "w_toku", "procent": "60", "notatka": "Ankiety wróciły."})

    assertRedirects(response, _list(obsada) + f"#dzialanie-{dzialanie.pk}")
    assertContains(client.get(_list(obsada)), "Ankiety wróciły.")
    assert PostepDzialania.objects.get().procent == 60


def test_own_actions_still_to_do_stand_first_and_the_late_before_others(client):
    obsada, _, cel, done = _accepted()
    me = obsada.proces.czlonkowie.get(user=obsada.czlonek)
    day = timezone.localdate()
    later = DzialanieFactory(cel=cel, od=day, do=day + timedelta(days=9), odpowiedzialny=me)
    late = DzialanieFactory(cel=cel, od=day, do=day + timedelta(days=30), odpowiedzialny=me)
    Dzialanie.objects.filter(pk=late.pk).update(od=day - timedelta(days=1))
    Dzialanie.objects.filter(pk=done.pk).update(odpowiedzialny=me, stan="zakonczone", procent=100)
    client.force_login(obsada.czlonek)
    mine = client.get(_list(obsada)).context["moje"]
    client.force_login(obsada.lider)

    assert [leaf.dzialanie for leaf in mine] == [late, later]
    assert client.get(_list(obsada)).context["moje"] == []


@pytest.mark.parametrize(
    "dane",
    [
        {},
        {"stan": "w_toku"},
        {"stan": "w_toku", "procent": "101"},
        {"stan": "w_toku", "procent": "połowa"},
        {"stan": "zaniechane"},
    ],
)
def test_incomplete_report_saves_nothing(client, dane):
    obsada, _, _, dzialanie = _accepted()
    client.force_login(obsada.czlonek)

    response = client.post(reverse("wdrozenie:postep_create", args=[dzialanie.pk]), dane)

    assertContains(response, "Popraw 1 miejsce")
    assert PostepDzialania.objects.count() == 0


def test_second_measurement_is_drawn_and_can_be_withdrawn(client):
    obsada, _, cel, _ = _accepted()
    client.force_login(obsada.czlonek)
    url = reverse("wdrozenie:pomiar_create", args=[cel.pk])

    today = timezone.localdate().isoformat()
    for value in ("2,5", "3,5"):
        assertNotContains(client.get(_list(obsada)), "Wartości wskaźnika w czasie")
        client.post(url, {"data_pomiaru": today, "wartosc": value, "notatka": ""})
    page = client.get(_list(obsada))
    assertContains(page, "Wartości wskaźnika w czasie")
    assertContains(page, "<b>3,5</b>")
    pomiar = PomiarWskaznika.objects.latest("pk")
    client.post(reverse("wdrozenie:pomiar_withdraw", args=[pomiar.pk]))

    assertNotContains(client.get(_list(obsada)), "Wartości wskaźnika w czasie")


@pytest.mark.parametrize(
    "dane",
    [
        {"wartosc": "3"},
        {"data_pomiaru": "2126-01-01", "wartosc": "3"},
        {"data_pomiaru": "2026-02-30"},
    ],
)
def test_wrong_measurement_saves_nothing(client, dane):
    obsada, _, cel, _ = _accepted()
    client.force_login(obsada.czlonek)

    response = client.post(reverse("wdrozenie:pomiar_create", args=[cel.pk]), dane)

    assert response.status_code == 200
    assert PomiarWskaznika.objects.count() == 0


def test_advisor_reads_progress_but_does_not_write_it(client):
    obsada, _, _, dzialanie = _accepted()
    client.force_login(obsada.ros)

    assertNotContains(client.get(_list(obsada)), "Zapisz postęp")
    response = client.get(reverse("wdrozenie:postep_create", args=[dzialanie.pk]))

    assertContains(response, "pomiary zapisuje zespół", status_code=403)


def test_progress_of_strangers_is_hidden(client):
    obsada, _, cel, dzialanie = _accepted()
    pomiar = PomiarWskaznikaFactory(cel=cel)
    client.force_login(UserFactory())

    assert client.get(_list(obsada)).status_code == 404
    for name, pk in (("postep_create", dzialanie.pk), ("pomiar_create", cel.pk)):
        assert client.get(reverse(f"wdrozenie:{name}", args=[pk])).status_code == 404
    assert client.post(reverse("wdrozenie:pomiar_withdraw", args=[pomiar.pk])).status_code == 404


@pytest.mark.parametrize("ile", [1, 3])
def test_progress_queries_do_not_grow(client, ile, django_assert_num_queries):
    obsada, hdr, *_ = _accepted()
    for _ in range(ile):
        cel = CelFactory(hdr=hdr, kompletny=True)
        PomiarWskaznikaFactory(cel=cel)
        PostepDzialaniaFactory(dzialanie=DzialanieFactory(cel=cel, kompletne=True))
    client.force_login(obsada.czlonek)
    client.get(_list(obsada))

    with django_assert_num_queries(POSTEP):
        client.get(_list(obsada))
