"""What "jak jest" stands on: the only writer of ``FaktProblemu``."""

from django.db import transaction
from django.utils import timezone

from diagnoza.exceptions import DiagnozaError
from diagnoza.models import FaktProblemu, Problem
from diagnoza.services.poglebiona import open_proces_of
from konta.models import User
from konta.services import slad
from zbiory.models import ZebraneDane


@transaction.atomic
def toggle_dane(problem: Problem, dane: ZebraneDane, kto: User, *, wybrane: bool) -> None:
    """Link a collected data set to a problem, or undo it. Repeated, it changes nothing."""
    proces = open_proces_of(problem)
    _require_current(problem)
    if dane.proces_id != proces.pk:
        raise DiagnozaError("Tych danych nie ma w Waszym procesie. Odśwież stronę.")
    current = FaktProblemu.objects.current().filter(problem=problem, dane=dane).first()
    if wybrane and current is None:
        FaktProblemu.objects.create(problem=problem, dane=dane)
        slad.record(problem, "dołączono fakt", kto=kto, na=str(dane), proces_pk=proces.pk)
    elif not wybrane and current is not None:
        _detach(current, kto, proces.pk)


@transaction.atomic
def add_cytat(problem: Problem, kto: User, tresc: str, zrodlo: str, adres: str = "") -> None:
    """Words with their source, for example a result of a consultation; once each."""
    proces = open_proces_of(problem)
    _require_current(problem)
    values = {"tresc": tresc.strip(), "zrodlo": zrodlo.strip()[:300], "adres": adres}
    if FaktProblemu.objects.current().filter(problem=problem, **values).exists():
        return
    fakt = FaktProblemu(problem=problem, **values)
    fakt.full_clean()
    fakt.save()
    slad.record(problem, "dołączono fakt", kto=kto, na=fakt.tresc, proces_pk=proces.pk)


@transaction.atomic
def remove_fakt(fakt: FaktProblemu, kto: User) -> None:
    proces = open_proces_of(fakt.problem)
    if FaktProblemu.objects.current().filter(pk=fakt.pk).exists():
        _detach(fakt, kto, proces.pk)


def _require_current(problem: Problem) -> None:
    if not Problem.objects.current().filter(pk=problem.pk).exists():
        raise DiagnozaError("Tego problemu już nie ma. Odśwież stronę.")


def _detach(fakt: FaktProblemu, kto: User, proces_pk: int) -> None:
    fakt.usunieto_at = timezone.now()
    fakt.save(update_fields=["usunieto_at"])
    slad.record(fakt.problem, "odłączono fakt", kto=kto, z=str(fakt), proces_pk=proces_pk)
