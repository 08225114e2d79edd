"""Anything typed into any form or address: never an error 500, never half of a save.

Each POST starts from data that really write (tests/access/zapisy.py), so that hypothesis breaks
one thing at a time; ``DRILL=full`` tries many more.
"""

import os

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.access.swiat import Swiat
from tests.access.wiersz import ADMIN, KOORDYNATOR
from tests.access.zapisy import ZAPISY
from tests.test_access import WIERSZE

pytestmark = pytest.mark.drill

FULL = os.environ.get("DRILL") == "full"
FUZZ = settings(
    max_examples=300 if FULL else 6,
    deadline=None,
    derandomize=not FULL,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)

ZLOSLIWE = (
    "",
    " ",
    "\x00",
    "tekst\x00z zerem",
    "\r\nBcc: ktos@example.org",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org")',
    "{{ 7|add:7 }}{% debug %}",
    "ż" * 10_000,
    "\U0001f9d1\u200d\U0001f3eb\u202e\ufeff\uffff",
    "²",
    "٣",
    "-1",
    "0",
    "1e400",
    "NaN",
    "-Infinity",
    "9" * 25,
    "9" * 5000,
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "24:61",
    "00:00",
    "on",
    "../../etc/passwd",
    "'; DROP TABLE edycje_proces; --",
)
# Names that views read beside the fields of the form.
POZA_FORMULARZEM = (
    "pole", "wartosc", "wersja", "baza", "konflikt", "krok", "widziane", "dokad", "tryb",
    "kierunek", "proces", "wiersz", "wszystkie", "miesiac", "nastepna", "_klucz", "narzedzie-1",
    "baza-narzedzie-1", "s1", "w1", "konflikt-tresc", "pozycja-1", "kroki-TOTAL_FORMS",
)  # fmt: skip
PARAMETRY = (
    "q", "strona", "od", "miesiac", "stan", "grupa", "doradca", "proces", "powtorz", "pole", "kod",
    "nazwa", "obszar", "wojewodztwo", "szukaj", "rodzaj", "next", "dokad",
    "widok", "dzien", "jst",
)  # fmt: skip

teksty = st.one_of(
    st.sampled_from(ZLOSLIWE),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
    st.integers().map(str),
    st.dates().map(str),
    st.floats().map(str),
)


def _changes(names):
    """For each chosen field: removed, one value, or several."""
    values = st.one_of(st.none(), teksty, st.lists(teksty, min_size=2, max_size=3))
    return st.dictionaries(st.sampled_from(sorted(names)), values, min_size=1, max_size=4)


def _role(name):
    """Somebody of the Proces first: an admin may do less in it than its team."""
    return min(WIERSZE[name].kto, key=lambda rola: (rola in (ADMIN, KOORDYNATOR), rola))


def _mutated(data, changes):
    data = dict(data)
    for field, value in changes.items():
        if value is None:
            data.pop(field, None)
        else:
            data[field] = value
    for value in data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return data


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ZAPISY))
def test_no_post_breaks(name, client):
    client.raise_request_exception = False
    swiat = Swiat()
    url = reverse(name, args=WIERSZE[name].args(swiat))
    data = ZAPISY[name](swiat)
    client.force_login(swiat.osoby[_role(name)])

    @FUZZ
    @given(changes=_changes({*data, *POZA_FORMULARZEM}), as_script=st.booleans())
    def post(changes, as_script):
        headers = {"Accept": "application/json"} if as_script else {}
        save_point = transaction.savepoint()
        status = client.post(url, _mutated(data, changes), headers=headers).status_code
        transaction.savepoint_rollback(save_point)
        assert status < 500

    post()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", sorted(name for name, row in WIERSZE.items() if "GET" in row.metody and row.kto)
)
def test_no_parameter_breaks(name, client):
    client.raise_request_exception = False
    swiat = Swiat()
    url = reverse(name, args=WIERSZE[name].args(swiat))
    client.force_login(swiat.osoby[_role(name)])

    @FUZZ
    @given(params=_changes(PARAMETRY))
    def get(params):
        chosen = {field: value for field, value in params.items() if value is not None}
        save_point = transaction.savepoint()
        response = client.get(url, chosen)
        if response.streaming:
            b"".join(response.streaming_content)
        transaction.savepoint_rollback(save_point)
        assert response.status_code < 500

    get()
