"""Links of the plan, one at a time: two people who tick two boxes cannot disturb each other."""

from django.db import transaction

from diagnoza.models import Przyczyna
from edycje.models import CzlonekZespolu
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Zaleznosc
from hdr.services.wspolne import get_cel_to_edit, get_dzialanie_to_edit, lock_hdr_to_edit
from konta.models import User
from konta.services import slad


@transaction.atomic
def toggle_przyczyna(cel: Cel, przyczyna: Przyczyna, wybrane: bool, *, kto: User) -> Cel:
    """Say, or take back, that the goal answers a cause found in the diagnosis."""
    proces, _ = lock_hdr_to_edit(cel.hdr.proces_id)
    stored = get_cel_to_edit(cel.pk)
    if wybrane and (
        przyczyna.problem.diagnoza.proces_id != proces.pk or przyczyna.usunieto_at is not None
    ):
        raise HdrError("Tej przyczyny nie ma już w diagnozie. Odśwież stronę.")
    if _set(stored.przyczyny, przyczyna, wybrane):
        event = "dodano przyczynę, na którą odpowiada cel" if wybrane else "odłączono przyczynę"
        slad.record(stored, event, kto=kto, na=przyczyna, proces_pk=proces.pk)
    return stored


@transaction.atomic
def toggle_wspolpracujacy(
    dzialanie: Dzialanie, osoba: CzlonekZespolu, wybrane: bool, *, kto: User
) -> Dzialanie:
    proces, _ = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    if wybrane and (osoba.proces_id != proces.pk or osoba.odszedl_at is not None):
        raise HdrError("Tej osoby nie ma już w zespole. Odśwież stronę.")
    if _set(stored.wspolpracuja, osoba, wybrane):
        event = "dodano osobę współpracującą" if wybrane else "usunięto osobę współpracującą"
        slad.record(stored, event, kto=kto, na=osoba, proces_pk=proces.pk)
    return stored


@transaction.atomic
def toggle_zaleznosc(
    dzialanie: Dzialanie, poprzednik: Dzialanie, wybrane: bool, *, kto: User
) -> Dzialanie:
    """Make one action wait for another of the same HDR; a circle is refused."""
    proces, hdr = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    if wybrane:
        _check_zaleznosc(stored, poprzednik, hdr.pk)
    if _set(stored.zalezy_od, poprzednik, wybrane):
        event = "dodano zależność od działania" if wybrane else "usunięto zależność od działania"
        slad.record(stored, event, kto=kto, na=poprzednik, proces_pk=proces.pk)
    return stored


def _check_zaleznosc(dzialanie: Dzialanie, poprzednik: Dzialanie, hdr_pk: int) -> None:
    is_gone = poprzednik.usunieto_at is not None or poprzednik.cel.usunieto_at is not None
    if poprzednik.cel.hdr_id != hdr_pk or is_gone:
        raise HdrError("Tego działania nie ma w Waszym HDR. Odśwież stronę.")
    if dzialanie.pk == poprzednik.pk:
        raise HdrError("Działanie nie może zależeć od samego siebie.")
    if dzialanie.pk in _all_before(poprzednik.pk, hdr_pk):
        raise HdrError(
            "Tamto działanie samo czeka na to, choćby przez inne. Zależność w kółko nie pozwoli "
            "zacząć żadnego: najpierw usuńcie tamtą."
        )


def _all_before(pk: int, hdr_pk: int) -> set[int]:
    """Everything the action waits for, however far. One query."""
    waits: dict[int, list[int]] = {}
    rows = Zaleznosc.objects.filter(dzialanie__cel__hdr=hdr_pk)
    for one, earlier in rows.values_list("dzialanie", "poprzednik"):
        waits.setdefault(one, []).append(earlier)
    found, todo = set(), [pk]
    while todo:
        for earlier in waits.get(todo.pop(), []):
            if earlier not in found:
                found.add(earlier)
                todo.append(earlier)
    return found


def _set(related, obiekt, wybrane: bool) -> bool:
    """Whether anything changed."""
    if related.filter(pk=obiekt.pk).exists() == wybrane:
        return False
    if wybrane:
        related.add(obiekt)
    else:
        related.remove(obiekt)
    return True
