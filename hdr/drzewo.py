"""The HDR as a tree in memory: everything that rules, documents and pages read at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from diagnoza.models import Priorytet, Przyczyna
from hdr.enums import StanDzialania, StatusHdr
from hdr.models import Cel, Dzialanie, Hdr
from rozmowy.queries import BRAK, LiczbaKomentarzy

# More of them are folded under their goals on a page.
DZIALAN_NA_STRONIE = 12


@dataclass
class GalazDzialania:
    dzialanie: Dzialanie
    numer: str
    is_first: bool = False
    is_last: bool = False
    # Actions it waits for, those still in the tree.
    poprzednicy: list["GalazDzialania"] = field(default_factory=list)
    rozmowa: LiczbaKomentarzy = BRAK
    # Breaks of the logic thread at this place (``hdr.ogniwa``), set for pages.
    ogniwa: list = field(default_factory=list)


@dataclass
class GalazPrzyczyny:
    """A chain of causes under one problem of a priority, named by its first cause.

    A goal answers the chain when it names any cause of it.
    """

    przyczyna: Przyczyna
    numer: str
    lancuch: list[Przyczyna] = field(default_factory=list)
    cele: list["GalazCelu"] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        return any(goal.dzialania for goal in self.cele)


@dataclass
class GalazCelu:
    cel: Cel
    numer: str
    dzialania: list[GalazDzialania] = field(default_factory=list)
    # Causes it answers.
    przyczyny: list[Przyczyna] = field(default_factory=list)
    is_first: bool = False
    is_last: bool = False
    rozmowa: LiczbaKomentarzy = BRAK
    ogniwa: list = field(default_factory=list)

    @property
    def pk_dzialan(self) -> set[int]:
        return {leaf.dzialanie.pk for leaf in self.dzialania}

    @property
    def braki_dzialan(self) -> int:
        """Breaks of the thread one does not see while the actions are folded."""
        return sum(len(leaf.ogniwa) for leaf in self.dzialania)


@dataclass
class GalazPriorytetu:
    """A priority of the diagnosis; one that the diagnosis dropped stays while it has goals."""

    priorytet: Priorytet
    numer: str
    cele: list[GalazCelu] = field(default_factory=list)
    przyczyny: list[GalazPrzyczyny] = field(default_factory=list)

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
    def is_dlugie(self) -> bool:
        """More than two goals: a page that needs a list of places to jump to."""
        return sum(1 for _ in self.cele) > 2

    @property
    def is_zwijane(self) -> bool:
        """So many actions that each goal shows its own on demand."""
        return sum(1 for _ in self.dzialania) > DZIALAN_NA_STRONIE

    @property
    def is_w_realizacji(self) -> bool:
        """The plan is carried out, so that dates can be missed; in a draft nothing is late yet.

        An accepted HDR opened for a change is a draft again: there the work already begun counts.
        """
        return self.hdr.status == StatusHdr.PRZYJETY or any(
            one.dzialanie.stan != StanDzialania.NIEROZPOCZETE for one in self.dzialania
        )

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


@dataclass
class Powiazania:
    """What crosses the tree: pairs of keys, and causes in their order.

    ``zaleznosci``: action, action it waits for; ``odpowiedzi``: goal, cause it answers.
    """

    zaleznosci: Iterable[tuple[int, int]] = ()
    odpowiedzi: Iterable[tuple[int, int]] = ()
    przyczyny: Iterable[Przyczyna] = ()


def build_drzewo(
    hdr: Hdr,
    koniec_edycji: date,
    priorytety: list[Priorytet],
    cele: list[Cel],
    dzialania: list[Dzialanie],
    powiazania: Powiazania | None = None,
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
    _link(drzewo, goals, powiazania or Powiazania())
    drzewo.usuniete_cele = [one for one in cele if one.usunieto_at is not None]
    return drzewo


def _mark_last(branches, goals) -> None:
    for branch in branches:
        if branch.cele:
            branch.cele[-1].is_last = True
    for goal in goals:
        if goal.dzialania:
            goal.dzialania[-1].is_last = True


def _link(drzewo: Drzewo, goals: dict[int, GalazCelu], powiazania: Powiazania) -> None:
    leaves = {leaf.dzialanie.pk: leaf for leaf in drzewo.dzialania}
    for one, earlier in powiazania.zaleznosci:
        if one in leaves and earlier in leaves:
            leaves[one].poprzednicy.append(leaves[earlier])
    _link_przyczyny(drzewo, goals, powiazania)


def _link_przyczyny(drzewo, goals, powiazania) -> None:
    answers = defaultdict(list)
    for goal_pk, cause_pk in powiazania.odpowiedzi:
        if goal_pk in goals:
            answers[cause_pk].append(goals[goal_pk])
    for one in powiazania.przyczyny:
        for goal in answers[one.pk]:
            goal.przyczyny.append(one)
    chains = _lancuchy(powiazania.przyczyny)
    done = set()
    for branch in drzewo.priorytety:
        problem = branch.priorytet.problem_id
        if branch.is_usuniety or problem is None or problem in done:
            continue
        done.add(problem)
        for first, chain in chains.get(problem, []):
            cause = GalazPrzyczyny(first, f"{branch.numer}.{len(branch.przyczyny) + 1}", chain)
            for one in chain:
                cause.cele += [goal for goal in answers[one.pk] if goal not in cause.cele]
            branch.przyczyny.append(cause)


def _lancuchy(przyczyny: Iterable[Przyczyna]) -> dict[int, list]:
    """By problem: the first cause of each chain with the whole chain, itself first."""
    below = defaultdict(list)
    for one in przyczyny:
        below[one.problem_id, one.wyzsza_id].append(one)

    def whole(cause):
        deeper = below[cause.problem_id, cause.pk]
        return [cause, *(one for lower in deeper for one in whole(lower))]

    by_problem = defaultdict(list)
    for (problem_pk, higher), causes in list(below.items()):
        if higher is None:
            by_problem[problem_pk] += [(one, whole(one)) for one in causes]
    return by_problem
