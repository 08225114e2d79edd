"""The deep diagnosis as one tree, and what it still lacks."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from diagnoza.models import DiagnozaPoglebiona, Priorytet, Problem, Przyczyna
from edycje.models import Proces
from konta.models import Slad


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
    is_first: bool
    is_last: bool

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
    """Everything of a diagnosis that was not removed. Four queries."""
    diagnoza = DiagnozaPoglebiona.objects.filter(proces=proces).first()
    if diagnoza is None:
        return WidokDiagnozy(None, [], [])
    problemy = list(diagnoza.problemy.current())
    by_problem = defaultdict(list)
    for przyczyna in Przyczyna.objects.current().filter(problem__diagnoza=diagnoza):
        by_problem[przyczyna.problem_id].append(przyczyna)
    last = len(problemy) - 1
    return WidokDiagnozy(
        diagnoza,
        [
            WidokProblemu(problem, _tree(by_problem[problem.pk]), index == 0, index == last)
            for index, problem in enumerate(problemy)
        ],
        list(diagnoza.priorytety.current().select_related("problem")),
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


def get_autor(obiekt) -> str:
    """Who wrote the row last, as the trail knows it."""
    slad = (
        Slad.objects.filter(
            obiekt_rodzaj=ContentType.objects.get_for_model(obiekt), obiekt_pk=obiekt.pk
        )
        .select_related("kto")
        .first()
    )
    return str(slad.kto) if slad and slad.kto else ""
