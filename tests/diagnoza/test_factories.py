"""The factories themselves: other apps stand on them."""

import pytest

from tests.factories import diagnoza as fabryki

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.DiagnozaPoglebionaFactory, {"zakonczona": True, "kompletna": True}),
        (fabryki.ProblemFactory, {"usuniety": True}),
        (fabryki.PrzyczynaFactory, {"usunieta": True}),
        (fabryki.PriorytetFactory, {"z_luki": True}),
        (fabryki.PriorytetFactory, {"usuniety": True}),
    ],
)
def test_factory_makes_a_valid_row(factory, traits):
    row = factory(**traits)

    assert type(row)._base_manager.get(pk=row.pk) == row
