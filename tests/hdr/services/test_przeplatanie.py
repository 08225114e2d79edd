"""Two editors, random order of their saves: nothing is lost, every conflict is reported."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doradztwo.wersje import WersjaConflictError
from hdr.models import Cel
from hdr.services import edytor
from konta.models import Slad
from tests.factories.hdr import CelFactory
from tests.factories.konta import UserFactory

POLA = ("tresc", "wskaznik", "zrodlo_danych")
# who acts, whether to read again first or to save, and which field
KROKI = st.lists(
    st.tuples(st.integers(0, 1), st.booleans(), st.sampled_from(POLA)), min_size=1, max_size=12
)


@pytest.mark.django_db
@given(kroki=KROKI)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_two_editors_never_lose_an_update(kroki):
    cel = CelFactory(tresc="", wskaznik="", zrodlo_danych="")
    people = [UserFactory(), UserFactory()]
    seen = [1, 1]
    expected, version = {}, 1
    for number, (who, reads, pole) in enumerate(kroki):
        if reads:
            seen[who] = Cel.objects.get(pk=cel.pk).wersja
            continue
        text = f"tekst {number}"
        try:
            edytor.update_cel(cel, {pole: text}, seen[who], kto=people[who])
        except WersjaConflictError as conflict:
            assert seen[who] != version
            seen[who] = conflict.current.wersja
            continue
        assert seen[who] == version
        version += 1
        seen[who] = version
        expected[pole] = text

    stored = Cel.objects.get(pk=cel.pk)
    assert stored.wersja == version
    assert {pole: getattr(stored, pole) for pole in expected} == expected
    traces = Slad.objects.filter(kto__in=people, zdarzenie__startswith="zmieniono")
    assert traces.count() == version - 1
