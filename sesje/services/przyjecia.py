"""The coordinator and settled months: accepting, sending back, opening again.

Works also after a Proces has ended or while it is paused, as closing does. Accepting locks the
months; opening locks the Doradca first, as writing a session does.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from edycje.models import Edycja
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import NowaWiadomosc, enqueue_many
from sesje.enums import StatusMiesiaca
from sesje.exceptions import MiesiacError
from sesje.kalendarz import first_day
from sesje.mail import MIESIAC_OTWARTY
from sesje.models import MiesiacDoradcy, Sesja
from sesje.queries import BRAK_SESJI, stany_sesji
from sesje.services.potwierdzenia import close_uwagi
from sesje.services.sesje import lock_doradca


@dataclass(frozen=True)
class WynikPrzyjecia:
    przyjete: int
    # Not clean, and no reason was given.
    pominiete: int


@transaction.atomic
def approve_miesiace(
    edycja: Edycja,
    miesiac: date,
    *,
    kto: User,
    pks: Iterable[int] | None = None,
    powod: str = "",
) -> WynikPrzyjecia:
    """Accept closed months: all of the edition, or the given ones; those not closed are left alone.

    Without a reason only the clean ones. With it also those whose sessions nobody confirmed: the
    coordinator accepts them in place of the lider, and each keeps the reason.
    """
    powod, miesiac = powod.strip(), first_day(miesiac)
    rows = MiesiacDoradcy.objects.select_for_update(of=("self",)).filter(
        proces__edycja=edycja, miesiac=miesiac, status=StatusMiesiaca.ZAMKNIETY
    )
    if pks is not None:
        rows = rows.filter(pk__in=list(pks))
    rows = list(rows.select_related("proces__jst", "doradca__user"))
    states = stany_sesji([row.proces_id for row in rows], miesiac)
    dirty = {
        row.pk
        for row in rows
        if not states.get((row.proces_id, row.doradca_id), BRAK_SESJI).is_clean
    }
    chosen = [row for row in rows if powod or row.pk not in dirty]
    _approve([row for row in chosen if row.pk in dirty], powod, kto)
    _approve([row for row in chosen if row.pk not in dirty], "", kto)
    return WynikPrzyjecia(len(chosen), len(rows) - len(chosen))


def _approve(rows, powod, kto):
    """Rows of one month; the number of queries does not grow with them."""
    if powod and rows:
        _approve_sesje(rows, powod, kto)
    MiesiacDoradcy.objects.filter(pk__in=[row.pk for row in rows]).update(
        status=StatusMiesiaca.PRZYJETY, przyjeto_at=timezone.now(), powod_przyjecia=powod
    )
    slad.record_many(
        slad.line(row, "przyjęto miesiąc", kto=kto, powod=powod, proces_pk=row.proces_id)
        for row in rows
    )


def _sesje(row):
    return Sesja.objects.filter(proces=row.proces_id, doradca=row.doradca_id).in_month(row.miesiac)


def _approve_sesje(rows, powod, kto):
    """Confirm what waits in these months, in place of the lider; each objection gets an answer."""
    pairs = {(row.proces_id, row.doradca_id) for row in rows}
    sesje = (
        Sesja.objects.unconfirmed()
        .in_month(rows[0].miesiac)
        .filter(proces__in={proces for proces, _ in pairs})
        .select_for_update(of=("self",))
    )
    waiting = [sesja for sesja in sesje if (sesja.proces_id, sesja.doradca_id) in pairs]
    for sesja in waiting:
        if sesja.has_uwagi:
            close_uwagi(sesja, f"Koordynator przyjął sesję: {powod}", kto=kto)
    slad.record_many(
        slad.line(
            sesja, "koordynator przyjął sesję", kto=kto, powod=powod, proces_pk=sesja.proces_id
        )
        for sesja in waiting
    )
    Sesja.objects.filter(pk__in=[sesja.pk for sesja in waiting]).update(
        potwierdzono_at=timezone.now(),
        potwierdzil=kto,
        powod_potwierdzenia=powod,
        uwagi_at=None,
        wersja=F("wersja") + 1,
    )


@transaction.atomic
def return_miesiace(
    edycja: Edycja, miesiac: date, uwaga: str, *, kto: User, pks: Iterable[int]
) -> int:
    """Send closed months back to their advisors with one note; returns how many."""
    uwaga = uwaga.strip()
    if not uwaga:
        raise MiesiacError("Napisz, co trzeba poprawić. Doradca zobaczy tę uwagę.")
    rows = MiesiacDoradcy.objects.filter(
        proces__edycja=edycja,
        miesiac=first_day(miesiac),
        status=StatusMiesiaca.ZAMKNIETY,
        pk__in=list(pks),
    )
    # Always in one order, so that two coordinators do not wait for one another.
    chosen = list(rows.order_by("doradca", "pk"))
    opened = [_open(row, uwaga, kto, only=StatusMiesiaca.ZAMKNIETY) for row in chosen]
    opened = [row for row in opened if row]
    _tell(opened)
    return len(opened)


@transaction.atomic
def reopen_miesiac(miesiac: MiesiacDoradcy, powod: str, *, kto: User) -> MiesiacDoradcy:
    """Open a closed or accepted month again; the trail keeps what was frozen.

    Sessions that the coordinator had accepted in place of the lider wait for the lider again.
    """
    powod = powod.strip()
    if not powod:
        raise MiesiacError("Napisz, co trzeba poprawić. Doradca zobaczy ten powód.")
    row = _open(miesiac, powod, kto)
    if row is None:
        raise MiesiacError("Ten miesiąc jest już otwarty.")
    _tell([row])
    return row


def _tell(opened: list[MiesiacDoradcy]) -> None:
    """One mail to each advisor about all the months opened in this action."""
    by_doradca = defaultdict(list)
    for row in opened:
        by_doradca[row.doradca].append(row)
    moment = timezone.now().isoformat()
    enqueue_many(
        NowaWiadomosc(
            MIESIAC_OTWARTY,
            f"miesiac:{doradca.pk}:{rows[0].miesiac:%Y-%m}",
            odbiorca=doradca.user,
            okres=moment,
            dane={
                "doradca": doradca.pk,
                "miesiac": rows[0].miesiac.isoformat(),
                "wiersze": [row.pk for row in rows],
            },
            proces_pk=rows[0].proces_id if len(rows) == 1 else None,
            edycja_pk=rows[0].proces.edycja_id,
        )
        for doradca, rows in by_doradca.items()
    )


def _open(row, powod, kto, only=None) -> MiesiacDoradcy | None:
    lock_doradca(row.doradca_id)
    rows = MiesiacDoradcy.objects.select_for_update(of=("self",))
    row = rows.select_related("proces", "doradca__user").get(pk=row.pk)
    if row.is_open or (only and row.status != only):
        return None
    was_accepted = row.status == StatusMiesiaca.PRZYJETY
    before = f"{row.get_status_display()}, {row.zapisane_min} z {row.wymagane_min} min"
    row.status = StatusMiesiaca.OTWARTY
    row.wymagane_min = row.zapisane_min = None
    row.przeniesione_min = 0
    row.zamknieto_at = row.przyjeto_at = None
    row.powod_przyjecia = ""
    row.powod_otwarcia = powod
    row.save()
    _sesje(row).exclude(powod_potwierdzenia="").update(
        potwierdzono_at=None, potwierdzil=None, powod_potwierdzenia="", wersja=F("wersja") + 1
    )
    slad.record(
        row,
        "otwarto miesiąc ponownie" if was_accepted else "odesłano miesiąc do poprawy",
        kto=kto,
        z=before,
        na=row.get_status_display(),
        powod=powod,
        proces_pk=row.proces_id,
    )
    return row
