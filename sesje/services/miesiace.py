"""Settling months. Works also after a Proces has ended or while it is paused: its last month must
be settled too. Every function locks the Doradca, as writing a session does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import MIESIACE
from edycje.models import PrzydzialDoradcy
from jst.models import Doradca
from konta.models import User
from konta.services import slad
from sesje.enums import PowodBrakuWsparcia, StatusMiesiaca
from sesje.exceptions import MiesiacError
from sesje.kalendarz import first_day, last_day
from sesje.models import MiesiacDoradcy
from sesje.queries import BRAK_SESJI, WierszKsiegi, ksiega, stany_sesji
from sesje.services.sesje import lock_doradca

MAX_OPIS = 1000


@dataclass(frozen=True)
class WynikZamkniecia:
    zamkniete: list[MiesiacDoradcy]
    # Rows that still miss minutes and have no reason.
    pominiete: list[WierszKsiegi]
    # Rows in which an objection of the lider waits for an answer.
    z_uwagami: list[WierszKsiegi]


@transaction.atomic
def set_brak_wsparcia(
    doradca: Doradca, proces_pk: int, miesiac: date, powod: str, opis: str, *, kto: User
) -> MiesiacDoradcy:
    """Say why there was no support in the month; an empty ``powod`` takes it back."""
    lock_doradca(doradca.pk)
    miesiac = first_day(miesiac)
    opis = opis.strip()
    if miesiac > timezone.localdate():
        raise MiesiacError("Brak wsparcia zapisuje się najwcześniej w tym samym miesiącu.")
    if powod == PowodBrakuWsparcia.INNY and not opis:
        raise MiesiacError("Przy innym powodzie napisz, co się stało.")
    _require_przydzial(doradca, proces_pk, miesiac)
    row, _ = MiesiacDoradcy.objects.get_or_create(
        doradca=doradca, proces_id=proces_pk, miesiac=miesiac
    )
    if not row.is_open:
        raise MiesiacError("Ten miesiąc jest już zamknięty. Otworzyć go może koordynator edycji.")
    before = row.get_brak_wsparcia_display()
    row.brak_wsparcia = powod
    row.brak_wsparcia_opis = opis if powod else ""
    row.full_clean()
    row.save(update_fields=["brak_wsparcia", "brak_wsparcia_opis"])
    slad.record(
        row,
        "zapisano brak wsparcia" if powod else "cofnięto brak wsparcia",
        kto=kto,
        z=before,
        na=row.get_brak_wsparcia_display(),
        powod=row.brak_wsparcia_opis,
        proces_pk=proces_pk,
    )
    return row


def _require_przydzial(doradca, proces_pk, miesiac):
    rows = PrzydzialDoradcy.objects.filter(
        doradca=doradca, proces=proces_pk, od__lte=last_day(miesiac)
    )
    if not any(row.do is None or row.do >= miesiac for row in rows):
        raise MiesiacError("W tym miesiącu ta JST nie była Ci przydzielona.")


@transaction.atomic
def close_miesiac(
    doradca: Doradca, miesiac: date, *, kto: User, procesy: Iterable[int] | None = None
) -> WynikZamkniecia:
    """Close the month in all Procesy of the advisor, or in the given ones.

    Freezes the minutes. What still misses minutes without a reason, or holds an objection without
    an answer, is left open and returned; what is closed already is left alone. Sessions that the
    lider has not confirmed do not hinder: the lider may still do it, or the coordinator accepts.
    """
    lock_doradca(doradca.pk)
    miesiac = first_day(miesiac)
    if last_day(miesiac) >= timezone.localdate():
        name = MIESIACE[miesiac.month - 1]
        raise MiesiacError(
            f"Miesiąc można zamknąć po jego końcu. {name.capitalize()} jeszcze trwa."
        )
    chosen = None if procesy is None else set(procesy)
    rows = [
        row
        for row in ksiega(doradca=doradca, miesiace=[miesiac])
        if (chosen is None or row.proces.pk in chosen)
        and row.pole.is_due
        and not row.pole.is_settled
    ]
    states = stany_sesji([row.proces.pk for row in rows], miesiac)
    objected = [row for row in rows if states.get((row.proces.pk, doradca.pk), BRAK_SESJI).uwagi]
    short = [row for row in rows if row not in objected and not row.pole.can_close]
    ready = [row for row in rows if row not in objected and row.pole.can_close]
    return WynikZamkniecia([_close(row, kto) for row in ready], short, objected)


def _close(row: WierszKsiegi, kto) -> MiesiacDoradcy:
    pole = row.pole
    month, _ = MiesiacDoradcy.objects.update_or_create(
        doradca=row.doradca,
        proces=row.proces,
        miesiac=pole.miesiac,
        defaults={
            "status": StatusMiesiaca.ZAMKNIETY,
            "wymagane_min": pole.wymagane,
            "zapisane_min": pole.zapisane,
            "przeniesione_min": pole.przeniesione,
            "zamknieto_at": timezone.now(),
        },
    )
    slad.record(
        month,
        "zamknięto miesiąc",
        kto=kto,
        na=f"{pole.zapisane} z {pole.wymagane} min",
        proces_pk=row.proces.pk,
    )
    return month
