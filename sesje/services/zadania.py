"""Next steps agreed in a session: tasks of named people of the Proces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import short_date
from edycje.models import CzlonekZespolu, PrzydzialDoradcy
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from sesje.exceptions import SesjaError
from sesje.models import Sesja, ZadanieOsoby


@dataclass(frozen=True)
class WpisZadania:
    """``osoba`` as ``ZadanieOsoby.klucz_osoby``; ``pk`` of a task that is there already."""

    tresc: str
    osoba: str
    termin: date
    pk: int | None = None


def save_zadania(sesja: Sesja, wpisy: Iterable[WpisZadania] | None, *, kto: User) -> None:
    """Part of saving a session, which has locked. What is no longer named is withdrawn.

    A task that is done stays as it is.
    """
    if wpisy is None:
        return
    left = {row.pk: row for row in sesja.zadania.do_zrobienia()}
    people = _people(sesja)
    for wpis in wpisy:
        fields = _fields(sesja, wpis, people)
        row = left.pop(wpis.pk, None) or ZadanieOsoby(sesja=sesja)
        before = _describe(row) if row.pk else ""
        for name, value in fields.items():
            setattr(row, name, value)
        if before != (after := _describe(row)):
            row.full_clean(exclude=["czlonek", "doradca", "zrobil"])
            row.save()
            event = "zmieniono zadanie" if before else "dodano zadanie"
            slad.record(row, event, kto=kto, z=before, na=after, proces_pk=sesja.proces_id)
    for row in left.values():
        row.wycofano_at = timezone.now()
        row.save(update_fields=["wycofano_at"])
        slad.record(row, "wycofano zadanie", kto=kto, z=_describe(row), proces_pk=sesja.proces_id)


def _people(sesja) -> dict[str, dict]:
    members = CzlonekZespolu.objects.active().filter(proces=sesja.proces_id)
    advisors = PrzydzialDoradcy.objects.current().filter(proces=sesja.proces_id)
    people = {f"c{row.pk}": {"czlonek": row, "doradca": None} for row in members}
    for row in advisors.select_related("doradca__user"):
        people[f"d{row.doradca_id}"] = {"czlonek": None, "doradca": row.doradca}
    for row in sesja.zadania.select_related("czlonek", "doradca__user"):
        people.setdefault(row.klucz_osoby, {"czlonek": row.czlonek, "doradca": row.doradca})
    return people


def _fields(sesja, wpis, people) -> dict:
    if wpis.osoba not in people:
        raise SesjaError("Wybierz osobę z zespołu albo doradcę tej JST.", pole="zadania")
    if wpis.termin < sesja.data_sesji:
        raise SesjaError("Termin następnego kroku jest przed sesją.", pole="zadania")
    return {"tresc": wpis.tresc, "termin": wpis.termin, **people[wpis.osoba]}


def _describe(row) -> str:
    return f"{row.tresc} ({row.osoba}, {short_date(row.termin)})"


@transaction.atomic
def complete_zadanie(zadanie: ZadanieOsoby, *, kto: User) -> ZadanieOsoby:
    """Done by one click. Done twice is done once."""
    return _set_done(zadanie, kto, done=True)


@transaction.atomic
def reopen_zadanie(zadanie: ZadanieOsoby, *, kto: User) -> ZadanieOsoby:
    return _set_done(zadanie, kto, done=False)


def _set_done(zadanie, kto, *, done):
    proces_pk = zadanie.sesja.proces_id
    lock_open_proces(proces_pk)
    row = ZadanieOsoby.objects.select_for_update(of=("self",)).get(pk=zadanie.pk)
    if row.wycofano_at is not None:
        raise SesjaError("Doradca wycofał to zadanie. Nie trzeba go robić.")
    if row.is_done == done:
        return row
    row.zrobione_at, row.zrobil = (timezone.now(), kto) if done else (None, None)
    row.save(update_fields=["zrobione_at", "zrobil"])
    event = "wykonano zadanie" if done else "cofnięto wykonanie zadania"
    slad.record(row, event, kto=kto, proces_pk=proces_pk)
    return row
