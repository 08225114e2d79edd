"""Cost of a saved field: it happens hundreds of times while one sheet is filled."""

import pytest
from django.urls import reverse

from tests.factories.diagnoza import (
    ProblemFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory

pytestmark = pytest.mark.django_db


JSON = {"Accept": "application/json"}


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
