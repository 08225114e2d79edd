import pytest
from django.template import engines
from django.test import Client, RequestFactory

from doradztwo.listy import paginate
from tests.factories.edycje import ProcesFactory
from tests.factories.konta import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doradztwo.adresy")]


def render(source, request=None, **context):
    return engines["django"].from_string(source).render(context, request)


@pytest.mark.parametrize(
    ("url", "heading"),
    [
        ("/deklaracja-dostepnosci/", "Deklaracja dostępności"),
        ("/ochrona-danych/", "Ochrona danych"),
        ("/pomoc/", "Pomoc i kontakt"),
    ],
)
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_help_pages_are_open_to_all(client, url, heading, is_signed_in):
    if is_signed_in:
        client.force_login(UserFactory())

    response = client.get(url)

    assert response.status_code == 200
    assert f"<h1>{heading}</h1>" in response.content.decode()
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_pages_have_no_inline_script_or_style(client, is_signed_in):
    if is_signed_in:
        client.force_login(UserFactory())

    html = client.get("/pomoc/").content.decode()

    assert "style=" not in html
    assert "<script>" not in html
    assert "onclick=" not in html
    assert html.count("<h1") == 1


def test_rejected_form_shows_back_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    response = client.post(
        "/jst/dodaj/",
        {"ustalenia": "Długi <b>tekst</b>", "password": "sekret", "_klucz": "k", "puste": " "},
        headers={"Referer": "http://testserver/strona/"},
    )

    html = response.content.decode()
    assert response.status_code == 403
    assert "Długi &lt;b&gt;tekst&lt;/b&gt;" in html
    assert "sekret" not in html
    assert html.count('class="odzyskane"') == 1
    assert 'href="http://testserver/strona/"' in html


def test_rejected_autosave_is_told_to_take_a_fresh_token():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    response = client.post("/strona/", headers={"Accept": "application/json"})

    assert (response.status_code, response.json()) == (403, {"token": "niewazny"})


def test_rejected_htmx_form_stays_on_the_page():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    response = client.post("/strona/", headers={"HX-Request": "true"})

    assert (response.status_code, "HX-Trigger" in response.headers) == (403, True)


def test_stan_has_sign_and_word():
    assert render('{% stan "gotowe" "przyjęty" %}') == (
        '<span class="stan s-gotowe"><svg class="i" aria-hidden="true">'
        '<use href="#i-ok"/></svg>przyjęty</span>'
    )


def test_tags_escape_their_texts():
    assert "<b>" not in render(
        "{% stan 'toku' t %}{% pole_stanu 'toku' t %}{% krazek t %}", t="<b>"
    )


def test_klucz_formularza_differs_every_time():
    one, two = (render("{% klucz_formularza %}") for _ in range(2))

    assert one != two
    assert one.startswith('<input type="hidden" name="_klucz" value="')


def test_kto_widzi_lists_and_an_empty_list_is_nothing():
    assert "<li>zespół</li>" in render("{% kto_widzi lista %}", lista=["zespół"])
    assert render("{% kto_widzi lista %}", lista=[]).strip() == ""


def test_demo_accounts_only_in_a_demonstration(client, settings):
    assert "Konta pokazowe" in client.get("/konto/login/").content.decode()

    settings.INSTALACJA_POKAZOWA = False

    assert "Konta pokazowe" not in client.get("/konto/login/").content.decode()


def test_stronicowanie_keeps_the_filters():
    request = RequestFactory().get("/lista/?grupa=2&strona=2")
    page = paginate(request, list(range(120)))

    html = render(
        '{% include "components/stronicowanie.html" with page=page co="wiersze" only %}',
        request,
        page=page,
    )

    assert "Strona 2 z 3, wiersze 51–100 z 120" in html
    assert 'href="?grupa=2&amp;strona=3"' in html
    assert 'href="?grupa=2&amp;strona=1"' in html


@pytest.mark.parametrize(("asked", "given"), [("x", 1), ("0", 3), ("99", 3), ("", 1)])
def test_paginate_never_breaks(asked, given):
    request = RequestFactory().get("/", {"strona": asked})

    assert paginate(request, list(range(120))).number == given


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        ({}, None),
        ({"wstrzymany": True}, "Proces jest wstrzymany"),
        ({"zakonczony": True}, "Proces jest zakończony."),
    ],
)
def test_proces_page_says_why_it_is_read_only(rf, traits, sentence):
    proces = ProcesFactory(**traits)
    request = rf.get("/")
    request.user = UserFactory()

    html = (
        engines["django"]
        .get_template("proces.html")
        .render({"proces": proces, "zakladka": "hdr"}, request)
    )

    assert proces.jst.nazwa_z_rodzajem in html
    if sentence is None:
        assert "nie można ich zmieniać" not in html
    else:
        assert sentence in html
