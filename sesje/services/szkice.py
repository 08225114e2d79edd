"""Drafts of sessions: what was typed and not saved yet. They change nothing else."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from edycje.models import Proces
from jst.models import Doradca
from sesje.models import SzkicSesji

# Older drafts are not offered any more: who comes back after a month does not remember.
DNI_WAZNOSCI = 31


@transaction.atomic
def save_szkic(
    doradca: Doradca, proces: Proces | None, pola: dict[str, list[str]], szkic_pk: int | None = None
) -> SzkicSesji:
    """One draft for each Jst; a draft whose Jst was chosen meanwhile moves there."""
    mine = doradca.szkice_sesji.select_for_update(of=("self",))
    if szkic_pk is not None:
        mine.filter(pk=szkic_pk).exclude(proces=proces).delete()
    szkic, _ = mine.update_or_create(
        proces=proces, defaults={"pola": pola}, create_defaults={"pola": pola, "doradca": doradca}
    )
    return szkic


def delete_szkic(doradca: Doradca, szkic_pk: int | None) -> None:
    """Saved or thrown away. A draft is no document: nothing of it stays."""
    doradca.szkice_sesji.filter(pk=szkic_pk).delete()


def wazne_szkice(doradca: Doradca) -> list[SzkicSesji]:
    """Drafts to go on with, the newest first. One query."""
    since = timezone.now() - timedelta(days=DNI_WAZNOSCI)
    return list(doradca.szkice_sesji.filter(updated_at__gte=since).select_related("proces__jst"))
