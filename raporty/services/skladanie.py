"""Making one document: taken by a conditional UPDATE with a lease, finished by another."""

import hashlib
import logging
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db.models import F, Q
from django.utils import timezone

from doradztwo.pdf import render_pdf
from raporty.druk import SZABLONY, build_context
from raporty.enums import StatusDokumentu
from raporty.models import Dokument

logger = logging.getLogger(__name__)

LIMIT_PROB = 3
DZIERZAWA = timedelta(minutes=5)


def due_dokumenty() -> list[int]:
    """Documents nobody is making: waiting, or taken by a worker that died."""
    free = Q(lease_until=None) | Q(lease_until__lt=timezone.now())
    return list(
        Dokument.objects.filter(free, status__in=[StatusDokumentu.OCZEKUJE, StatusDokumentu.W_TOKU])
        .order_by("pk")
        .values_list("pk", flat=True)[:100]
    )


def make_dokument(pk: int) -> str | None:
    """Render and store one document if nobody else is at it; return its new state.

    Runs outside a transaction on purpose: rendering takes seconds. A worker killed in the middle
    leaves a lease that expires; a file it had already stored is replaced by the next one's.
    """
    dokument = _take(pk)
    if dokument is None:
        return None
    try:
        pdf = render_pdf(SZABLONY[dokument.rodzaj], build_context(dokument))
    except Exception as error:
        # Whatever is wrong with a template or a text ends in the row, where people see it.
        logger.exception("Document %s could not be made", pk)
        return _fail(dokument, repr(error))
    return _store(dokument, pdf)


def _take(pk: int) -> Dokument | None:
    now = timezone.now()
    taken = Dokument.objects.filter(
        Q(lease_until=None) | Q(lease_until__lt=now),
        pk=pk,
        status__in=[StatusDokumentu.OCZEKUJE, StatusDokumentu.W_TOKU],
    ).update(status=StatusDokumentu.W_TOKU, lease_until=now + DZIERZAWA, proby=F("proby") + 1)
    if not taken:
        return None
    return Dokument.objects.select_related("proces__edycja", "proces__jst").get(pk=pk)


def _store(dokument: Dokument, pdf: bytes) -> str:
    """Keep the file, unless another worker finished first: then its file stays and ours goes."""
    dokument.plik.save(f"{dokument.kod}.pdf", ContentFile(pdf), save=False)
    changed = Dokument.objects.filter(
        pk=dokument.pk, status=StatusDokumentu.W_TOKU, proby=dokument.proby
    ).update(
        status=StatusDokumentu.GOTOWY,
        plik=dokument.plik.name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        gotowy_at=timezone.now(),
        lease_until=None,
        blad="",
    )
    if not changed:
        dokument.plik.storage.delete(dokument.plik.name)
    return StatusDokumentu.GOTOWY


def _fail(dokument: Dokument, blad: str) -> str:
    is_final = dokument.proby >= LIMIT_PROB
    status = StatusDokumentu.NIEUDANY if is_final else StatusDokumentu.OCZEKUJE
    Dokument.objects.filter(pk=dokument.pk, proby=dokument.proby).update(
        status=status, lease_until=None, blad=blad[:2000]
    )
    return status
