"""Writing many goals and actions at once: all of them or none, one line in the trace."""

from django.db import transaction
from django.db.models import Max

from diagnoza.models import Priorytet
from doradztwo.teksty import counted
from edycje.models import CzlonekZespolu, Proces
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.services.wspolne import get_cel_to_edit, lock_hdr_to_edit
from konta.models import User
from konta.services import slad
from przenoszenie.plan import Plan, PlanCelu

WCZYTANO = "wczytano tabelę do HDR"
PRZEJETO_POPRZEDNI = "przejęto z HDR poprzedniej edycji"
PRZEJETO_OPUBLIKOWANY = "przejęto z opublikowanego HDR"
_NIC = "Nie ma czego zapisać. Zaznacz co najmniej jeden wiersz z działaniem albo nowym celem."


@transaction.atomic
def write_plan(proces_pk: int, plan: Plan, *, kto: User, zdarzenie: str = WCZYTANO) -> Hdr:
    """Every goal and action of ``plan`` behind those the HDR already has."""
    proces, hdr = lock_hdr_to_edit(proces_pk)
    if plan.is_empty:
        raise HdrError(_NIC)
    if plan.bledne:
        raise HdrError("W tabeli są miejsca do poprawy. Popraw je albo odznacz te wiersze.")
    _check_team(proces, plan)
    for goal in plan.cele:
        _write_dzialania(_get_cel(proces, hdr, goal), goal)
    slad.record(hdr, zdarzenie, kto=kto, na=describe(plan), proces_pk=proces.pk)
    return hdr


def describe(plan: Plan) -> str:
    """ "2 nowe cele i 7 działań" """
    goals = counted(plan.nowe_cele, "nowy cel,nowe cele,nowych celów") if plan.nowe_cele else ""
    actions = counted(plan.dzialania, "działanie,działania,działań") if plan.dzialania else ""
    return " i ".join(filter(None, (goals, actions)))


def _check_team(proces: Proces, plan: Plan) -> None:
    named = set()
    for goal in plan.cele:
        for one in goal.dzialania:
            named |= {*one.wspolpracuja, one.dane.get("odpowiedzialny_id")} - {None}
    team = CzlonekZespolu.objects.active().filter(proces=proces, pk__in=named)
    if team.count() != len(named):
        raise HdrError("Skład zespołu zmienił się w międzyczasie. Wczytaj tabelę jeszcze raz.")


def _get_cel(proces: Proces, hdr: Hdr, goal: PlanCelu) -> Cel:
    if goal.pk is not None:
        cel = get_cel_to_edit(goal.pk)
        if cel.hdr_id != hdr.pk:
            raise HdrError("Wybierz cel z tego HDR.")
        return cel
    priorities = Priorytet.objects.filter(diagnoza__proces=proces, usunieto_at=None)
    priorytet = priorities.filter(pk=goal.priorytet).first()
    if priorytet is None:
        raise HdrError("Tego priorytetu nie ma już w diagnozie. Wybierz inny.")
    place = _next_place(Cel.objects.filter(priorytet=priorytet))
    return Cel.objects.create(
        hdr=hdr, priorytet=priorytet, kolejnosc=place, tresc=goal.tresc, **goal.dane
    )


def _write_dzialania(cel: Cel, goal: PlanCelu) -> None:
    place = _next_place(Dzialanie.objects.filter(cel=cel))
    # Keys are read back at once: both databases return them.
    rows = Dzialanie.objects.bulk_create(
        Dzialanie(cel=cel, kolejnosc=place + index, **one.dane)
        for index, one in enumerate(goal.dzialania)
    )
    helpers, tools = Dzialanie.wspolpracuja.through, Dzialanie.narzedzia.through
    pairs = list(zip(rows, goal.dzialania, strict=True))
    helpers.objects.bulk_create(
        helpers(dzialanie=row, czlonekzespolu_id=pk)
        for row, one in pairs
        for pk in one.wspolpracuja
    )
    tools.objects.bulk_create(
        tools(dzialanie=row, narzedzie_id=pk) for row, one in pairs for pk in one.narzedzia
    )


def _next_place(siblings) -> int:
    return (siblings.aggregate(last=Max("kolejnosc"))["last"] or 0) + 1
