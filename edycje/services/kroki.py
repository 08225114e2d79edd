"""Windows of steps: of the whole edition, and of one Proces. Deadlines are stored facts."""

from datetime import date

from django.db import transaction

from doradztwo.teksty import date_range
from edycje.models import Edycja, Krok, Proces, TerminKroku
from edycje.services.edycje import require_not_ended
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad


@transaction.atomic
def update_kroki(edycja: Edycja, kroki: list[Krok], *, kto: User) -> int:
    """Save changed steps of one edition; returns how many really differ."""
    require_not_ended(Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk))
    before = {krok.pk: krok for krok in Krok.objects.filter(edycja=edycja)}
    changed = 0
    for krok in kroki:
        old = before[krok.pk]
        if _opis(old) == _opis(krok):
            continue
        krok.full_clean()
        krok.save(update_fields=["nazwa", "skrot", "od", "do"])
        slad.record(krok, "zmieniono krok edycji", kto=kto, z=_opis(old), na=_opis(krok))
        changed += 1
    return changed


def _opis(krok: Krok) -> str:
    return f"{krok.nazwa} ({krok.skrot}): {date_range(krok.od, krok.do)}"


@transaction.atomic
def move_termin(
    proces: Proces, krok: Krok, *, od: date, do: date, powod: str, kto: User
) -> TerminKroku:
    """Give one Proces its own window of a step, instead of that of the edition."""
    proces = lock_open_proces(proces.pk)
    termin = TerminKroku.objects.filter(proces=proces, krok=krok).first()
    before = termin or krok
    z = date_range(before.od, before.do)
    termin = termin or TerminKroku(proces=proces, krok=krok)
    termin.od, termin.do, termin.powod = od, do, powod
    termin.full_clean()
    termin.save()
    slad.record(
        termin,
        f"zmieniono termin kroku: {krok.nazwa}",
        kto=kto,
        z=z,
        na=date_range(od, do),
        powod=powod,
        proces_pk=proces.pk,
    )
    return termin


@transaction.atomic
def reset_termin(proces: Proces, krok: Krok, *, powod: str, kto: User) -> None:
    """Back to the window of the edition."""
    proces = lock_open_proces(proces.pk)
    termin = TerminKroku.objects.filter(proces=proces, krok=krok).first()
    if termin is None:
        return
    slad.record(
        termin,
        f"przywrócono termin edycji: {krok.nazwa}",
        kto=kto,
        z=date_range(termin.od, termin.do),
        na=date_range(krok.od, krok.do),
        powod=powod,
        proces_pk=proces.pk,
    )
    termin.delete()
