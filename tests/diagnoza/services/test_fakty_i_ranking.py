import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diagnoza.exceptions import DiagnozaError
from diagnoza.models import FaktProblemu, OcenaPriorytetu, Priorytet, Przyczyna
from diagnoza.queries.ranking import get_ranking
from diagnoza.services import fakty, ranking
from konta.models import Slad
from tests.factories.diagnoza import (
    DiagnozaPoglebionaFactory,
    FaktProblemuFactory,
    OcenaPriorytetuFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.konta import UserFactory
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    return ProblemFactory()


def test_data_are_linked_once_and_unlinked(problem):
    kto = UserFactory()
    dane = ZebraneDaneFactory(proces=problem.diagnoza.proces, zebrane=True)

    for wybrane in (True, True, False, False, True):
        fakty.toggle_dane(problem, dane, kto, wybrane=wybrane)

    assert FaktProblemu.objects.current().get().dane == dane
    assert (FaktProblemu.objects.count(), Slad.objects.count()) == (2, 3)


def test_foreign_data_are_refused(problem):
    with pytest.raises(DiagnozaError):
        fakty.toggle_dane(problem, ZebraneDaneFactory(), UserFactory(), wybrane=True)

    assert FaktProblemu.objects.count() == 0


def test_quotation_is_taken_once_and_removed_with_a_trace(problem):
    kto = UserFactory()
    for _ in range(2):
        fakty.add_cytat(problem, kto, " Mediana 2 z 5. ", "konsultacja", "/konsultacje/1/")

    fakt = FaktProblemu.objects.get()
    fakty.remove_fakt(fakt, kto)

    assert (fakt.tresc, FaktProblemu.objects.current().count()) == ("Mediana 2 z 5.", 0)
    assert [slad.zdarzenie for slad in Slad.objects.order_by("pk")] == [
        "dołączono fakt",
        "odłączono fakt",
    ]


def test_empty_quotation_is_refused(problem):
    with pytest.raises(ValidationError):
        fakty.add_cytat(problem, UserFactory(), " ", "konsultacja")


def test_removed_problem_takes_no_facts():
    problem = ProblemFactory(usuniety=True)

    with pytest.raises(DiagnozaError):
        fakty.add_cytat(problem, UserFactory(), "Mediana 2.", "konsultacja")


@pytest.mark.parametrize(
    "zmiany", [{"tresc": ""}, {"zrodlo": ""}, {"dane": "obie"}, {"dane": "sama, z treścią"}]
)
def test_fact_is_data_or_a_quotation_with_its_source(problem, zmiany):
    if "dane" in zmiany:
        zmiany = {"dane": ZebraneDaneFactory(proces=problem.diagnoza.proces, zebrane=True)}

    with pytest.raises(IntegrityError), transaction.atomic():
        FaktProblemuFactory(problem=problem, **zmiany)


def test_cause_of_an_unknown_kind_is_refused_by_the_database():
    przyczyna = PrzyczynaFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Przyczyna.objects.filter(pk=przyczyna.pk).update(kategoria="pogoda")


@pytest.mark.parametrize("wplyw", [0, 6])
def test_rating_out_of_the_scale_is_refused_by_the_database(wplyw):
    with pytest.raises(IntegrityError), transaction.atomic():
        OcenaPriorytetuFactory(wplyw=wplyw)


def _team(size=3):
    diagnoza = DiagnozaPoglebionaFactory()
    team = CzlonekZespoluFactory.create_batch(size, proces=diagnoza.proces)
    return diagnoza, team, PriorytetFactory.create_batch(2, diagnoza=diagnoza)


def test_rating_again_replaces_and_the_trace_has_no_figures():
    diagnoza, (czlonek, *_), (first, _) = _team()

    for wplyw in (2, 5):
        ranking.rate_priorytety(diagnoza.proces_id, czlonek, {first.pk: (wplyw, 3)})

    assert OcenaPriorytetu.objects.values_list("wplyw", "wykonalnosc").get() == (5, 3)
    assert set(Slad.objects.values_list("zdarzenie", "z", "na")) == {
        ("oceniono priorytety", "", "")
    }


@pytest.mark.parametrize("ocena", [(0, 3), (3, 6)])
def test_rating_out_of_the_scale_saves_nothing(ocena):
    diagnoza, (czlonek, *_), (first, second) = _team()

    with pytest.raises(ValidationError):
        ranking.rate_priorytety(diagnoza.proces_id, czlonek, {first.pk: (3, 3), second.pk: ocena})

    assert OcenaPriorytetu.objects.count() == 0


def test_foreign_priority_is_not_rated():
    diagnoza, (czlonek, *_), _ = _team()

    with pytest.raises(DiagnozaError):
        ranking.rate_priorytety(diagnoza.proces_id, czlonek, {PriorytetFactory().pk: (3, 3)})


def test_finished_diagnosis_is_not_rated():
    diagnoza = DiagnozaPoglebionaFactory(zakonczona=True)
    czlonek = CzlonekZespoluFactory(proces=diagnoza.proces)

    with pytest.raises(DiagnozaError):
        ranking.rate_priorytety(diagnoza.proces_id, czlonek, {})


def test_suggested_order_is_taken_over_and_leaves_a_trace():
    diagnoza, team, (first, second) = _team()
    for czlonek in team:
        OcenaPriorytetuFactory(priorytet=first, czlonek=czlonek, wplyw=1)
        OcenaPriorytetuFactory(priorytet=second, czlonek=czlonek, wplyw=5)

    ranking.order_by_oceny(diagnoza.proces_id, UserFactory())
    ranking.order_by_oceny(diagnoza.proces_id, UserFactory())

    assert list(Priorytet.objects.all()) == [second, first]
    assert Slad.objects.get().na == f"{second}; {first}"


def test_without_figures_there_is_no_order_to_take():
    diagnoza, (czlonek, *_), (first, _) = _team()
    OcenaPriorytetuFactory(priorytet=first, czlonek=czlonek)

    with pytest.raises(DiagnozaError):
        ranking.order_by_oceny(diagnoza.proces_id, UserFactory())


def test_who_left_the_team_no_longer_counts():
    diagnoza, team, (first, _) = _team()
    for czlonek in team:
        OcenaPriorytetuFactory(priorytet=first, czlonek=czlonek)
    type(team[0]).objects.filter(pk=team[0].pk).update(odszedl_at="2026-01-01T10:00Z")

    pozycja = get_ranking(diagnoza.proces, diagnoza)[0]

    assert (pozycja.ocena.glosy, pozycja.ocena.is_shown) == (2, True)


def test_own_rating_is_given_to_its_author_alone(django_assert_num_queries):
    diagnoza, team, (first, _) = _team()
    OcenaPriorytetuFactory(priorytet=first, czlonek=team[0], wplyw=5)

    with django_assert_num_queries(6):
        mine, others = (
            get_ranking(diagnoza.proces, diagnoza, czlonek)[0].moja for czlonek in team[:2]
        )

    assert (mine.wplyw, others) == (5, None)
