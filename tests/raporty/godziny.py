"""Decisions about months as facts; who may take them is tested with ``sesje``."""

from django.utils import timezone

from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy


def accept(miesiac) -> None:
    MiesiacDoradcy.objects.filter(miesiac=miesiac, status=StatusMiesiaca.ZAMKNIETY).update(
        status=StatusMiesiaca.PRZYJETY, przyjeto_at=timezone.now()
    )


def reopen(row: MiesiacDoradcy) -> None:
    MiesiacDoradcy.objects.filter(pk=row.pk).update(
        status=StatusMiesiaca.OTWARTY,
        wymagane_min=None,
        zapisane_min=None,
        zamknieto_at=None,
        przyjeto_at=None,
        powod_otwarcia="Brakuje sesji z 12 dnia.",
    )
