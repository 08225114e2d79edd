import pytest
from django.core.exceptions import ValidationError

from diagnoza.exceptions import DiagnozaError
from diagnoza.models import DiagnozaPoglebiona, Priorytet, Problem, Przyczyna
from diagnoza.services import poglebiona
from doradztwo.wersje import WersjaConflictError
from konta.models import Slad
from tests.factories.diagnoza import (
    DiagnozaPoglebionaFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import ProcesFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def test_first_problem_begins_the_diagnosis():
    proces = ProcesFactory()

    problem = poglebiona.add_problem(proces.pk, UserFactory(), "Brak wskaźników")

    assert problem.diagnoza == DiagnozaPoglebiona.objects.get(proces=proces)
    assert (problem.kolejnosc, problem.wersja) == (1, 1)


def test_priority_without_words_takes_the_gap():
    problem = ProblemFactory(opisany=True)

    priorytet = poglebiona.add_priorytet(problem.diagnoza.proces_id, UserFactory(), "", problem)

    assert (priorytet.nazwa, priorytet.problem) == (problem.luka, problem)


def test_priority_of_a_foreign_problem_is_refused():
    with pytest.raises(DiagnozaError):
        poglebiona.add_priorytet(ProcesFactory().pk, UserFactory(), "Cel", ProblemFactory())

    assert Priorytet.objects.count() == 0


def test_cause_of_a_foreign_cause_is_refused():
    with pytest.raises(DiagnozaError):
        poglebiona.add_przyczyna(ProblemFactory(), UserFactory(), "Brak", PrzyczynaFactory())


def test_update_keeps_every_wording_in_the_trail():
    problem = ProblemFactory(jak_jest="Stare.")

    after = poglebiona.update_element(problem, {"jak_jest": " Nowe. "}, 1, UserFactory())

    assert (after.jak_jest, after.wersja) == ("Nowe.", 2)
    assert list(Slad.objects.values_list("zdarzenie", "z", "na")) == [
        ("zmieniono: jak jest", "Stare.", "Nowe.")
    ]


def test_update_with_the_same_text_writes_nothing():
    problem = ProblemFactory(jak_jest="Tak.")

    after = poglebiona.update_element(problem, {"jak_jest": "Tak."}, 1, UserFactory())

    assert (after.wersja, Slad.objects.count()) == (1, 0)


def test_update_of_an_older_version_is_a_conflict():
    problem = ProblemFactory()
    poglebiona.update_element(problem, {"luka": "Pierwsza."}, 1, UserFactory())

    with pytest.raises(WersjaConflictError):
        poglebiona.update_element(problem, {"luka": "Druga."}, 1, UserFactory())

    assert Problem.objects.get().luka == "Pierwsza."


@pytest.mark.parametrize(
    ("factory", "pole"),
    [(ProblemFactory, "nazwa"), (PrzyczynaFactory, "tresc"), (PriorytetFactory, "nazwa")],
)
def test_update_refuses_an_empty_name(factory, pole):
    row = factory()

    with pytest.raises(ValidationError):
        poglebiona.update_element(row, {pole: "  "}, 1, UserFactory())


@pytest.mark.parametrize("w_gore", [True, False])
def test_move_swaps_neighbours(w_gore):
    diagnoza = DiagnozaPoglebionaFactory()
    rows = [PriorytetFactory(diagnoza=diagnoza, kolejnosc=5) for _ in range(3)]

    poglebiona.move_element(rows[1], UserFactory(), w_gore=w_gore)

    order = [rows[1], rows[0], rows[2]] if w_gore else [rows[0], rows[2], rows[1]]
    assert list(Priorytet.objects.order_by("kolejnosc")) == order


def test_move_at_the_edge_changes_nothing():
    problem = ProblemFactory()

    poglebiona.move_element(problem, UserFactory(), w_gore=True)

    assert Slad.objects.count() == 0


def test_remove_cause_takes_its_explanations_along():
    top = PrzyczynaFactory()
    middle = PrzyczynaFactory(problem=top.problem, wyzsza=top)
    PrzyczynaFactory(problem=top.problem, wyzsza=middle)
    other = PrzyczynaFactory(problem=top.problem)

    poglebiona.remove_element(top, UserFactory())

    assert list(Przyczyna.objects.current()) == [other]
    assert Przyczyna.objects.count() == 4


def test_removed_row_cannot_be_changed():
    problem = ProblemFactory()
    poglebiona.remove_element(problem, UserFactory())

    with pytest.raises(DiagnozaError):
        poglebiona.update_element(problem, {"luka": "Nowa."}, 1, UserFactory())


def test_finish_refuses_an_incomplete_diagnosis():
    problem = ProblemFactory()

    with pytest.raises(DiagnozaError):
        poglebiona.finish_diagnoza(problem.diagnoza.proces_id, UserFactory())

    assert DiagnozaPoglebiona.objects.get().zakonczono_at is None


def test_finish_then_write_is_refused_until_reopened():
    diagnoza = DiagnozaPoglebionaFactory(kompletna=True)
    problem = diagnoza.problemy.get()
    poglebiona.finish_diagnoza(diagnoza.proces_id, UserFactory())

    with pytest.raises(DiagnozaError, match="zakończona"):
        poglebiona.update_element(problem, {"luka": "Inna."}, 1, UserFactory())

    poglebiona.reopen_diagnoza(diagnoza.proces_id, UserFactory())
    assert poglebiona.update_element(problem, {"luka": "Inna."}, 1, UserFactory()).luka == "Inna."
