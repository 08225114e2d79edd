import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doradztwo.wersje import WersjaConflictError, save_versioned
from hdr.models import Cel
from tests.factories.hdr import CelFactory

pytestmark = pytest.mark.django_db


def test_save_versioned_writes_and_raises_the_version():
    cel = CelFactory(tresc="stary")
    before = cel.updated_at

    save_versioned(cel, {"tresc": "nowy"}, expected=1)

    assert (cel.tresc, cel.wersja) == ("nowy", 2)
    cel.refresh_from_db()
    assert (cel.tresc, cel.wersja) == ("nowy", 2)
    assert cel.updated_at > before


def test_save_versioned_refuses_a_version_somebody_passed():
    cel = CelFactory(tresc="stary")
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "pierwszy"}, expected=1)

    with pytest.raises(WersjaConflictError) as conflict:
        save_versioned(cel, {"tresc": "drugi"}, expected=1)

    assert (conflict.value.current.tresc, conflict.value.current.wersja) == ("pierwszy", 2)
    assert cel.tresc == "stary"


def test_save_versioned_does_it_in_one_query(django_assert_num_queries):
    cel = CelFactory()

    with django_assert_num_queries(1):
        save_versioned(cel, {"tresc": "nowy"}, expected=1)


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["read", "save"])), max_size=20))
def test_no_interleaving_of_three_people_loses_an_accepted_text(steps):
    cel = CelFactory(tresc="")
    held = {person: Cel.objects.get(pk=cel.pk) for person in range(3)}
    accepted = ""
    for number, (person, act) in enumerate(steps):
        if act == "read":
            held[person] = Cel.objects.get(pk=cel.pk)
            continue
        mine = held[person]
        text = f"{mine.tresc} {number}"
        try:
            save_versioned(mine, {"tresc": text}, expected=mine.wersja)
        except WersjaConflictError as conflict:
            assert conflict.current.tresc == accepted
        else:
            assert text.startswith(accepted)
            accepted = text

    assert Cel.objects.get(pk=cel.pk).tresc == accepted
