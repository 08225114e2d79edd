from email import message_from_bytes
from email.policy import default

import pytest

from powiadomienia.mail import build_email, unsubscribe_url
from powiadomienia.rodzaje import Tresc, Zalacznik
from powiadomienia.uklad_html import text_to_html
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db


def _parsed(wiadomosc, tresc, kinds=None):
    email = build_email(wiadomosc, tresc, kinds or [wiadomosc.rodzaj])
    return message_from_bytes(email.message().as_bytes(), policy=default)


def test_mail_has_plain_text_and_html(probny):
    message = _parsed(WiadomoscFactory(rodzaj=probny()), Tresc("Temat", "Treść <b>.\n"))

    assert message.get_content_type() == "multipart/alternative"
    assert "Treść <b>." in message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert "<p>Treść &lt;b&gt;.</p>" in html
    assert ('<html lang="pl">' in html, "<title>Temat</title>" in html) == (True, True)


def test_kind_that_may_be_switched_off_has_its_address(probny, settings):
    settings.ADRES_APLIKACJI = "https://doradztwo.example.org"
    row = WiadomoscFactory(rodzaj=probny())

    message = _parsed(row, Tresc("Temat", "Treść\n"))

    assert unsubscribe_url(row).startswith("https://doradztwo.example.org/wypisz/")
    assert message["List-Unsubscribe"].strip() == f"<{unsubscribe_url(row)}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    "kwargs", [{"rodzaj": "zaproszenie"}, {"odbiorca": None, "email": "a@example.org"}]
)
def test_required_kind_and_address_without_account_have_none(probny, kwargs):
    row = WiadomoscFactory(**({"rodzaj": probny()} | kwargs))

    message = _parsed(row, Tresc("Temat", "Treść\n"))

    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (None, None)
    assert "ustawisz" not in message.get_body(("plain",)).get_content()


def test_attachments_of_parts_go_with_the_digest(probny):
    file = Zalacznik("spotkanie.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")
    parts = (Tresc("a", "A\n"), Tresc("b", "B\n", zalaczniki=(file,)))

    message = _parsed(WiadomoscFactory(rodzaj="zbior"), Tresc("2", "", czesci=parts), [probny()])

    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "spotkanie.ics"
    assert attachment.get_content_type() == "text/calendar"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Pierwszy.\nDrugi.\n\nTrzeci.", "<p>Pierwszy.<br>Drugi.</p>\n<p>Trzeci.</p>"),
        ("Lista:\n– a\n– b <i>", "<p>Lista:</p>\n<ul><li>a</li><li>b &lt;i&gt;</li></ul>"),
        (
            "Przeczytaj HDR:\nhttps://a.pl/x/",
            '<p><a class="przycisk" href="https://a.pl/x/">Przeczytaj HDR</a></p>',
        ),
        (
            "https://a.pl/x/",
            '<p><a class="przycisk" href="https://a.pl/x/">Otwórz w aplikacji</a></p>',
        ),
        ("Plik:\nhttps://b.pl/", '<p><a href="https://b.pl/">Plik</a></p>'),
        (
            "Zobacz https://b.pl/ już.",
            '<p>Zobacz <a href="https://b.pl/">https://b.pl/</a> już.</p>',
        ),
        ('https://b.pl/"onclick="x', '<p><a href="https://b.pl/&quot;onclick=&quot;x">'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ],
)
def test_text_to_html(text, html):
    assert text_to_html(text, "https://a.pl/x/").startswith(html)
