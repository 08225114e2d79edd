"""Cost of a saved field: it happens hundreds of times while one sheet is filled."""

import pytest
from django.urls import reverse

from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
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
    url = reverse("arkusz:arkusz_autosave", args=[czlonek.proces_id, 1])
    client.post(url, {"pole": f"s{statement.pk}", "wartosc": "4"}, headers=JSON)

    with django_assert_num_queries(12):
        client.post(url, {"pole": f"s{statement.pk}", "wartosc": "5"}, headers=JSON)
