import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from diagnoza.models import FaktProblemu, OcenaPriorytetu, Priorytet, Problem, Przyczyna
from tests.factories.diagnoza import (
    FaktProblemuFactory,
    OcenaPriorytetuFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def problem(client):
    """A problem of a team whose lider is signed in."""
    problem = ProblemFactory(opisany=True)
    lider = CzlonekZespoluFactory(proces=problem.diagnoza.proces, lider=True)
    client.force_login(lider.user)
    return problem


def _url(name, pk):
    return reverse(f"diagnoza:{name}", args=[pk])


def _dane(problem):
    return ZebraneDaneFactory(proces=problem.diagnoza.proces, zebrane=True)


def test_tick_is_saved_by_itself(client, problem):
    dane = _dane(problem)
    url = _url("fakty_update", problem.pk)

    for wartosc in ("true", ""):
        pole = {"pole": f"dane-{dane.pk}", "wartosc": wartosc}
        assert client.post(url, pole, headers=JSON).status_code == 200

    assert FaktProblemu.objects.get().usunieto_at is not None


def test_ticks_of_two_people_do_not_undo_one_another(client, problem):
    first, second = _dane(problem), _dane(problem)
    FaktProblemuFactory(problem=problem, z_danych=True, dane=first)
    stale = {f"baza-dane-{one.pk}": "" for one in (first, second)}

    client.post(_url("fakty_update", problem.pk), stale | {f"dane-{second.pk}": "true"})

    linked = FaktProblemu.objects.current().values_list("dane", flat=True)
    assert sorted(linked) == [first.pk, second.pk]


def test_conclusion_is_shown_beside(client, problem):
    dane = _dane(problem)

    response = client.get(_url("diagnoza_detail", problem.diagnoza.proces_id))

    assertContains(response, dane.wniosek.replace(" o ", " o\u00a0"))


def test_data_without_a_conclusion_are_not_offered(client, problem):
    dane = ZebraneDaneFactory(proces=problem.diagnoza.proces)

    response = client.post(
        _url("fakty_update", problem.pk),
        {"pole": f"dane-{dane.pk}", "wartosc": "true"},
        headers=JSON,
    )

    assert (response.status_code, FaktProblemu.objects.count()) == (409, 0)


def test_measure_and_date_are_saved_field_by_field(client, problem):
    url = _url("problem_update", problem.pk)
    form = {"wersja": "1"}
    for pole, wartosc in (("miara", "liczba planów"), ("termin", "2027-06-30")):
        form |= {f"baza-{pole}": "", pole: wartosc}

    client.post(url, form)
    refused = client.post(
        url, {"pole": "termin", "wartosc": "30271-01-01", "baza": "2027-06-30"}, headers=JSON
    )

    problem.refresh_from_db()
    assert (problem.miara, problem.termin.isoformat()) == ("liczba planów", "2027-06-30")
    assert refused.status_code == 422


@pytest.mark.parametrize(("kategoria", "status"), [("ludzie", 200), ("pogoda", 422), ("", 200)])
def test_kind_of_a_cause_is_one_of_six(client, problem, kategoria, status):
    przyczyna = PrzyczynaFactory(problem=problem, kategoria="zasoby")

    response = client.post(
        _url("przyczyna_update", przyczyna.pk),
        {"pole": "kategoria", "wartosc": kategoria, "wersja": "1", "baza": "zasoby"},
        headers=JSON,
    )

    assert response.status_code == status
    assert Przyczyna.objects.get().kategoria == (kategoria if status == 200 else "zasoby")


def test_causes_draw_their_fishbone(client, problem):
    PrzyczynaFactory(problem=problem, tresc="Brak planu", kategoria="procedury")

    response = client.get(_url("diagnoza_detail", problem.diagnoza.proces_id))

    assertContains(response, '<svg class="ryba ryba-1"')
    assertContains(response, f"Przyczyny problemu: {Problem.objects.get().nazwa}")


def test_member_rates_and_sees_only_own_figures(client, problem):
    priorytet = PriorytetFactory(diagnoza=problem.diagnoza)
    OcenaPriorytetuFactory(priorytet=priorytet, wplyw=1, wykonalnosc=2)

    response = client.post(
        _url("ranking_rate", problem.diagnoza.proces_id),
        {f"wplyw-{priorytet.pk}": "5", f"wykonalnosc-{priorytet.pk}": "4"},
        follow=True,
    )

    assert OcenaPriorytetu.objects.count() == 2
    assertContains(response, f'name="wplyw-{priorytet.pk}" value="5" checked')
    assertNotContains(response, f'name="wplyw-{priorytet.pk}" value="1" checked')


@pytest.mark.parametrize(
    "oceny", [{"wplyw": "5"}, {"wplyw": "6", "wykonalnosc": "3"}, {"wplyw": "x"}]
)
def test_half_a_rating_saves_nothing(client, problem, oceny):
    priorytet = PriorytetFactory(diagnoza=problem.diagnoza)

    response = client.post(
        _url("ranking_rate", problem.diagnoza.proces_id),
        {f"{name}-{priorytet.pk}": value for name, value in oceny.items()},
    )

    assertContains(response, "podsumowanie-bledow")
    assert OcenaPriorytetu.objects.count() == 0


def test_only_the_lider_orders(client, problem):
    proces = problem.diagnoza.proces
    rows = PriorytetFactory.create_batch(2, diagnoza=problem.diagnoza)
    client.force_login(CzlonekZespoluFactory(proces=proces).user)

    responses = [
        client.post(_url("priorytet_move", rows[1].pk), {"kierunek": "w-gore"}),
        client.post(_url("ranking_order", proces.pk)),
    ]

    assert [response.status_code for response in responses] == [403, 403]
    assert list(Priorytet.objects.all()) == rows


def test_advisor_reads_the_medians_without_a_form(client, problem):
    PriorytetFactory(diagnoza=problem.diagnoza)
    przydzial = PrzydzialDoradcyFactory(proces=problem.diagnoza.proces, ros=True)
    client.force_login(przydzial.doradca.user)

    response = client.get(_url("ranking_detail", problem.diagnoza.proces_id))

    assertContains(response, "Oceny zespołu")
    assertNotContains(response, "Zapisz moje oceny")


@pytest.mark.parametrize("number", [1, 3])
def test_ranking_takes_the_same_queries(client, problem, number, django_assert_num_queries):
    for priorytet in PriorytetFactory.create_batch(number, diagnoza=problem.diagnoza):
        OcenaPriorytetuFactory(priorytet=priorytet)
    url = _url("ranking_detail", problem.diagnoza.proces_id)
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)
