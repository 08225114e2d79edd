import threading
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client

from jst.models import Jst
from konta.models import KluczFormularza
from tests.factories.konta import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doradztwo.adresy")]

URL = "/jst/dodaj/"


@pytest.fixture
def user(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_form_sent_twice_saves_once_and_leads_to_the_first_result(client, user):
    data = {"nazwa": "Chęciny", "_klucz": uuid4()}

    first = client.post(URL, data)
    second = client.post(URL, data)

    assert (first.status_code, second.status_code) == (302, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert Jst.objects.count() == 1


def test_form_sent_again_says_so(client, user):
    data = {"nazwa": "Chęciny", "_klucz": uuid4()}
    client.post(URL, data)

    response = client.post(URL, data)

    assert [str(m) for m in get_messages(response.wsgi_request)][-1] == (
        "Ten formularz został już wysłany. Poniżej widać jego wynik."
    )


def test_two_copies_of_a_form_save_twice(client, user):
    for _ in range(2):
        client.post(URL, {"nazwa": "Chęciny", "_klucz": uuid4()})

    assert Jst.objects.count() == 2


def test_form_that_came_back_with_errors_may_be_sent_again(client, user):
    key = uuid4()

    first = client.post(URL, {"nazwa": "", "_klucz": key})
    second = client.post(URL, {"nazwa": "Chęciny", "_klucz": key})

    assert (first.status_code, second.status_code) == (200, 302)
    assert Jst.objects.count() == 1


def test_form_that_broke_down_leaves_nothing_and_may_be_sent_again(client, user):
    client.raise_request_exception = False
    key = uuid4()

    first = client.post(URL, {"nazwa": "wybuch", "_klucz": key})

    assert first.status_code == 500
    assert (Jst.objects.count(), KluczFormularza.objects.count()) == (0, 0)
    assert client.post(URL, {"nazwa": "Chęciny", "_klucz": key}).status_code == 302


def test_form_that_the_domain_refused_leaves_nothing(client, user):
    response = client.post(URL, {"nazwa": "odmowa", "_klucz": uuid4()})

    assert response.status_code == 302
    assert (Jst.objects.count(), KluczFormularza.objects.count()) == (0, 0)


def test_key_of_another_person_does_not_tell_where_it_led(client, user):
    key = uuid4()
    KluczFormularza.objects.create(klucz=key, user=UserFactory(), adres_wyniku="/jst/99/")

    response = client.post(URL, {"nazwa": "Chęciny", "_klucz": key})

    assert response.headers["Location"] == "/"
    assert Jst.objects.count() == 0


@pytest.mark.parametrize("key", ["", "nie-uuid", "' OR 1=1"])
def test_broken_key_is_no_key(client, user, key):
    assert client.post(URL, {"nazwa": "Chęciny", "_klucz": key}).status_code == 302
    assert KluczFormularza.objects.count() == 0


def test_htmx_form_sent_twice_navigates_to_the_result(client, user):
    data = {"nazwa": "Chęciny", "fragment": "1", "_klucz": uuid4()}

    first = client.post(URL, data, headers={"HX-Request": "true"})
    second = client.post(URL, data, headers={"HX-Request": "true"})

    assert first.content == b"<p>wiersz</p>"
    assert second.headers["HX-Redirect"] == f"/jst/{Jst.objects.get().pk}/"


def test_get_with_a_key_takes_nothing(client, user):
    client.get(URL, {"_klucz": uuid4()})

    assert KluczFormularza.objects.count() == 0


def test_anonymous_form_is_left_to_the_sign_in_page(client):
    response = client.post(URL, {"nazwa": "Chęciny", "_klucz": uuid4()})

    assert response.headers["Location"].startswith("/konto/login/")
    assert Jst.objects.count() == 0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_copies_sent_at_the_same_moment_save_once():
    user = UserFactory()
    data = {"nazwa": "Chęciny", "_klucz": str(uuid4())}
    clients = [Client() for _ in range(6)]
    for client in clients:
        client.force_login(user)
    start = threading.Barrier(len(clients))
    addresses = []

    def send(client):
        start.wait()
        addresses.append(client.post(URL, data).headers["Location"])
        connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Jst.objects.count() == 1
    assert addresses == [f"/jst/{Jst.objects.get().pk}/"] * 6
