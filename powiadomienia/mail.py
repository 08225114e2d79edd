"""The mail itself: headers, plain text, the HTML built from it, attachments."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import OTWORZ_W_APLIKACJI, Tresc, is_optional, one_line
from powiadomienia.uklad_html import text_to_html
from powiadomienia.wypisanie import make_token


def build_email(wiadomosc: Wiadomosc, tresc: Tresc, kinds: list[str]) -> EmailMultiAlternatives:
    """The same row always gives the same Message-ID, so that a repeated mail can be recognised.

    ``kinds``: what the mail holds; where one of them may be switched off, mail programs get the
    address that does it (RFC 2369, RFC 8058).
    """
    may_stop = wiadomosc.odbiorca_id is not None and any(map(is_optional, kinds))
    headers = {
        "Message-ID": wiadomosc.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if may_stop:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url(wiadomosc)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    email = EmailMultiAlternatives(
        subject=one_line(tresc.temat),
        body=full_text(tresc, may_stop=may_stop),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[_recipient(wiadomosc)],
        headers=headers,
    )
    email.attach_alternative(full_html(tresc, may_stop=may_stop), "text/html")
    for part in (tresc, *tresc.czesci):
        for file in part.zalaczniki:
            email.attach(file.nazwa, file.zawartosc, file.typ)
    return email


def full_text(tresc: Tresc, *, may_stop: bool) -> str:
    sections = [text] if (text := with_address(tresc)) else []
    for number, part in enumerate(tresc.czesci, start=1):
        sections.append(f"{number}. {part.temat}\n\n{with_address(part)}")
    context = {"sekcje": sections, "adres_ustawien": _settings_url() if may_stop else ""}
    # Plain text: nothing to escape; the template turns it off itself.
    return render_to_string("mail/calosc.txt", context).strip() + "\n"


def full_html(tresc: Tresc, *, may_stop: bool) -> str:
    context = {
        "temat": one_line(tresc.temat),
        "wstep": text_to_html(with_address(tresc), tresc.adres),
        "czesci": [
            (number, part.temat, text_to_html(with_address(part), part.adres))
            for number, part in enumerate(tresc.czesci, start=1)
        ],
        "adres_ustawien": _settings_url() if may_stop else "",
    }
    return render_to_string("mail/calosc.html", context)


def with_address(part: Tresc) -> str:
    """Every mail and part of a digest leads back to its place, also when its text forgot to."""
    text = part.tresc.strip()
    if part.adres and part.adres not in text:
        text += f"\n\n{OTWORZ_W_APLIKACJI}:\n{part.adres}"
    return text


def unsubscribe_url(wiadomosc: Wiadomosc) -> str:
    return _absolute("powiadomienia:wypisz", make_token(wiadomosc.pk))


def _settings_url() -> str:
    return _absolute("powiadomienia:preferencje")


def _absolute(name: str, *args) -> str:
    return settings.ADRES_APLIKACJI.rstrip("/") + reverse(name, args=args)


def _recipient(wiadomosc: Wiadomosc) -> str:
    name = one_line(wiadomosc.odbiorca.get_full_name()) if wiadomosc.odbiorca else ""
    return formataddr((name, wiadomosc.email)) if name else wiadomosc.email
