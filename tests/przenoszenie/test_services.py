from datetime import date

import pytest

from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr
from konta.models import Slad
from przenoszenie.plan import Plan, PlanCelu, PlanDzialania
from przenoszenie.services import describe, write_plan
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import CelFactory, HdrFactory
from tests.factories.obszary import NarzedzieFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db


@pytest.fixture
def obsada():
    return make_obsada()


@pytest.fixture
def priorytet(obsada):
    return PriorytetFactory(diagnoza__proces=obsada.proces)


def make_plan(priorytet, **dane):
    actions = [
        PlanDzialania({"tresc": "Ankieta", "do": date(2027, 9, 30)} | dane),
        PlanDzialania({"tresc": "Szkolenie"}),
    ]
    return Plan(cele=[PlanCelu(None, priorytet.pk, "Cel", {"wskaznik": "liczba"}, actions)])


def test_everything_is_written_with_one_line_of_the_trace(obsada, priorytet):
    person = obsada.proces.czlonkowie.first()
    tool = NarzedzieFactory()
    plan = make_plan(priorytet, odpowiedzialny_id=person.pk)
    plan.cele[0].dzialania[0].wspolpracuja = [person.pk]
    plan.cele[0].dzialania[0].narzedzia = [tool.pk]

    hdr = write_plan(obsada.proces.pk, plan, kto=obsada.lider)

    cel = Cel.objects.get()
    assert (cel.hdr, cel.priorytet, cel.tresc, cel.wskaznik) == (hdr, priorytet, "Cel", "liczba")
    first, second = cel.dzialania.order_by("kolejnosc")
    assert (first.tresc, first.do, first.odpowiedzialny) == ("Ankieta", date(2027, 9, 30), person)
    assert [*first.wspolpracuja.all()] == [person]
    assert [*first.narzedzia.all()] == [tool]
    assert (second.tresc, second.kolejnosc) == ("Szkolenie", 2)
    lines = Slad.objects.filter(zdarzenie="wczytano tabelę do HDR")
    assert [line.na for line in lines] == ["1\xa0nowy cel i 2\xa0działania"]


def test_actions_join_a_goal_that_is_there(obsada, priorytet):
    cel = CelFactory(hdr=HdrFactory(proces=obsada.proces), priorytet=priorytet)
    plan = Plan(cele=[PlanCelu(cel.pk, priorytet.pk, "", {}, [PlanDzialania({"tresc": "A"})])])

    write_plan(obsada.proces.pk, plan, kto=obsada.lider)

    assert Cel.objects.get() == cel
    assert [one.tresc for one in cel.dzialania.all()] == ["A"]
    assert describe(plan) == "1\xa0działanie"


def refuse(obsada, plan):
    with pytest.raises(HdrError):
        write_plan(obsada.proces.pk, plan, kto=obsada.lider)
    assert (Cel.objects.filter(tresc="Cel").count(), Dzialanie.objects.count()) == (0, 0)


def test_all_or_nothing(obsada, priorytet):
    plan = make_plan(priorytet)
    obcy = PriorytetFactory()
    plan.cele.append(PlanCelu(None, obcy.pk, "Obcy"))
    refuse(obsada, plan)


def test_a_goal_of_another_hdr_is_refused(obsada, priorytet):
    plan = make_plan(priorytet)
    plan.cele.append(PlanCelu(CelFactory().pk, priorytet.pk, ""))
    refuse(obsada, plan)


def test_a_person_of_another_team_is_refused(obsada, priorytet):
    refuse(obsada, make_plan(priorytet, odpowiedzialny_id=CzlonekZespoluFactory().pk))


def test_an_empty_plan_is_refused(obsada, priorytet):
    refuse(obsada, Plan())


def test_an_hdr_that_waits_takes_nothing(obsada, priorytet):
    HdrFactory(proces=obsada.proces, w_opinii=True)
    refuse(obsada, make_plan(priorytet))
    assert Hdr.objects.get().wersja == 1
