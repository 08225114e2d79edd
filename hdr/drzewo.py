"""The HDR as a tree in memory: everything that rules, documents and pages read at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from diagnoza.models import Priorytet
from hdr.models import Cel, Dzialanie, Hdr
from rozmowy.queries import BRAK, LiczbaKomentarzy


@dataclass
class GalazDzialania:
    dzialanie: Dzialanie
    numer: str
    is_first: bool = False
    is_last: bool = False
    rozmowa: LiczbaKomentarzy = BRAK


@dataclass
class GalazCelu:
    cel: Cel
    numer: str
    dzialania: list[GalazDzialania] = field(default_factory=list)
    is_first: bool = False
    is_last: bool = False
    rozmowa: LiczbaKomentarzy = BRAK


@dataclass
class GalazPriorytetu:
    """A priority of the diagnosis; one that the diagnosis dropped stays while it has goals."""

    priorytet: Priorytet
    numer: str
    cele: list[GalazCelu] = field(default_factory=list)

    @property
    def is_usuniety(self) -> bool:
        return self.priorytet.usunieto_at is not None


@dataclass
class Drzewo:
    proces_pk: int
    hdr: Hdr
    koniec_edycji: date
    priorytety: list[GalazPriorytetu] = field(default_factory=list)
    usuniete_cele: list[Cel] = field(default_factory=list)
    usuniete_dzialania: list[Dzialanie] = field(default_factory=list)

    @property
    def cele(self) -> Iterator[GalazCelu]:
        return (cel for priorytet in self.priorytety for cel in priorytet.cele)

    @property
    def dzialania(self) -> Iterator[GalazDzialania]:
        return (dzialanie for cel in self.cele for dzialanie in cel.dzialania)

    @property
    def is_empty(self) -> bool:
        return next(self.cele, None) is None

    @property
    def ostatnio_usuniete(self) -> Cel | Dzialanie | None:
        deleted = [*self.usuniete_cele, *self.usuniete_dzialania]
        return max(deleted, key=lambda one: one.usunieto_at, default=None)

    @property
    def liczba_usunietych(self) -> int:
        return len(self.usuniete_cele) + len(self.usuniete_dzialania)

    @property
    def ostatnia_zmiana(self):
        moments = [one.cel.updated_at for one in self.cele]
        moments += [one.dzialanie.updated_at for one in self.dzialania]
        if self.hdr.pk:
            moments.append(self.hdr.updated_at)
        return max(moments, default=None)


def build_drzewo(
    hdr: Hdr,
    koniec_edycji: date,
    priorytety: list[Priorytet],
    cele: list[Cel],
    dzialania: list[Dzialanie],
) -> Drzewo:
    """Put loaded rows together; rows come in their order, deleted ones among them."""
    drzewo = Drzewo(hdr.proces_id, hdr, koniec_edycji)
    current = [one for one in cele if one.usunieto_at is None]
    used = {one.priorytet_id for one in current}
    kept = [one for one in priorytety if one.usunieto_at is None]
    kept += [one for one in priorytety if one.usunieto_at is not None and one.pk in used]
    branches = {}
    for numer, priorytet in enumerate(kept, start=1):
        branches[priorytet.pk] = GalazPriorytetu(priorytet, str(numer))
    goals = {}
    for cel in current:
        branch = branches[cel.priorytet_id]
        goal = GalazCelu(cel, f"{branch.numer}.{len(branch.cele) + 1}")
        goal.is_first = not branch.cele
        branch.cele.append(goal)
        goals[cel.pk] = goal
    for dzialanie in dzialania:
        goal = goals.get(dzialanie.cel_id)
        if goal is not None and dzialanie.usunieto_at is None:
            leaf = GalazDzialania(dzialanie, f"{goal.numer}.{len(goal.dzialania) + 1}")
            leaf.is_first = not goal.dzialania
            goal.dzialania.append(leaf)
        elif goal is not None:
            drzewo.usuniete_dzialania.append(dzialanie)
    _mark_last(branches.values(), goals.values())
    drzewo.priorytety = list(branches.values())
    drzewo.usuniete_cele = [one for one in cele if one.usunieto_at is not None]
    return drzewo


def _mark_last(branches, goals) -> None:
    for branch in branches:
        if branch.cele:
            branch.cele[-1].is_last = True
    for goal in goals:
        if goal.dzialania:
            goal.dzialania[-1].is_last = True
