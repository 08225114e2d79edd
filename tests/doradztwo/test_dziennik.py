import logging

import pytest
from django.urls import URLResolver, get_resolver, reverse

from doradztwo.dziennik import AccessLogger, SekretyFilter, hide_tokens

TOKEN = "aotnrNAuzU6H2qqh3fd1hQ"


def _adresy_z_tokenem(resolver=None, prefiks=""):
    """Every address of ours that takes a token."""
    for one in (resolver or get_resolver()).url_patterns:
        path = prefiks + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _adresy_z_tokenem(one, path)
        elif "<str:token>" in path:
            yield "/" + path.replace("<str:token>", TOKEN)


def test_every_address_with_a_token_is_hidden():
    key = f"abc-{TOKEN}"
    addresses = [
        reverse("konta:zaproszenie_detail", args=[TOKEN]),
        reverse("powiadomienia:zaproszenie_ask", args=[TOKEN]),
        reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": key}),
        *_adresy_z_tokenem(),
    ]

    shown = [one for one in addresses if TOKEN in hide_tokens(f"GET {one}?a=b HTTP/1.1")]
    assert shown == []
    assert len(addresses) >= 12


def test_other_addresses_stay():
    assert hide_tokens("GET /procesy/12/hdr/ HTTP/1.1") == "GET /procesy/12/hdr/ HTTP/1.1"


def test_log_lines_hide_tokens():
    args = (f"/zaproszenie/{TOKEN}/",)
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "Not Found: %s", args, None)

    SekretyFilter().filter(record)

    assert record.getMessage() == "Not Found: /zaproszenie/***/"


@pytest.mark.parametrize("name", ["r", "U", "f"])
def test_access_log_hides_tokens(monkeypatch, name):
    from gunicorn.glogging import Logger

    line = f"GET /zaproszenie/{TOKEN}/ HTTP/1.1"
    monkeypatch.setattr(Logger, "atoms", lambda *args: {"r": line, "U": line, "f": line})

    atoms = AccessLogger.atoms(AccessLogger.__new__(AccessLogger), None, None, None, None)

    assert atoms[name] == "GET /zaproszenie/***/ HTTP/1.1"
