import pytest
from django.db import IntegrityError, transaction

from tests.factories.podsumowanie import PodsumowanieFactory, SekcjaPodsumowaniaFactory

pytestmark = pytest.mark.django_db


def _same_part_twice():
    sekcja = SekcjaPodsumowaniaFactory()
    SekcjaPodsumowaniaFactory(podsumowanie=sekcja.podsumowanie)


@pytest.mark.parametrize("make", [_same_part_twice, lambda: PodsumowanieFactory(status="przyjete")])
def test_constraint_holds_past_the_form(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
