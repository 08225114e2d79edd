"""Doors that every write of the HDR goes through."""

from django.db import transaction
from django.utils import timezone

from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from hdr.enums import StatusHdr
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr

_DLACZEGO = {
    StatusHdr.W_OPINII: "HDR czeka na opinie doradców i do tego czasu się nie zmienia. "
    "Lider może go cofnąć do zespołu.",
    StatusHdr.DO_AKCEPTACJI: "HDR czeka na decyzję decydenta i do tego czasu się nie zmienia. "
    "Lider może go cofnąć do zespołu.",
    StatusHdr.PRZYJETY: "HDR jest przyjęty. Żeby coś zmienić, lider otwiera go ponownie "
    "i podaje powód.",
}


def lock_hdr(proces_pk: int) -> tuple[Proces, Hdr]:
    """Lock the Proces and give its HDR; the first write of a team makes the row."""
    proces = lock_open_proces(proces_pk)
    hdr, _ = Hdr.objects.get_or_create(proces=proces)
    hdr.proces = proces
    return proces, hdr


def lock_hdr_to_edit(proces_pk: int) -> tuple[Proces, Hdr]:
    """The same, for a change of the content: only a draft takes it."""
    proces, hdr = lock_hdr(proces_pk)
    if not hdr.is_editable:
        raise HdrError(_DLACZEGO[hdr.status])
    return proces, hdr


def get_cel_to_edit(pk: int) -> Cel:
    cel = Cel.objects.get(pk=pk)
    if cel.usunieto_at is not None:
        raise HdrError(
            "Ten cel ktoś w międzyczasie usunął. Przywróć go na liście usuniętych, "
            "a potem zapisz swój tekst."
        )
    return cel


def get_dzialanie_to_edit(pk: int) -> Dzialanie:
    dzialanie = Dzialanie.objects.select_related("cel").get(pk=pk)
    if dzialanie.usunieto_at is not None or dzialanie.cel.usunieto_at is not None:
        raise HdrError(
            "To działanie ktoś w międzyczasie usunął. Przywróć je na liście usuniętych, "
            "a potem zapisz swój tekst."
        )
    return dzialanie


def set_status(hdr: Hdr, status: str) -> None:
    """Change the state of a locked HDR; the date of acceptance follows it."""
    hdr.status = status
    hdr.status_at = timezone.now()
    hdr.przyjeto_at = hdr.status_at if status == StatusHdr.PRZYJETY else None
    hdr.save(update_fields=["status", "status_at", "przyjeto_at", "updated_at"])


@transaction.atomic
def ensure_hdr(proces_pk: int) -> Hdr:
    """The row that the first write needs; called again it changes nothing."""
    return lock_hdr_to_edit(proces_pk)[1]
