"""The monthly review of the team: a light and a sentence about the whole HDR."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from doradztwo.daty import add_months
from doradztwo.wersje import WersjaConflictError, save_versioned
from hdr.services.wspolne import lock_hdr
from konta.models import User
from konta.services import slad
from wdrozenie.models import PrzegladPostepu
from wdrozenie.services.wdrozenie import require_accepted


def miesiace_do_przegladu() -> list[date]:
    """First days of the months a team may look at: this one and the two before it."""
    this = timezone.localdate().replace(day=1)
    return [add_months(this, -back) for back in (0, 1, 2)]


@transaction.atomic
def save_przeglad(
    proces_pk: int, miesiac: date, swiatlo: str, zdanie: str, wersja: int, *, kto: User
) -> PrzegladPostepu:
    """``wersja`` 0 starts the review of the month; another one changes it if it is still that."""
    proces, hdr = lock_hdr(proces_pk)
    require_accepted(hdr)
    if miesiac not in miesiace_do_przegladu():
        raise ValidationError(
            {"miesiac": "Przegląd zapisuje się za ten miesiąc albo dwa poprzednie."}
        )
    row = PrzegladPostepu.objects.filter(proces=proces, miesiac=miesiac).first()
    before = "" if row is None else row.get_swiatlo_display()
    if row is None:
        row = PrzegladPostepu(
            proces=proces, miesiac=miesiac, swiatlo=swiatlo, zdanie=zdanie, kto=kto
        )
        row.full_clean()
        row.save()
    elif wersja != row.wersja:
        raise WersjaConflictError(row)
    else:
        changes = {"swiatlo": swiatlo, "zdanie": zdanie, "kto": kto}
        for name, value in changes.items():
            setattr(row, name, value)
        row.full_clean()
        save_versioned(row, changes, wersja)
    slad.record(
        row,
        "zapisano przegląd postępu",
        kto=kto,
        z=before,
        na=f"{row.get_swiatlo_display()}: {zdanie}",
        proces_pk=proces.pk,
    )
    return row
