"""Cost of a saved field: it happens hundreds of times while one sheet is filled."""

import pytest
from django.urls import reverse

from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)

pytestmark = pytest.mark.django_db


JSON = {"Accept": "application/json"}


def test_form_of_an_item(client, django_assert_num_queries):
    dane = ZebraneDaneFactory()
    client.force_login(CzlonekZespoluFactory(proces=dane.proces).user)
    url = reverse("zbiory:dane_update", args=[dane.pk])
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)
