"""Sending one row of the outbox: taken by one conditional UPDATE, settled by another."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from powiadomienia import rodzaje
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.mail import build_email
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Tresc

logger = logging.getLogger(__name__)

LIMIT_PROB = 8
# Longer than EMAIL_TIMEOUT times the few answers one delivery waits for.
DZIERZAWA = timedelta(minutes=5)
PRZERWA = timedelta(minutes=1)
NAJDLUZSZA_PRZERWA = timedelta(hours=6)
UKRYTE = "[ukryte]"
PERMANENT = 500


def deliver(pk: int) -> str | None:
    """Send the mail if it is due and nobody else is sending it; return its new state.

    Runs outside a transaction on purpose: a worker killed in the middle leaves a lease that
    expires, and the next one starts again under the same Message-ID.
    """
    wiadomosc = _take(pk)
    if wiadomosc is None:
        return None
    try:
        tresc = _build(wiadomosc)
    except Exception as error:
        # Any defect of any kind of mail ends in the row, where the admin sees it.
        logger.exception("Mail %s of kind %s has no text", pk, wiadomosc.rodzaj)
        return _fail(wiadomosc, f"Nie udało się ułożyć treści: {error!r}", is_final=False)
    if tresc is None:
        return _settle(wiadomosc, StatusWiadomosci.ANULOWANA, odpowiedz_serwera=rodzaje.BRAK_POWODU)
    try:
        build_email(wiadomosc, tresc).send()
    except (SMTPException, OSError, ValueError) as error:
        logger.warning("Mail %s not sent: %s", pk, type(error).__name__)
        return _fail(wiadomosc, _answer(error), is_final=_is_permanent(error))
    return _settle(
        wiadomosc,
        StatusWiadomosci.WYSLANA,
        wyslano_at=timezone.now(),
        temat=tresc.temat,
        tresc=_text_to_keep(wiadomosc, tresc),
        odpowiedz_serwera="",
    )


def _take(pk: int) -> Wiadomosc | None:
    now = timezone.now()
    lease = now + DZIERZAWA
    taken = Wiadomosc.objects.filter(pk=pk).due(now).update(lease_until=lease, proby=F("proby") + 1)
    if not taken:
        return None
    return Wiadomosc.objects.select_related("odbiorca").get(pk=pk)


def _build(wiadomosc: Wiadomosc) -> Tresc | None:
    rodzaj = rodzaje.get_rodzaj(wiadomosc.rodzaj)
    person = wiadomosc.odbiorca
    if person is not None and not person.is_active and not rodzaj.do_nieaktywnych:
        return None
    return rodzaj.build(wiadomosc)


def _fail(wiadomosc: Wiadomosc, answer: str, *, is_final: bool) -> str:
    if is_final or wiadomosc.proby >= LIMIT_PROB:
        return _settle(wiadomosc, StatusWiadomosci.NIEUDANA, odpowiedz_serwera=answer)
    return _settle(
        wiadomosc,
        StatusWiadomosci.OCZEKUJE,
        wyslij_po=next_attempt_at(wiadomosc.proby, timezone.now()),
        odpowiedz_serwera=answer,
    )


def next_attempt_at(proby: int, now: datetime) -> datetime:
    """1, 2, 4, 8… minutes after each failure, at most six hours."""
    return now + min(PRZERWA * 2 ** max(proby - 1, 0), NAJDLUZSZA_PRZERWA)


def _settle(wiadomosc: Wiadomosc, status: str, **fields) -> str:
    if status in (StatusWiadomosci.WYSLANA, StatusWiadomosci.ANULOWANA):
        fields["tajne"] = {}
    # Only the holder of this very lease may write the result.
    changed = Wiadomosc.objects.filter(
        pk=wiadomosc.pk, status=StatusWiadomosci.OCZEKUJE, lease_until=wiadomosc.lease_until
    ).update(status=status, lease_until=None, **fields)
    if not changed:
        logger.error("Mail %s: lease lost before it ended as %s", wiadomosc.pk, status)
    return status


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= PERMANENT
    # A header or an address that Python itself refuses will be refused next time as well.
    return isinstance(error, ValueError)


def _answer(error: Exception) -> str:
    if isinstance(error, SMTPRecipientsRefused):
        lines = [f"{code} {_decode(text)}" for code, text in error.recipients.values()]
        return "\n".join(lines)[:2000]
    code = getattr(error, "smtp_code", None)
    if code is not None:
        return f"{code} {_decode(error.smtp_error)}"[:2000]
    return f"{type(error).__name__}: {error}"[:2000]


def _decode(answer) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)


def _text_to_keep(wiadomosc: Wiadomosc, tresc: Tresc) -> str:
    """What stays readable: without secrets, except where the whole installation is a show."""
    text = tresc.tresc
    if settings.INSTALACJA_POKAZOWA:
        return text
    for secret in wiadomosc.tajne.values():
        if isinstance(secret, str) and secret:
            text = text.replace(secret, UKRYTE)
    return text
