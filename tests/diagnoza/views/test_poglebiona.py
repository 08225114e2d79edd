import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from diagnoza.models import DiagnozaPoglebiona, Priorytet, Problem, Przyczyna
from diagnoza.services.poglebiona import update_element
from tests.factories.diagnoza import (
    DiagnozaPoglebionaFactory,
    FaktProblemuFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def problem(client):
    """A problem of a team whose lider is signed in."""
    problem = ProblemFactory(jak_jest="Stare.")
    czlonek = CzlonekZespoluFactory(proces=problem.diagnoza.proces, lider=True)
    client.force_login(czlonek.user)
    return problem


def _page(row):
    diagnoza = row if isinstance(row, DiagnozaPoglebiona) else row.diagnoza
    return reverse("diagnoza:diagnoza_detail", args=[diagnoza.proces_id])


def _url(name, pk):
    return reverse(f"diagnoza:{name}", args=[pk])


def _other_person_writes(problem, **zmiany):
    other = CzlonekZespoluFactory(proces=problem.diagnoza.proces)
    return update_element(problem, zmiany, problem.wersja, other.user)


def test_problem_is_added(client, problem):
    url = _url("problem_create", problem.diagnoza.proces_id)

    response = client.post(url, {"nazwa": "Dowozy trwają za długo"})

    added = Problem.objects.exclude(pk=problem.pk).get()
    assert response.url == f"{_page(problem)}#problem-{added.pk}"
    assert added.nazwa == "Dowozy trwają za długo"


@pytest.mark.parametrize("name", ["problem_create", "priorytet_create"])
def test_empty_name_adds_nothing(client, problem, name):
    client.post(_url(name, problem.diagnoza.proces_id), {"nazwa": " "})

    assert (Problem.objects.count(), Priorytet.objects.count()) == (1, 0)


def test_cause_and_deeper_cause_are_added(client, problem):
    client.post(_url("przyczyna_create", problem.pk), {"tresc": "Brak czasu"})
    first = Przyczyna.objects.get()

    client.post(_url("przyczyna_create", problem.pk), {"tresc": "Za dużo", "wyzsza": first.pk})

    assert list(Przyczyna.objects.values_list("tresc", "wyzsza")) == [
        ("Brak czasu", None),
        ("Za dużo", first.pk),
    ]


def test_priority_is_drawn_from_a_gap(client, problem):
    Problem.objects.update(luka="Brak definicji.")

    client.post(
        _url("priorytet_create", problem.diagnoza.proces_id), {"problem": problem.pk, "nazwa": ""}
    )

    assert Priorytet.objects.get().nazwa == "Brak definicji."


def test_autosave_saves_one_field(client, problem):
    response = client.post(
        _url("problem_update", problem.pk),
        {"pole": "jak_jest", "wartosc": "Nowe.", "wersja": "1", "baza": "Stare."},
        headers=JSON,
    )

    problem.refresh_from_db()
    assert (response.status_code, response.json()["wersja"]) == (200, 2)
    assert problem.jak_jest == "Nowe."


def test_autosave_shows_both_texts_on_a_conflict(client, problem):
    other = _other_person_writes(problem, jak_jest="Tekst drugiej osoby.")

    response = client.post(
        _url("problem_update", problem.pk),
        {"pole": "jak_jest", "wartosc": "Mój.", "wersja": "1", "baza": "Stare."},
        headers=JSON,
    )

    konflikt = response.json()["konflikt"]
    assert (response.status_code, konflikt["tekst"]) == (409, "Tekst drugiej osoby.")
    assert konflikt["autor"] == str(CzlonekZespoluFactory._meta.model.objects.latest("pk").user)
    assert Problem.objects.get().jak_jest == other.jak_jest


def test_autosave_of_an_empty_name_is_refused_beside_the_field(client, problem):
    response = client.post(
        _url("problem_update", problem.pk),
        {"pole": "nazwa", "wartosc": "", "wersja": "1", "baza": problem.nazwa},
        headers=JSON,
    )

    assert (response.status_code, list(response.json()["bledy"])) == (422, ["nazwa"])


def test_autosave_refuses_other_fields(client, problem):
    response = client.post(
        _url("problem_update", problem.pk),
        {"pole": "kolejnosc", "wartosc": "9", "wersja": "1"},
        headers=JSON,
    )

    assert response.status_code == 409


def _whole_form(problem, **zmiany):
    pola = {name: getattr(problem, name) for name in ("nazwa", "jak_jest", "jak_chcemy", "luka")}
    return {
        "wersja": problem.wersja,
        **{f"baza-{name}": value for name, value in pola.items()},
        **(pola | zmiany),
    }


def test_whole_form_is_saved_without_javascript(client, problem):
    response = client.post(
        _url("problem_update", problem.pk),
        _whole_form(problem, jak_jest="Linia 1\r\nLinia 2", luka="Brak."),
    )

    problem.refresh_from_db()
    assert response.url == f"{_page(problem)}#problem-{problem.pk}"
    assert (problem.jak_jest, problem.luka) == ("Linia 1\nLinia 2", "Brak.")


def test_two_people_in_two_fields_do_not_disturb_each_other(client, problem):
    form = _whole_form(problem, jak_jest="Mój.")
    _other_person_writes(problem, luka="Luka drugiej osoby.")

    client.post(_url("problem_update", problem.pk), form)

    problem.refresh_from_db()
    assert (problem.jak_jest, problem.luka) == ("Mój.", "Luka drugiej osoby.")


@pytest.mark.parametrize(
    ("button", "expected"),
    [("polacz", "Mój.\n\nTamten."), ("moj", "Mój."), ("cudzy", "Tamten.")],
)
def test_conflict_without_javascript_is_settled_by_a_button(client, problem, button, expected):
    form = _whole_form(problem, jak_jest="Mój.", luka="Moja luka.")
    _other_person_writes(problem, jak_jest="Tamten.")

    page = client.post(_url("problem_update", problem.pk), form)
    konflikt = page.context["wynik"].konflikty[0]
    client.post(
        _url("problem_update", problem.pk),
        {
            "wersja": konflikt.wersja,
            "baza-jak_jest": konflikt.cudzy,
            "jak_jest": konflikt.moj,
            "konflikt": button,
        },
    )

    problem.refresh_from_db()
    assertContains(page, "Nic nie zginęło")
    assert (problem.jak_jest, problem.luka) == (expected, "Moja luka.")


def test_row_is_removed_after_confirmation(client, problem):
    przyczyna = PrzyczynaFactory(problem=problem)

    confirmation = client.get(_url("przyczyna_delete", przyczyna.pk))
    response = client.post(_url("przyczyna_delete", przyczyna.pk))

    assertContains(confirmation, przyczyna.tresc)
    assertRedirects(response, _page(problem))
    assert Przyczyna.objects.current().count() == 0
    assert client.get(_url("przyczyna_delete", przyczyna.pk)).status_code == 404


def test_priority_is_moved(client, problem):
    first = PriorytetFactory(diagnoza=problem.diagnoza)
    second = PriorytetFactory(diagnoza=problem.diagnoza)

    client.post(_url("priorytet_move", second.pk), {"kierunek": "w-gore"})

    assert list(Priorytet.objects.order_by("kolejnosc")) == [second, first]


def test_finish_with_gaps_leads_to_the_list(client, problem):
    response = client.post(_url("diagnoza_finish", problem.diagnoza.proces_id))

    assert response.url == f"{_page(problem)}#braki"
    assertContains(client.get(_page(problem)), f"#id_nowa-przyczyna-{problem.pk}")


def test_finish_and_reopen(client):
    diagnoza = DiagnozaPoglebionaFactory(kompletna=True)
    client.force_login(CzlonekZespoluFactory(proces=diagnoza.proces).user)

    client.post(_url("diagnoza_finish", diagnoza.proces_id))
    finished = client.get(_page(diagnoza))
    client.post(_url("diagnoza_reopen", diagnoza.proces_id))

    assertContains(finished, "Wznów pracę nad diagnozą")
    assertNotContains(finished, "data-autozapis")
    diagnoza.refresh_from_db()
    assert diagnoza.zakonczono_at is None


def test_advisor_reads_without_controls(client, problem):
    client.force_login(PrzydzialDoradcyFactory(proces=problem.diagnoza.proces).doradca.user)

    response = client.get(_page(problem))

    assertContains(response, "Stare.")
    assertNotContains(response, "<textarea")
    update = client.post(_url("problem_update", problem.pk), {"pole": "luka"}, headers=JSON)
    assert update.status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_queries(client, number, django_assert_num_queries):
    diagnoza = DiagnozaPoglebionaFactory()
    client.force_login(CzlonekZespoluFactory(proces=diagnoza.proces).user)
    for _ in range(number):
        problem = ProblemFactory(diagnoza=diagnoza)
        PrzyczynaFactory(wyzsza=PrzyczynaFactory(problem=problem), problem=problem)
        PriorytetFactory(diagnoza=diagnoza, problem=problem)
        FaktProblemuFactory(problem=problem)
        FaktProblemuFactory(problem=problem, z_danych=True)
    client.get(_page(diagnoza))

    with django_assert_num_queries(11):
        client.get(_page(diagnoza))
