"""The deep diagnosis as one tree, and what it still lacks."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from diagnoza.models import DiagnozaPoglebiona, FaktProblemu, Priorytet, Problem, Przyczyna
from diagnoza.rysunki import Ryba, build_ryba
from edycje.models import Proces
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane


@dataclass(frozen=True)
class GalazPrzyczyny:
    """A cause and how many times somebody asked "why" to get to it."""

    przyczyna: Przyczyna
    poziom: int

    @property
    def poziom_rysunku(self) -> int:
        """Indentation stops at the fifth why: narrow screens have no room for more."""
        return min(self.poziom, 5)


@dataclass
class WidokProblemu:
    problem: Problem
    przyczyny: list[GalazPrzyczyny]
    fakty: list[FaktProblemu]
    is_first: bool
    is_last: bool

    @cached_property
    def ryba(self) -> Ryba | None:
        return build_ryba(self.problem.nazwa, self.przyczyny)

    @property
    def cytaty(self) -> list[FaktProblemu]:
        return [fakt for fakt in self.fakty if fakt.dane_id is None]

    @property
    def dane(self) -> list[ZebraneDane]:
        return [fakt.dane for fakt in self.fakty if fakt.dane_id is not None]

    @property
    def dane_pks(self) -> set[int]:
        return {fakt.dane_id for fakt in self.fakty}

    @property
    def braki(self) -> list[tuple[str, str]]:
        """Pairs of a sentence and the anchor of the place where it is mended."""
        pk, nazwa = self.problem.pk, self.problem.nazwa
        lacking = [
            (f"„{nazwa}”: {opis}", f"id_problem-{pk}-{pole}")
            for pole, opis in (
                ("jak_jest", "napiszcie, jak jest"),
                ("jak_chcemy", "napiszcie, jak chcecie, żeby było"),
                ("luka", "nazwijcie lukę rozwojową"),
            )
            if not getattr(self.problem, pole).strip()
        ]
        if not self.przyczyny:
            lacking.append((f"„{nazwa}”: dodajcie przyczynę", f"id_nowa-przyczyna-{pk}"))
        return lacking


@dataclass
class WidokDiagnozy:
    diagnoza: DiagnozaPoglebiona | None
    problemy: list[WidokProblemu]
    priorytety: list[Priorytet]


@dataclass(frozen=True)
class Brak:
    text: str
    url: str
    kto: str = "zespół"


def get_diagnoza(proces: Proces) -> WidokDiagnozy:
    """Everything of a diagnosis that was not removed. Five queries."""
    diagnoza = DiagnozaPoglebiona.objects.filter(proces=proces).first()
    if diagnoza is None:
        return WidokDiagnozy(None, [], [])
    problemy = list(diagnoza.problemy.current())
    by_problem = defaultdict(list)
    for przyczyna in Przyczyna.objects.current().filter(problem__diagnoza=diagnoza):
        by_problem[przyczyna.problem_id].append(przyczyna)
    facts = defaultdict(list)
    rows = FaktProblemu.objects.current().filter(problem__diagnoza=diagnoza)
    for fakt in rows.select_related("dane"):
        facts[fakt.problem_id].append(fakt)
    last = len(problemy) - 1
    return WidokDiagnozy(
        diagnoza,
        [
            WidokProblemu(
                problem,
                _tree(by_problem[problem.pk]),
                facts[problem.pk],
                index == 0,
                index == last,
            )
            for index, problem in enumerate(problemy)
        ],
        list(diagnoza.priorytety.current().select_related("problem")),
    )


def get_dane_do_faktow(proces: Proces) -> list[ZebraneDane]:
    """Collected data with a conclusion: what a problem may be linked to. One query."""
    return list(
        ZebraneDane.objects.filter(proces=proces, stan=StanDanych.ZEBRANE).exclude(wniosek="")
    )


def _tree(przyczyny: list[Przyczyna]) -> list[GalazPrzyczyny]:
    """Causes in the order a person reads them: each right before the causes that explain it."""
    by_parent = defaultdict(list)
    for przyczyna in przyczyny:
        by_parent[przyczyna.wyzsza_id].append(przyczyna)

    galezie = []
    stack = [(przyczyna, 1) for przyczyna in reversed(by_parent[None])]
    while stack:
        przyczyna, poziom = stack.pop()
        galezie.append(GalazPrzyczyny(przyczyna, poziom))
        stack += [(nizsza, poziom + 1) for nizsza in reversed(by_parent[przyczyna.pk])]
    return galezie


def get_braki(widok: WidokDiagnozy) -> list[Brak]:
    """What must be there before the diagnosis may be finished; empty when nothing lacks.

    One complete problem is enough: the others may stay notes.
    """
    lacking = []
    if not widok.problemy:
        lacking.append(Brak("Dodajcie co najmniej jeden problem", "#id_nowy-problem"))
    elif all(jeden.braki for jeden in widok.problemy):
        lacking += [
            Brak(text, f"#{anchor}") for jeden in widok.problemy for text, anchor in jeden.braki
        ]
    if not widok.priorytety:
        lacking.append(Brak("Wybierzcie co najmniej jeden priorytet", "#id_nowy-priorytet"))
    return lacking
