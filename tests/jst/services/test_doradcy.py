import pytest
from django.db import IntegrityError, transaction

from doradztwo.exceptions import DomainError
from jst.models import Doradca, OswiadczenieDoradcy, TeamDoradczy
from jst.services.doradcy import create_doradca, get_or_create_team, record_oswiadczenie
from konta.models import Slad, Zaproszenie
from tests.factories.jst import DoradcaFactory, JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def add(kto, email="nowy@example.org"):
    return create_doradca(
        email=email, imie="Jan", nazwisko="Wzorcowy", specjalizacja="ros", kto=kto
    )


def test_create_doradca_invites_an_inactive_person():
    kto = UserFactory()

    doradca = add(kto)

    assert (doradca.user.email, doradca.user.is_active) == ("nowy@example.org", False)
    assert Zaproszenie.objects.get(user=doradca.user).opis_roli == "doradca ROS"
    assert Slad.objects.filter(zdarzenie="dodano doradcę", kto=kto).count() == 1


def test_create_doradca_twice_is_refused_and_leaves_nothing():
    kto = UserFactory()
    add(kto)

    with pytest.raises(DomainError, match="już doradcą"):
        add(kto)

    assert (Doradca.objects.count(), Zaproszenie.objects.count()) == (1, 1)


def test_get_or_create_team_makes_a_pair_once():
    ros, pro = DoradcaFactory(), DoradcaFactory(pro=True)

    assert get_or_create_team(ros, pro) == get_or_create_team(ros, pro)
    assert TeamDoradczy.objects.count() == 1


def test_get_or_create_team_refuses_two_of_one_kind():
    with pytest.raises(DomainError, match="jeden doradca ROS i jeden doradca PRO"):
        get_or_create_team(DoradcaFactory(), DoradcaFactory())


def test_record_oswiadczenie_keeps_earlier_ones():
    doradca, jst = DoradcaFactory(), JstFactory()

    record_oswiadczenie(doradca, jst, jest_konflikt=True, opis="Rodzina.", kto=doradca.user)
    record_oswiadczenie(doradca, jst, jest_konflikt=False, kto=doradca.user)

    assert [row.jest_konflikt for row in doradca.oswiadczenia.order_by("pk")] == [True, False]


def test_record_oswiadczenie_of_conflict_needs_a_description():
    doradca = DoradcaFactory()

    with pytest.raises(DomainError, match="Opisz"):
        record_oswiadczenie(doradca, JstFactory(), jest_konflikt=True, opis=" ", kto=doradca.user)

    assert not OswiadczenieDoradcy.objects.exists()


@pytest.mark.parametrize(
    "values",
    [{"jest_konflikt": True, "opis": ""}],
)
def test_database_refuses_an_undescribed_conflict(values):
    doradca = DoradcaFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        OswiadczenieDoradcy.objects.create(
            doradca=doradca, jst=JstFactory(), zlozyl=doradca.user, **values
        )


def test_database_refuses_a_team_of_one_person():
    doradca = DoradcaFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        TeamDoradczy.objects.create(ros=doradca, pro=doradca)
