"""Walks every URL pattern of the project as every role, on an own and on a foreign object."""

import importlib
import pkgutil

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access
from tests.access.swiat import Swiat
from tests.access.wiersz import ADMIN, KOORDYNATOR, LIDER, WSZYSCY

SKIPPED_MODULES = {"swiat", "wiersz", "zapisy"}
REFUSALS = {403, 404, 405}


def _table():
    rows = {}
    for module in pkgutil.iter_modules(tests.access.__path__):
        if module.name not in SKIPPED_MODULES:
            rows |= importlib.import_module(f"tests.access.{module.name}").WIERSZE
    return rows


def _url_names(resolver=None, namespace=""):
    """Full names of all patterns but the admin's, which have a test of their own."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace or "") if part)
            if inner != "admin":
                yield from _url_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}" if namespace else str(pattern.name)


WIERSZE = _table()


class _UndoError(Exception):
    pass


def _status(client, method, url, data):
    """Status of one request whose writes are undone."""
    status = None
    try:
        with transaction.atomic():
            status = client.generic_request(method, url, data)
            raise _UndoError
    except _UndoError:
        return status


@pytest.fixture
def client_as(client):
    client.raise_request_exception = False

    def generic_request(method, url, data):
        response = client.get(url) if method == "GET" else client.post(url, data)
        if response.streaming:
            # The test client closes a file only when it was read to its end.
            b"".join(response.streaming_content)
        return response.status_code

    client.generic_request = generic_request

    def as_user(user):
        client.logout() if user is None else client.force_login(user)
        return client

    return as_user


def test_table_knows_every_url_and_no_other():
    assert set(WIERSZE) == set(_url_names())


def _opened(status):
    return status not in REFUSALS and status < 500


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(WIERSZE))
def test_own_object_answers_each_role_as_the_table_says(name, client_as):
    wiersz, swiat = WIERSZE[name], Swiat()
    url = reverse(name, args=wiersz.args(swiat))
    data = wiersz.dane(swiat)

    wrong = {}
    for rola in sorted(WSZYSCY):
        client = client_as(swiat.osoby[rola])
        for method in sorted(wiersz.metody):
            status = _status(client, method, url, data)
            refusal = 404 if rola in wiersz.ukryte else wiersz.odmowa
            expected = _opened(status) if rola in wiersz.kto else status == refusal
            if not expected:
                wrong[rola, method] = status

    assert wrong == {}


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(WIERSZE))
def test_unknown_method_is_refused(name, client_as):
    wiersz, swiat = WIERSZE[name], Swiat()
    url = reverse(name, args=wiersz.args(swiat))
    allowed = [rola for rola in (ADMIN, KOORDYNATOR, LIDER, *sorted(WSZYSCY)) if rola in wiersz.kto]
    client = client_as(swiat.osoby[allowed[0]] if allowed else None)

    statuses = {
        method: _status(client, method, url, {}) for method in {"GET", "POST"} - wiersz.metody
    }

    assert set(statuses.values()) <= {405}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(n for n, w in WIERSZE.items() if w.obcy is not None))
def test_foreign_object_is_hidden_from_everyone_but_admin(name, client_as):
    wiersz, swiat, obcy = WIERSZE[name], Swiat(), Swiat()
    url = reverse(name, args=wiersz.args(obcy))
    data = wiersz.dane(obcy)

    wrong = {}
    for rola in sorted(WSZYSCY - {ADMIN}):
        client = client_as(swiat.osoby[rola])
        for method in sorted(wiersz.metody):
            status = _status(client, method, url, data)
            if status != wiersz.obcy:
                wrong[rola, method] = status

    assert wrong == {}


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(WIERSZE))
def test_anonymous_is_sent_to_sign_in_unless_public(name, client_as):
    wiersz, swiat = WIERSZE[name], Swiat()
    url = reverse(name, args=wiersz.args(swiat))
    client = client_as(None)

    for method in sorted(wiersz.metody):
        if wiersz.anonim == "logowanie":
            response = client.get(url) if method == "GET" else client.post(url)
            assert (response.status_code, response.url.partition("?")[0]) == (
                302,
                reverse("account_login"),
            )
        else:
            assert _status(client, method, url, wiersz.dane(swiat)) == wiersz.anonim
