import json
import re

import pytest
from django.contrib.messages import get_messages

from doradztwo.views import server_error
from tests.factories.konta import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doradztwo.adresy")]

HTMX = {"HX-Request": "true"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def user(client):
    user = UserFactory()
    client.force_login(user)
    return user


def notices(response):
    return json.loads(response.headers["HX-Trigger"])["komunikaty"]


def test_refusal_of_the_domain_becomes_a_message_where_it_came_from(client, user):
    response = client.post("/odmowa/", headers={"Referer": "http://testserver/strona/"})

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "http://testserver/strona/",
    )
    assert [str(m) for m in get_messages(response.wsgi_request)] == ["Proces jest wstrzymany."]


@pytest.mark.parametrize("referer", ["", "https://zly.example/", "javascript:alert(1)"])
def test_refusal_never_leads_out_of_the_application(client, user, referer):
    response = client.post("/odmowa/", headers={"Referer": referer})

    assert response.headers["Location"] == "/"


def test_refusing_page_does_not_lead_to_itself(client, user):
    response = client.get("/odmowa/", headers={"Referer": "http://testserver/odmowa/"})

    assert response.headers["Location"] == "/"


def test_refusal_of_an_htmx_request_travels_as_an_event(client, user):
    response = client.post("/odmowa/", headers=HTMX)

    assert response.status_code == 409
    assert notices(response) == [{"tekst": "Proces jest wstrzymany.", "stan": "pilne"}]


def test_refusal_of_autosave_is_json(client, user):
    response = client.post("/odmowa/", headers=JSON)

    assert (response.status_code, response.json()) == (
        409,
        {"bledy": {"__all__": "Proces jest wstrzymany."}},
    )


def test_messages_of_an_htmx_answer_travel_as_one_event(client, user):
    response = client.post("/powiedz/", headers=HTMX)

    assert response.content == b"<p>fragment</p>"
    assert notices(response) == [{"tekst": "Zapisano zażółć.", "stan": "gotowe"}]
    assert b"Zapisano" not in client.get("/").content


def test_redirect_of_an_htmx_request_navigates_and_keeps_its_message(client, user):
    response = client.post("/prowadz/", headers=HTMX)

    assert (response.status_code, response.headers["HX-Redirect"]) == (200, "/strona/")
    assert "Zapisano." in client.get("/").content.decode()


def test_htmx_request_of_a_signed_out_person_leaves_the_page_as_it_is(client):
    response = client.post("/powiedz/", headers=HTMX)

    assert response.status_code == 401
    assert notices(response)[0]["adres"] == "/konto/login/"


@pytest.mark.parametrize(
    ("referer", "after"),
    [
        ("http://testserver/strona/?a=1", "%2Fstrona%2F%3Fa%3D1"),
        ("https://zly.example/x/", "%2F"),
        (None, "/odmowa/"),
    ],
)
def test_form_of_a_signed_out_person_leads_back_to_its_page(client, referer, after):
    headers = {"Referer": referer} if referer else {}

    response = client.post("/odmowa/", headers=headers)

    assert response.headers["Location"].partition("?")[2] == f"next={after}"


def test_autosave_of_a_signed_out_person_learns_where_to_sign_in(client):
    response = client.post("/powiedz/", headers=JSON)

    assert (response.status_code, response.json()) == (401, {"logowanie": "/konto/login/"})


def test_every_answer_carries_a_code_and_security_headers(client, user):
    response = client.get("/")

    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", response["X-Request-ID"])
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-cache"
    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")


def test_two_requests_have_two_codes(client):
    codes = {client.get("/pomoc/")["X-Request-ID"] for _ in range(2)}

    assert len(codes) == 2


def test_missing_role_page_shows_the_sentence(client, user):
    response = client.get("/zakaz/")

    assert response.status_code == 403
    assert "Obszar wybiera lider zespołu." in response.content.decode()


def test_missing_role_of_an_htmx_request_is_a_message(client, user):
    response = client.get("/zakaz/", headers=HTMX)

    assert (response.status_code, notices(response)[0]["tekst"]) == (
        403,
        "Obszar wybiera lider zespołu.",
    )


@pytest.mark.parametrize("headers", [{}, HTMX, JSON])
def test_unknown_address(client, user, headers):
    assert client.get("/nie-ma/", headers=headers).status_code == 404


def test_unexpected_error_shows_the_code_that_stands_in_the_log(client, user, caplog):
    client.raise_request_exception = False

    response = client.get("/wybuch/")

    code = response["X-Request-ID"]
    assert response.status_code == 500
    assert f'<span class="blad-kod">{code}</span>' in response.content.decode()
    assert f"Unexpected error, code {code}, /wybuch/" in [r.getMessage() for r in caplog.records]


def test_page_of_an_unexpected_error_needs_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert server_error(rf.get("/")).status_code == 500


@pytest.mark.parametrize("headers", [{}, HTMX, JSON])
def test_lost_database_says_so(client, user, headers):
    client.raise_request_exception = False

    response = client.get("/baza/", headers=headers)

    assert response.status_code == 503
    said = response.headers.get("HX-Trigger", "") + response.content.decode()
    assert "Baza danych nie odpowiada" in said


def test_wrong_host_is_a_plain_refusal(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.get("/pomoc/", headers={"Host": "zly.example"})

    assert response.status_code == 400
    assert "Nie udało się odczytać" in response.content.decode()


def test_too_many_fields_are_a_page_not_a_breakdown(client, user, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    response = client.post("/strona/", {str(number): "x" for number in range(4)})

    assert response.status_code == 400


@pytest.mark.parametrize("headers", [{}, HTMX, JSON])
def test_text_beyond_the_limit_says_how_much_may_be_sent(client, user, settings, headers):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_572_864
    body = "tekst=" + "x" * 1_572_864

    response = client.post(
        "/strona/", body, content_type="application/x-www-form-urlencoded", headers=headers
    )

    assert response.status_code == 400
    trigger = json.loads(response.headers.get("HX-Trigger", "{}"))
    said = json.dumps(trigger, ensure_ascii=False) + response.content.decode()
    if headers == JSON:
        said = response.json()["bledy"]["__all__"]
    assert "za długi" in said
    assert "1,5" in said
