"""Sharing an HDR with other Jst of the edition, and ending it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from edycje.enums import StatusProcesu
from edycje.models import CzlonekZespolu, Proces
from hdr.exceptions import HdrError
from hdr.mail import WSPOLNY_HDR
from hdr.models import PartnerHdr
from hdr.services.wspolne import lock_hdr
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue


@transaction.atomic
def add_partner(proces: Proces, partner: Proces, prawo: str, *, kto: User) -> PartnerHdr:
    """Let the team of another Proces of the edition read or write the HDR; its lider is told."""
    proces, hdr = lock_hdr(proces.pk)
    if partner.pk == proces.pk:
        raise HdrError("Samorząd nie może być partnerem samego siebie.")
    if partner.edycja_id != proces.edycja_id or partner.status != StatusProcesu.AKTYWNY:
        raise HdrError("Partnerem może być samorząd, który bierze udział w tej samej edycji.")
    try:
        with transaction.atomic():
            row = PartnerHdr.objects.create(hdr=hdr, proces=partner, prawo=prawo, dodal=kto)
    except IntegrityError as error:
        raise HdrError("Ten samorząd już jest partnerem.") from error
    for one in (proces, partner):
        _record(row, "dodano partnera HDR", kto, one.pk, na=row.get_prawo_display())
    _tell(row)
    return row


@transaction.atomic
def end_partner(row: PartnerHdr, *, kto: User) -> PartnerHdr:
    """The partner no longer sees the HDR; what its people wrote stays. Twice changes nothing."""
    proces, _ = lock_hdr(row.hdr.proces_id)
    row = PartnerHdr.objects.select_related("proces__jst", "hdr__proces__jst").get(pk=row.pk)
    if row.zakonczono_at is None:
        row.zakonczono_at, row.zakonczyl = timezone.now(), kto
        row.save(update_fields=["zakonczono_at", "zakonczyl"])
        for pk in (proces.pk, row.proces_id):
            _record(row, "zakończono współpracę przy HDR", kto, pk)
    return row


def _record(row: PartnerHdr, zdarzenie: str, kto: User, proces_pk: int, **changes) -> None:
    slad.record(row, zdarzenie, kto=kto, proces_pk=proces_pk, **changes)


def _tell(row: PartnerHdr) -> None:
    lider = (
        CzlonekZespolu.objects.active()
        .filter(proces=row.proces_id, is_lider=True)
        .select_related("user")
        .first()
    )
    if lider is not None:
        enqueue(
            WSPOLNY_HDR,
            odbiorca=lider.user,
            przedmiot=f"partner-hdr-{row.pk}",
            dane={"partner": row.pk, "proces": row.hdr.proces_id, "jst": str(row.hdr.proces.jst)},
            proces_pk=row.proces_id,
        )
