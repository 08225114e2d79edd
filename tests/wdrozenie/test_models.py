import pytest
from django.db import IntegrityError, transaction

from tests.factories.wdrozenie import PostepDzialaniaFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fields", [{"stan": "zaniechane"}, {"procent": 101}])
def test_constraint_holds_past_the_form(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        PostepDzialaniaFactory(**fields)
