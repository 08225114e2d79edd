"""Several people at the same moment: nothing is done twice, nothing is lost."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from arkusz.models import Odpowiedz
from hdr.models import Hdr
from obieg.models import Akceptacja, Opinia, WersjaHdr
from tests.access.swiat import Swiat
from tests.factories.hdr import HdrFactory
from tests.factories.obieg import OpiniaFactory, WersjaHdrFactory
from tests.factories.obszary import StwierdzenieFactory

pytestmark = pytest.mark.drill


def _at_once(*calls):
    """Run all calls from one moment, each with a connection of its own; their answers."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index, call):
        barrier.wait()
        try:
            answers[index] = call()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[index, call]) for index, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _as(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _post(client, url, data):
    return lambda: client.post(url, data).status_code


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_both_opinions_at_once_send_the_hdr_on():
    swiat = Swiat()
    wersja = WersjaHdrFactory(hdr=HdrFactory(proces=swiat.proces, w_opinii=True), numer=1)
    url = reverse("obieg:opinia_create", args=[swiat.proces.pk])
    data = {"numer": 1, "ocena": "pozytywna"}
    people = [swiat.doradca_ros.user, swiat.doradca_pro.user] * 3

    statuses = _at_once(*[_post(_as(user), url, data) for user in people])

    assert all(status < 500 for status in statuses)
    assert Opinia.objects.filter(wersja_hdr=wersja).count() == 2
    assert Hdr.objects.get().status == "do_akceptacji"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_hdr_is_accepted_once():
    swiat = Swiat()
    wersja = WersjaHdrFactory(hdr=HdrFactory(proces=swiat.proces, do_akceptacji=True), numer=1)
    for specjalizacja in ("ros", "pro"):
        OpiniaFactory(wersja_hdr=wersja, specjalizacja=specjalizacja)
    url = reverse("obieg:akceptacja_create", args=[swiat.proces.pk])
    decydent = swiat.decydent_czlonek.user
    choices = [{"numer": 1, "decyzja": "przyjety"}] * 4

    statuses = _at_once(*[_post(_as(decydent), url, data) for data in choices])

    assert all(status < 500 for status in statuses)
    assert Akceptacja.objects.count() == 1
    assert WersjaHdr.objects.get().akceptacja.decyzja == "przyjety"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_writers_save_every_answer():
    """Autosave of two sheets, each from four windows."""
    swiat = Swiat()
    statements = StwierdzenieFactory.create_batch(
        10, wersja=swiat.edycja.wersja_arkusza, obszar=swiat.obszar_arkusza
    )
    url = reverse("arkusz:arkusz_autosave", args=[swiat.proces.pk, swiat.obszar_arkusza.nr])
    people = [swiat.lider, swiat.zwykly_czlonek.user] * 4
    writers = [_as(user) for user in people]

    def write(client):
        return {
            client.post(url, {"pole": f"s{one.pk}", "wartosc": str(turn)}).status_code
            for turn in range(1, 6)
            for one in statements
        }

    statuses = _at_once(*[lambda client=client: write(client) for client in writers])

    assert statuses == [{200}] * 8
    assert Odpowiedz.objects.count() == 2 * len(statements)
    assert set(Odpowiedz.objects.values_list("ocena", flat=True)) == {5}
