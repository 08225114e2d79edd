"""The factories themselves: other apps stand on them."""

import pytest

from tests.factories import wynik as fabryki

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.WyborObszaruFactory, {"zmieniony": True}),
    ],
)
def test_factory_makes_a_valid_row(factory, traits):
    row = factory(**traits)

    assert type(row)._base_manager.get(pk=row.pk) == row
