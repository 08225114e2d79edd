"""The lider says that a session took place, or that something in it is wrong.

Possible until the coordinator has accepted the month, also when the advisor has closed it.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from doradztwo.wersje import save_versioned
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue
from sesje.enums import StatusMiesiaca
from sesje.exceptions import SesjaError
from sesje.kalendarz import first_day
from sesje.mail import UWAGA_DO_SESJI
from sesje.models import MiesiacDoradcy, Sesja, UwagaSesji
from sesje.services.sprawdzenia import require_not_accepted


@transaction.atomic
def approve_sesja(sesja: Sesja, *, kto: User) -> Sesja:
    """The lider confirms that the session took place. Says so when it already is confirmed."""
    sesja = _locked(sesja)
    if sesja.is_withdrawn:
        raise SesjaError("Doradca wycofał tę sesję. Nie trzeba jej potwierdzać.")
    if sesja.is_confirmed:
        raise SesjaError("Ta sesja jest już potwierdzona.")
    return _approve(sesja, kto)


@transaction.atomic
def approve_month(proces: Proces, miesiac: date, *, kto: User) -> int:
    """Confirm all sessions of the month that wait; returns how many. Run again confirms none.

    Sessions with an open objection are left alone: they are confirmed one by one.
    """
    lock_open_proces(proces.pk)
    accepted = MiesiacDoradcy.objects.filter(
        proces=proces, miesiac=first_day(miesiac), status=StatusMiesiaca.PRZYJETY
    )
    waiting = (
        Sesja.objects.unconfirmed()
        .filter(proces=proces, uwagi_at=None)
        .in_month(miesiac)
        .exclude(doradca__in=accepted.values("doradca"))
    )
    return len([_approve(sesja, kto) for sesja in waiting])


def _approve(sesja, kto):
    had_uwagi = sesja.has_uwagi
    fields = {"potwierdzono_at": timezone.now(), "potwierdzil": kto, "uwagi_at": None}
    sesja = save_versioned(sesja, fields, sesja.wersja)
    if had_uwagi:
        close_uwagi(sesja, "Lider potwierdził sesję.", kto=kto)
    slad.record(sesja, "potwierdzono sesję", kto=kto, proces_pk=sesja.proces_id)
    return sesja


@transaction.atomic
def object_sesja(sesja: Sesja, tresc: str, *, kto: User) -> UwagaSesji:
    """The lider objects with a note; an earlier confirmation is taken back."""
    tresc = tresc.strip()
    if not tresc:
        raise SesjaError("Napisz, co się nie zgadza.", pole="tresc")
    sesja = _locked(sesja)
    if sesja.is_withdrawn:
        raise SesjaError("Doradca wycofał tę sesję.")
    if sesja.has_uwagi:
        raise SesjaError("Uwaga do tej sesji czeka już na odpowiedź doradcy.")
    fields = {"uwagi_at": timezone.now(), "potwierdzono_at": None, "potwierdzil": None}
    sesja = save_versioned(sesja, fields | {"powod_potwierdzenia": ""}, sesja.wersja)
    uwaga = UwagaSesji.objects.create(sesja=sesja, tresc=tresc, zglosil=kto)
    slad.record(sesja, "zgłoszono uwagę do sesji", kto=kto, powod=tresc, proces_pk=sesja.proces_id)
    enqueue(
        UWAGA_DO_SESJI,
        przedmiot=f"uwaga_sesji:{uwaga.pk}",
        odbiorca=sesja.doradca.user,
        dane={"uwaga": uwaga.pk, "jst": str(sesja.proces.jst)},
        proces_pk=sesja.proces_id,
    )
    return uwaga


@transaction.atomic
def answer_uwaga(uwaga: UwagaSesji, odpowiedz: str, *, kto: User) -> UwagaSesji:
    """The advisor answers without changing the session, which waits for the lider again."""
    odpowiedz = odpowiedz.strip()
    if not odpowiedz:
        raise SesjaError("Napisz odpowiedź dla lidera.", pole="odpowiedz")
    sesja = _locked(uwaga.sesja)
    if not close_uwagi(sesja, odpowiedz, kto=kto):
        raise SesjaError("Na tę uwagę jest już odpowiedź.")
    save_versioned(sesja, {"uwagi_at": None}, sesja.wersja)
    return UwagaSesji.objects.get(pk=uwaga.pk)


def close_uwagi(sesja: Sesja, odpowiedz: str, *, kto: User) -> int:
    """Answer what is open; how many were. ``uwagi_at`` of the session is the caller's."""
    number = sesja.uwagi.otwarte().update(
        odpowiedz=odpowiedz, odpowiedzial=kto, odpowiedziano_at=timezone.now()
    )
    if number:
        slad.record(
            sesja,
            "odpowiedziano na uwagę do sesji",
            kto=kto,
            na=odpowiedz,
            proces_pk=sesja.proces_id,
        )
    return number


def _locked(sesja) -> Sesja:
    lock_open_proces(sesja.proces_id)
    rows = Sesja.objects.select_for_update(of=("self",))
    sesja = rows.select_related("proces__jst", "doradca__user").get(pk=sesja.pk)
    require_not_accepted(sesja)
    return sesja
