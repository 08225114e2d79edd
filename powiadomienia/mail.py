from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage

from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Tresc, one_line


def build_email(wiadomosc: Wiadomosc, tresc: Tresc) -> EmailMessage:
    """The same row always gives the same Message-ID, so that a repeated mail can be recognised."""
    return EmailMessage(
        subject=one_line(tresc.temat),
        body=tresc.tresc,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[_recipient(wiadomosc)],
        headers={
            "Message-ID": wiadomosc.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _recipient(wiadomosc: Wiadomosc) -> str:
    name = one_line(wiadomosc.odbiorca.get_full_name()) if wiadomosc.odbiorca else ""
    return formataddr((name, wiadomosc.email)) if name else wiadomosc.email
