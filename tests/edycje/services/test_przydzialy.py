from datetime import timedelta

import pytest
from django.utils import timezone

from edycje.exceptions import PrzydzialError
from edycje.services.przydzialy import assign_doradcy
from jst.models import OswiadczenieDoradcy, TeamDoradczy
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.jst import DoradcaFactory, OswiadczenieDoradcyFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def _assign(procesy, **changes):
    values = {
        "ros": None,
        "pro": None,
        "od": timezone.localdate(),
        "oswiadczenie": True,
        "powod": "",
        "kto": UserFactory(),
    }
    return assign_doradcy(procesy, **values | changes)


def test_pair_is_assigned_to_many_procesy_as_a_team_with_declarations():
    procesy = ProcesFactory.create_batch(2)
    ros, pro = DoradcaFactory(), DoradcaFactory(pro=True)

    rows = _assign(procesy, ros=ros, pro=pro)

    assert len(rows) == 4
    assert {row.team for row in rows} == {TeamDoradczy.objects.get(ros=ros, pro=pro)}
    assert OswiadczenieDoradcy.objects.filter(jest_konflikt=False).count() == 4


def test_same_advisor_twice_changes_nothing():
    proces, ros = ProcesFactory(), DoradcaFactory()
    _assign([proces], ros=ros)

    assert _assign([proces], ros=ros) == []
    assert proces.przydzialy.count() == 1


def test_missing_declaration_refuses_everything():
    procesy, ros = ProcesFactory.create_batch(2), DoradcaFactory()
    OswiadczenieDoradcyFactory(doradca=ros, jst=procesy[0].jst)

    with pytest.raises(PrzydzialError):
        _assign(procesy, ros=ros, oswiadczenie=False)

    assert ros.przydzialy.count() == 0


def test_declared_conflict_refuses_even_when_ticked():
    proces, ros = ProcesFactory(), DoradcaFactory()
    OswiadczenieDoradcyFactory(doradca=ros, jst=proces.jst, konflikt=True)

    with pytest.raises(PrzydzialError) as error:
        _assign([proces], ros=ros)

    name = ros.user.get_full_name()
    assert str(error.value) == (
        f"{name} ma zgłoszony konflikt interesów: {proces.jst}. Wybierz innego doradcę."
    )


def test_change_closes_the_old_row_with_its_reason():
    old = PrzydzialDoradcyFactory()
    new = DoradcaFactory()
    today = timezone.localdate()

    _assign([old.proces], ros=new, powod="Koniec umowy.")

    old.refresh_from_db()
    current = old.proces.przydzialy.get(do=None)
    assert (old.do, old.powod_konca) == (today - timedelta(days=1), "Koniec umowy.")
    assert (current.doradca, current.od) == (new, today)


def test_change_without_a_reason_is_refused():
    old = PrzydzialDoradcyFactory()

    with pytest.raises(PrzydzialError):
        _assign([old.proces], ros=DoradcaFactory())

    old.refresh_from_db()
    assert old.do is None


def test_change_before_the_old_assignment_is_refused():
    old = PrzydzialDoradcyFactory()

    with pytest.raises(PrzydzialError):
        _assign([old.proces], ros=DoradcaFactory(), powod="x", od=old.od - timedelta(days=1))


def test_inactive_advisor_and_member_of_the_team_are_refused():
    proces, ros = ProcesFactory(), DoradcaFactory()
    CzlonekZespoluFactory(proces=proces, user=ros.user)

    with pytest.raises(PrzydzialError):
        _assign([proces], ros=ros)
    with pytest.raises(PrzydzialError):
        _assign([proces], ros=DoradcaFactory(nieaktywny=True))
