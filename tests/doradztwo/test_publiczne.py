"""Public pages: their declaration, what caches keep of them, their limit."""

import pytest
from django.urls import reverse

from tests.factories.biblioteka import PublikacjaFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db

# Looked up by the automatic monitoring of declarations.
ZNACZNIKI = [
    "wstep", "podmiot", "url", "data-publikacja", "data-aktualizacja", "status", "kontakt",
    "data-sporzadzenie", "data-przeglad", "audytor", "osoba", "email", "telefon", "procedura",
    "architektura", "aplikacje",
]  # fmt: skip
PEWNE, ZMIENNE = "public, max-age=300", "public, no-cache"


def test_declaration_has_every_part_the_law_requires(client):
    html = client.get(reverse("deklaracja_dostepnosci")).content.decode()

    assert [one for one in ZNACZNIKI if html.count(f'id="a11y-{one}"') != 1] == []
    assert html.count("<mark") == 11
    assert "To jest projekt deklaracji" in html


def test_declaration_filled_in_by_the_operator_is_no_draft(client, settings):
    settings.OPERATOR = dict.fromkeys(settings.OPERATOR, "Operator")
    settings.DEKLARACJA = dict.fromkeys(settings.DEKLARACJA, "2027-01-02")

    html = client.get(reverse("deklaracja_dostepnosci")).content.decode()

    assert "<mark" not in html
    assert "To jest projekt deklaracji" not in html


@pytest.mark.parametrize(
    ("name", "policy"),
    [
        ("cykl:home", PEWNE),
        ("cykl:o_programie", PEWNE),
        ("deklaracja_dostepnosci", PEWNE),
        ("raporty:dokument_verify", ZMIENNE),
        ("biblioteka:publikacja_list", ZMIENNE),
    ],
)
def test_visitors_page_is_kept_by_caches_and_is_the_same_twice(client, name, policy):
    first = client.get(reverse(name))
    second = client.get(reverse(name), headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == policy
    assert first.headers["Vary"] == "Cookie, Accept-Encoding"
    assert not first.cookies
    assert second.status_code == 304


def test_page_of_somebody_signed_in_is_kept_by_nobody_else(client):
    client.force_login(UserFactory())

    response = client.get(reverse("biblioteka:publikacja_list"))

    assert response.headers["Cache-Control"] == "private, no-cache"


def test_public_menu_marks_where_one_is(client):
    html = client.get(PublikacjaFactory(opublikowana=True).get_absolute_url()).content.decode()

    assert html.count('aria-current="page"') == 1
    assert 'href="/biblioteka/" aria-current="page"' in html


def test_guessing_codes_is_slowed_down(client):
    url = reverse("raporty:dokument_verify")

    statuses = [client.get(url, {"kod": f"HDR-{n:04}-AAAA"}).status_code for n in range(61)]

    assert (set(statuses[:60]), statuses[60]) == ({200}, 429)
