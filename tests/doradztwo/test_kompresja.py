"""Text travels compressed to who can read it so; files that are compressed already do not."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from doradztwo.middleware import KompresjaMiddleware

TRESC = "Harmonogram Działań Rozwojowych. " * 100
GZIP = {"Accept-Encoding": "gzip"}


def respond(typ, headers=GZIP):
    middleware = KompresjaMiddleware(lambda request: HttpResponse(TRESC, content_type=typ))
    return middleware(RequestFactory().get("/", headers=headers))


@pytest.mark.parametrize("typ", ["text/html; charset=utf-8", "application/json", "text/csv"])
def test_text_travels_compressed(typ):
    response = respond(typ)

    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == TRESC
    assert len(response.content) < len(TRESC) / 5


@pytest.mark.parametrize("typ", ["application/pdf", "application/zip", "image/png"])
def test_files_travel_as_they_are(typ):
    assert not respond(typ).has_header("Content-Encoding")


def test_a_reader_without_compression_gets_plain_text():
    response = respond("text/html", headers={})

    assert response.content.decode() == TRESC
    assert not response.has_header("Content-Encoding")


def test_a_page_of_the_program_is_compressed(client, db):
    response = client.get("/konto/logowanie/", headers=GZIP)

    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "Zaloguj" in gzip.decompress(response.content).decode()
