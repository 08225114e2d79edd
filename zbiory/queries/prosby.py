"""Documents that advisors wait for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from zbiory.models import ProsbaODokument


@dataclass(frozen=True, slots=True)
class OtwartaProsba:
    """``opiekun``: account and address of whoever answers for the item, unless it is the lider."""

    pk: int
    tresc: str
    termin: date
    opiekun: tuple[int, str] | None
    created_at: datetime


def otwarte_prosby(procesy_pks: Iterable[int]) -> dict[int, list[OtwartaProsba]]:
    """What teams have not answered yet, by Proces. One query."""
    rows = (
        ProsbaODokument.objects.open()
        .filter(proces__in=list(procesy_pks))
        .order_by("termin", "pk")
        .select_related("dane__odpowiedzialny__user")
    )
    result = defaultdict(list)
    for row in rows:
        result[row.proces_id].append(
            OtwartaProsba(row.pk, row.tresc, row.termin, _opiekun(row), row.created_at)
        )
    return dict(result)


def _opiekun(prosba: ProsbaODokument) -> tuple[int, str] | None:
    """Somebody who left, or whose account does not work, hears of nothing."""
    czlonek = prosba.dane.odpowiedzialny if prosba.dane else None
    if czlonek is None or czlonek.is_lider or czlonek.odszedl_at or czlonek.user is None:
        return None
    return (czlonek.user.pk, czlonek.user.email) if czlonek.user.is_active else None
