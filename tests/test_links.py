"""No page shows a person a link or a form that this person may not use (produkt.md, section 2).

Walks from the home page over the links of each role, every kind of page once. A link is followed;
a form is looked up in the access table, so that nothing is sent.
"""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse

from tests.access.swiat import Swiat
from tests.access.wiersz import CZLONEK, DECYDENT, KOORDYNATOR, LIDER, OBSERWATOR, ROS
from tests.factories.biblioteka import PrzyjetaWersjaFactory, PublikacjaFactory
from tests.test_access import WIERSZE

# Objects of the world that open pages and buttons of their own; the HDR stays a draft.
OBIEKTY = [
    "stwierdzenie", "plik_danych", "prosba_o_dokument", "prognoza", "przyczyna", "fakt",
    "pytanie_konsultacji", "otwarta_konsultacja", "pytanie_zamkniete", "partner_hdr", "komentarz",
    "propozycja", "dzialanie", "dowod", "pomiar", "sekcja_podsumowania", "rola",
    "zaproszony_czlonek", "uwaga_sesji", "szkic_sesji", "plik_sesji", "zadanie_osoby",
    "miesiac_doradcy", "spotkanie", "gotowy_dokument", "dokument", "gotowa_paczka",
    "cudza_publikacja",
]  # fmt: skip
# An admin may do everything, PRO sees what ROS sees; the lider walks in the long run.
ROLE = {OBSERWATOR, DECYDENT, CZLONEK, ROS, KOORDYNATOR}
POMIJANE = ("/admin/", "/static/", "/media/", "/konto/wylogowanie/")
# Files made of a whole document, which the small world does not have.
PLIKI = {"raporty:hdr_docx", "raporty:hdr_xlsx"}
OBCE = ("mailto:", "tel:", "http:", "https:", "webcal:", "#")


class _Odczyt(HTMLParser):
    """Addresses of the links and of the POST forms of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.links, self.forms = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        elif tag == "form" and attrs.get("method", "").lower() == "post":
            self.forms.append(attrs.get("action") or "")
        elif tag == "button" and attrs.get("formaction"):
            self.forms.append(attrs["formaction"])


def _name(url):
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return None


def _own(url):
    return not url.startswith(OBCE) and not urlsplit(url).path.startswith(POMIJANE)


def _walk(client, rola, start):
    """What this role is shown and may not use: (page, address, what happened); and all it saw."""
    todo, seen, wrong = [(start, "")], set(), []
    while todo:
        url, source = todo.pop()
        kind = (_name(url), bool(urlsplit(url).query))
        if kind in seen or kind[0] in PLIKI:
            continue
        seen.add(kind)
        response = client.get(url, follow=True)
        if response.streaming:
            # The test client closes a file only when it was read to its end.
            b"".join(response.streaming_content)
            continue
        if response.status_code >= 400:
            wrong.append((source, url, response.status_code))
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            continue
        page = response.redirect_chain[-1][0] if response.redirect_chain else url
        read = _Odczyt(response.content.decode())
        todo += [(urljoin(page, link), page) for link in read.links if _own(link)]
        actions = {urljoin(page, action) for action in read.forms}
        wrong += [(page, one, "form") for one in actions if _own(one) and not _may_post(one, rola)]
    return wrong, {name for name, _ in seen}


def _may_post(url, rola):
    wiersz = WIERSZE.get(_name(url))
    return wiersz is not None and "POST" in wiersz.metody and rola in wiersz.kto


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rola",
    [*sorted(ROLE), pytest.param(LIDER, marks=pytest.mark.drill)],
)
def test_nobody_is_shown_a_link_that_is_refused(rola, client):
    swiat = Swiat()
    PublikacjaFactory(wersja_hdr=PrzyjetaWersjaFactory(hdr=swiat.hdr, numer=1))
    for name in OBIEKTY:
        getattr(swiat, name)
    client.force_login(swiat.osoby[rola])
    client.raise_request_exception = False

    wrong, names = _walk(client, rola, reverse("cykl:home"))

    assert sorted({str(one) for one in wrong}) == []
    assert "hdr:hdr_detail" in names


@pytest.mark.django_db
def test_a_visitor_is_shown_only_public_pages(client):
    Swiat().cudza_publikacja  # noqa: B018 -- made when asked for

    wrong, names = _walk(client, "", reverse("cykl:home"))

    assert [row for row in wrong if row[2] != "form"] == []
    assert "biblioteka:publikacja_read" in names
