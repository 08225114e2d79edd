"""What every page of ours must have, walked over the access table."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from tests.access.swiat import Swiat
from tests.access.wiersz import ADMIN, KOORDYNATOR
from tests.test_access import WIERSZE

# allauth's own pages have one form with its own protection against a second copy.
NASZE = sorted(
    name
    for name, wiersz in WIERSZE.items()
    if "GET" in wiersz.metody and wiersz.kto and ":" in name
)
FORMULARZ = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)

# Sent twice they change nothing: signing out, a second try of a document, fields with a version,
# fields that save themselves.
BEZ_KLUCZA = re.compile(
    r"action=\"(/konto/wylogowanie/|/dokumenty/\d+/ponow/|/procesy/\d+/(arkusz/\d+|hdr/forma)/"
    r"|/dane/\d+/|/hdr/(cele|dzialania)/\d+/edytuj/)\"|name=\"(wersja|kopia)\"|\sdata-autozapis="
).search


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", NASZE)
def test_page_has_one_heading_and_safe_forms(name, client):
    wiersz, swiat = WIERSZE[name], Swiat()
    url = reverse(name, args=wiersz.args(swiat))
    rola = min(wiersz.kto, key=lambda one: (one in (ADMIN, KOORDYNATOR), one))
    client.force_login(swiat.osoby[rola])

    with transaction.atomic():
        response = client.get(url)
    if response.streaming:
        # The test client closes a file only when it was read to its end.
        b"".join(response.streaming_content)
        return
    if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
        return
    page = response.content.decode()
    if "<html" not in page:
        return

    forms = FORMULARZ.findall(page)
    assert page.count("<h1") == 1
    assert [form for form in forms if 'name="_klucz"' not in form and not BEZ_KLUCZA(form)] == []
    assert [form for form in forms if 'name="csrfmiddlewaretoken"' not in form] == []
    assert re.findall(r"\son[a-z]+=\"|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=\"", page) == []
