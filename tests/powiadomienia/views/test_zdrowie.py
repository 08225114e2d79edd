from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from powiadomienia import zdrowie
from powiadomienia.puls import BEAT, WORKER, PulsScheduler, record_puls
from powiadomienia.tasks import record_puls_workera
from tests.factories.powiadomienia import PulsFactory, WiadomoscFactory

URL = reverse("powiadomienia:zdrowie")


@pytest.fixture
def alive(db):
    record_puls(WORKER)
    record_puls(BEAT)


def test_everything_works(client, alive):
    response = client.get(URL)

    assert response.status_code == 200
    assert response.json() == {
        "stan": "działa",
        "baza": "działa",
        "broker": "działa",
        "worker": {"stan": "działa", "cisza_s": 0},
        "beat": {"stan": "działa", "cisza_s": 0},
        "poczta": {"stan": "działa", "najstarsza_niewyslana_s": 0},
    }


def test_query_count(client, alive, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(URL)


@pytest.mark.parametrize("nazwa", [WORKER, BEAT])
def test_silence_of_a_process_is_seen(client, alive, nazwa):
    from powiadomienia.models import Puls

    Puls.objects.filter(nazwa=nazwa).update(widziano_at=timezone.now() - timedelta(minutes=4))

    response = client.get(URL)

    assert (response.status_code, response.json()[nazwa]["stan"]) == (503, "nie działa")


@pytest.mark.django_db
def test_process_that_never_spoke_is_broken(client):
    PulsFactory(nazwa=BEAT)

    assert client.get(URL).json()["worker"] == {"stan": "nie działa", "cisza_s": None}


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 503)])
def test_oldest_unsent_mail(client, alive, minutes, status):
    wiadomosc = WiadomoscFactory(proby=3, wyslij_po=timezone.now() + timedelta(hours=1))
    created_at = timezone.now() - timedelta(minutes=minutes)
    type(wiadomosc).objects.filter(pk=wiadomosc.pk).update(created_at=created_at)

    response = client.get(URL)

    assert response.status_code == status
    assert response.json()["poczta"]["najstarsza_niewyslana_s"] == minutes * 60


def test_mail_meant_for_later_is_not_late(client, alive):
    wiadomosc = WiadomoscFactory(wyslij_po=timezone.now() + timedelta(days=1))
    old = timezone.now() - timedelta(days=1)
    type(wiadomosc).objects.filter(pk=wiadomosc.pk).update(created_at=old)

    assert client.get(URL).status_code == 200


@pytest.mark.django_db
def test_answers_without_database(client):
    def refuse(*args):
        raise OperationalError("secret host name")

    with connection.execute_wrapper(refuse):
        response = client.get(URL)

    assert response.status_code == 503
    assert response.json()["baza"] == "nie działa"
    assert response.json()["worker"] == {"stan": "nieznane", "cisza_s": None}
    assert "secret" not in response.content.decode()


def test_broker_that_is_away_is_seen(client, alive, monkeypatch):
    monkeypatch.setattr(zdrowie.current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0")

    response = client.get(URL)

    assert (response.status_code, response.json()["broker"]) == (503, "nie działa")


@pytest.mark.django_db
def test_worker_leaves_its_puls():
    record_puls_workera()
    record_puls_workera()

    from powiadomienia.models import Puls

    assert list(Puls.objects.values_list("nazwa", flat=True)) == [WORKER]


@pytest.mark.django_db
def test_beat_leaves_its_puls_and_survives_without_database(monkeypatch, tmp_path):
    from doradztwo.celery import app
    from powiadomienia import puls
    from powiadomienia.models import Puls

    # In a test the connection belongs to the transaction around it.
    monkeypatch.setattr(puls, "close_old_connections", lambda: None)
    scheduler = PulsScheduler(app, schedule_filename=str(tmp_path / "schedule"), lazy=True)

    def refuse(*args):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        scheduler._leave_puls()
    scheduler._leave_puls()

    assert list(Puls.objects.values_list("nazwa", flat=True)) == [BEAT]


def test_wrong_method(client):
    assert client.post(URL).status_code == 405
