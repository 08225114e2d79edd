import pytest

from edycje.models import Edycja
from pokaz.pomiar import measure_plan
from tests.factories.edycje import EdycjaFactory
from tests.factories.jst import JstFactory
from tests.factories.obszary import ObszarFactory


@pytest.mark.django_db
def test_measure_plan_costs_the_same_queries_and_leaves_nothing_behind():
    EdycjaFactory()
    ObszarFactory()
    JstFactory.create_batch(3)

    small, bigger = measure_plan(1), measure_plan(3)

    assert (small.procesy, bigger.procesy, bigger.osoby) == (1, 3, 30)
    assert bigger.wiadomosci > small.wiadomosci >= 14
    assert small.zapytania == bigger.zapytania
    assert Edycja.objects.count() == 1
