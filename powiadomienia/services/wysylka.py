"""Sending one row of the outbox: taken by one conditional UPDATE, settled by another."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from powiadomienia import rodzaje
from powiadomienia.enums import StatusWiadomosci, Tryb
from powiadomienia.mail import build_email, with_address
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import ZBIOR, Tresc, TrescPowiadomienia
from powiadomienia.services import zbiory
from powiadomienia.services.powiadomienia import add_powiadomienia
from powiadomienia.services.zbiory import Czesc
from powiadomienia.tresci import build_tresc

logger = logging.getLogger(__name__)

LIMIT_PROB = 8
# Longer than EMAIL_TIMEOUT times the few answers one delivery waits for.
DZIERZAWA = timedelta(minutes=5)
PRZERWA = timedelta(minutes=1)
NAJDLUZSZA_PRZERWA = timedelta(hours=6)
UKRYTE = "[ukryte]"
PERMANENT = 500


@dataclass(frozen=True)
class _Przesylka:
    """What one delivery sends: a mail, or a digest with those of its parts that still hold."""

    tresc: Tresc | None
    czesci: list[Czesc] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [part.wiadomosc.rodzaj for part in self.czesci]


def deliver(pk: int) -> str | None:
    """Send the mail if it is due and nobody else is sending it; return its new state.

    Runs outside a transaction on purpose: a worker killed in the middle leaves a lease that
    expires, and the next one starts again under the same Message-ID. A mail that may stand in a
    digest goes together with all others that wait for the person.
    """
    wiadomosc = _take(pk)
    if wiadomosc is None:
        return None
    try:
        przesylka = _build_digest(wiadomosc) if wiadomosc.rodzaj == ZBIOR else _build_one(wiadomosc)
    except Exception as error:
        # Any defect of any kind of mail ends in the row, where the admin sees it.
        logger.exception("Mail %s of kind %s has no text", wiadomosc.pk, wiadomosc.rodzaj)
        return _fail(wiadomosc, _defect(wiadomosc, error), is_final=False)
    if przesylka.tresc is None:
        return _settle(wiadomosc, StatusWiadomosci.ANULOWANA, odpowiedz_serwera=rodzaje.BRAK_POWODU)
    if wiadomosc.tryb == Tryb.APLIKACJA:
        return _leave_in_application(wiadomosc, przesylka.tresc)
    return _send(wiadomosc, przesylka, przesylka.tresc)


def _send(wiadomosc: Wiadomosc, przesylka: _Przesylka, tresc: Tresc) -> str:
    kinds = przesylka.kinds or [wiadomosc.rodzaj]
    try:
        email = build_email(wiadomosc, tresc, kinds)
        email.send()
    except (SMTPException, OSError, ValueError) as error:
        logger.warning("Mail %s not sent: %s", wiadomosc.pk, type(error).__name__)
        return _fail(wiadomosc, _answer(error), is_final=_is_permanent(error))
    return _settle(
        wiadomosc,
        StatusWiadomosci.WYSLANA,
        przesylka.czesci,
        wyslano_at=timezone.now(),
        temat=_mask_all(wiadomosc, przesylka, tresc.temat),
        tresc=_mask_all(wiadomosc, przesylka, str(email.body)),
        odpowiedz_serwera="",
    )


def _mask_all(wiadomosc: Wiadomosc, przesylka: _Przesylka, text: str) -> str:
    for row in (wiadomosc, *(part.wiadomosc for part in przesylka.czesci)):
        text = mask(row, text)
    return text


def _leave_in_application(wiadomosc: Wiadomosc, tresc: Tresc) -> str:
    """The person reads such mails in the application only: the notice stands for it."""
    with transaction.atomic():
        add_powiadomienia([(wiadomosc, TrescPowiadomienia(tresc.temat, tresc.adres or "/"))])
        return _settle(
            wiadomosc,
            StatusWiadomosci.ANULOWANA,
            temat=mask(wiadomosc, tresc.temat),
            odpowiedz_serwera=rodzaje.TYLKO_W_APLIKACJI,
        )


def _take(pk: int) -> Wiadomosc | None:
    now = timezone.now()
    wiadomosc = Wiadomosc.objects.due(now).filter(pk=pk).first()
    if wiadomosc is None:
        return None
    if zbiory.may_be_gathered(wiadomosc):
        gathered = zbiory.gather(wiadomosc)
        if gathered is None:
            return None
        pk = gathered
        now = timezone.now()
    taken = Wiadomosc.objects.filter(pk=pk).due(now)
    if not taken.update(lease_until=now + DZIERZAWA, proby=F("proby") + 1):
        return None
    return Wiadomosc.objects.select_related("odbiorca").get(pk=pk)


def _build_one(wiadomosc: Wiadomosc) -> _Przesylka:
    return _Przesylka(build_tresc(wiadomosc))


def _build_digest(zbior: Wiadomosc) -> _Przesylka:
    waiting = zbior.czesci.filter(status=StatusWiadomosci.OCZEKUJE)
    czesci = []
    for part in waiting.select_related("odbiorca").order_by("created_at", "pk"):
        try:
            tresc = build_tresc(part)
        except Exception as error:
            logger.exception("Mail %s of kind %s has no text", part.pk, part.rodzaj)
            _detach(part, zbior, error)
            continue
        if tresc is None:
            zbiory.drop(part, zbior)
        else:
            czesci.append(Czesc(part, tresc))
    return _Przesylka(zbiory.build_zbior(czesci), czesci)


def _detach(part: Wiadomosc, zbior: Wiadomosc, error: Exception) -> None:
    """Tried again by itself, with attempts of its own."""
    part.proby += 1
    fields = {"proby": part.proby, "odpowiedz_serwera": _defect(part, error)}
    if part.proby >= LIMIT_PROB:
        fields["status"] = StatusWiadomosci.NIEUDANA
    else:
        fields["wyslij_po"] = next_attempt_at(part.proby, timezone.now())
    zbiory.detach(part, zbior, **fields)


def _fail(wiadomosc: Wiadomosc, answer: str, *, is_final: bool) -> str:
    answer = mask(wiadomosc, answer)
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


@transaction.atomic
def _settle(wiadomosc: Wiadomosc, status: str, czesci: list[Czesc] | None = None, **fields) -> str:
    """Write the result of this delivery, of a digest together with its parts."""
    if status in (StatusWiadomosci.WYSLANA, StatusWiadomosci.ANULOWANA):
        fields["tajne"] = {}
    # Only the holder of this very lease may write the result.
    changed = Wiadomosc.objects.filter(
        pk=wiadomosc.pk, status=StatusWiadomosci.OCZEKUJE, lease_until=wiadomosc.lease_until
    ).update(status=status, lease_until=None, **fields)
    if not changed:
        logger.error("Mail %s: lease lost before it ended as %s", wiadomosc.pk, status)
    elif wiadomosc.rodzaj == ZBIOR:
        _settle_parts(wiadomosc, status, czesci or [], fields)
    return status


def _settle_parts(zbior: Wiadomosc, status: str, czesci: list[Czesc], fields: dict) -> None:
    waiting = zbior.czesci.filter(status=StatusWiadomosci.OCZEKUJE)
    if status == StatusWiadomosci.NIEUDANA:
        waiting.update(status=status, odpowiedz_serwera=fields["odpowiedz_serwera"])
    for part in czesci:
        waiting.filter(pk=part.wiadomosc.pk).update(
            status=status,
            proby=F("proby") + 1,
            wyslano_at=fields["wyslano_at"],
            temat=mask(part.wiadomosc, part.tresc.temat),
            tresc=mask(part.wiadomosc, with_address(part.tresc) + "\n"),
            odpowiedz_serwera="",
            tajne={},
        )


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
        return f"{code} {_decode(getattr(error, 'smtp_error', ''))}"[:2000]
    return f"{type(error).__name__}: {error}"[:2000]


def _defect(wiadomosc: Wiadomosc, error: Exception) -> str:
    return mask(wiadomosc, f"Nie udało się ułożyć treści: {error!r}")[:2000]


def _decode(answer) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)


def mask(wiadomosc: Wiadomosc, text: str) -> str:
    """What stays readable: without secrets, except where the whole installation is a show."""
    if settings.INSTALACJA_POKAZOWA:
        return text
    for secret in wiadomosc.tajne.values():
        if isinstance(secret, str) and secret:
            text = text.replace(secret, UKRYTE)
    return text
