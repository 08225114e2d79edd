"""The factories themselves: other apps stand on them."""

import pytest

from tests.factories import zbiory as fabryki

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.ZebraneDaneFactory, {"zebrane": True}),
        (fabryki.ZebraneDaneFactory, {"niedostepne": True}),
        (fabryki.ZebraneDaneFactory, {"proces__etap2": True, "z_listy": True}),
        (fabryki.PlikDanychFactory, {"wycofany": True}),
    ],
)
def test_factory_makes_a_valid_row(factory, traits):
    row = factory(**traits)

    assert type(row)._base_manager.get(pk=row.pk) == row
