"""Cost of a saved field: it happens hundreds of times while one sheet is filled."""

import pytest
from django.urls import reverse

from tests.factories.diagnoza import ArkuszDiagnostycznyFactory, ProblemFactory, ZebraneDaneFactory
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.mark.parametrize("people", [1, 3])
def test_saving_an_answer(client, people, django_assert_num_queries):
    wersja = WersjaArkuszaFactory(pelna=True)
    czlonek = CzlonekZespoluFactory(proces__edycja__wersja_arkusza=wersja)
    CzlonekZespoluFactory.create_batch(people - 1, proces=czlonek.proces)
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3)
    client.force_login(czlonek.user)
    statement = wersja.stwierdzenia.first()
    url = reverse("diagnoza:arkusz_autosave", args=[czlonek.proces_id, 1])
    client.post(url, {"pole": f"s{statement.pk}", "wartosc": "4"}, headers=JSON)

    with django_assert_num_queries(12):
        client.post(url, {"pole": f"s{statement.pk}", "wartosc": "5"}, headers=JSON)


def test_saving_a_text(client, django_assert_num_queries):
    problem = ProblemFactory()
    client.force_login(CzlonekZespoluFactory(proces=problem.diagnoza.proces).user)
    url = reverse("diagnoza:problem_update", args=[problem.pk])
    pole = {"pole": "luka", "wersja": "1", "baza": ""}
    client.post(url, pole | {"wartosc": "Pierwsza."}, headers=JSON)

    with django_assert_num_queries(12):
        client.post(
            url,
            {"pole": "luka", "wersja": "2", "baza": "Pierwsza.", "wartosc": "Druga."},
            headers=JSON,
        )


def test_form_of_an_item(client, django_assert_num_queries):
    dane = ZebraneDaneFactory()
    client.force_login(CzlonekZespoluFactory(proces=dane.proces).user)
    url = reverse("diagnoza:dane_update", args=[dane.pk])
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)
