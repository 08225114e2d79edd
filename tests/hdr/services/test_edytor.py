from datetime import date

import pytest
from django.core.exceptions import ValidationError

from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from hdr.enums import StanDzialania
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.services import edytor
from konta.models import Slad
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import NarzedzieFactory

pytestmark = pytest.mark.django_db


def test_add_cel_makes_the_hdr_and_takes_the_next_place():
    priorytet, kto = PriorytetFactory(), UserFactory()

    cele = [edytor.add_cel(priorytet, kto=kto) for _ in range(2)]

    assert [cel.kolejnosc for cel in cele] == [1, 2]
    assert Hdr.objects.get().proces == priorytet.diagnoza.proces
    assert Slad.objects.filter(zdarzenie="dodano cel", kto=kto).count() == 2


def test_add_cel_refuses_a_priority_that_the_diagnosis_dropped():
    with pytest.raises(HdrError):
        edytor.add_cel(PriorytetFactory(usuniety=True), kto=UserFactory())


@pytest.mark.parametrize("stan", ["w_opinii", "do_akceptacji", "przyjety"])
def test_update_cel_is_refused_outside_a_draft(stan):
    cel = CelFactory(hdr=HdrFactory(**{stan: True}))

    with pytest.raises(HdrError):
        edytor.update_cel(cel, {"tresc": "Nowa"}, 1, kto=UserFactory())

    cel.refresh_from_db()
    assert cel.tresc != "Nowa"


@pytest.mark.parametrize("stan", ["wstrzymany", "zakonczony", "rezygnacja"])
def test_update_cel_is_refused_in_a_closed_proces(stan):
    cel = CelFactory(hdr__proces=ProcesFactory(**{stan: True}))

    with pytest.raises(ProcesZamknietyError):
        edytor.update_cel(cel, {"tresc": "Nowa"}, 1, kto=UserFactory())


def test_update_cel_saves_version_and_trace():
    cel, kto = CelFactory(tresc="Stara"), UserFactory()

    saved = edytor.update_cel(cel, {"tresc": "Nowa"}, 1, kto=kto)

    assert (saved.tresc, saved.wersja) == ("Nowa", 2)
    slad = Slad.objects.get(zdarzenie="zmieniono: cel")
    assert (slad.z, slad.na, slad.kto, slad.proces_pk) == (
        "Stara",
        "Nowa",
        kto,
        cel.hdr.proces_id,
    )


def test_update_cel_reports_a_conflict_and_keeps_the_first():
    cel = CelFactory()
    edytor.update_cel(cel, {"tresc": "Pierwsza"}, 1, kto=UserFactory())

    with pytest.raises(WersjaConflictError) as caught:
        edytor.update_cel(cel, {"tresc": "Druga"}, 1, kto=UserFactory())

    assert caught.value.current.tresc == "Pierwsza"


def test_update_cel_moves_it_to_the_end_of_another_priority():
    cel = CelFactory()
    other = PriorytetFactory(diagnoza=cel.priorytet.diagnoza)
    CelFactory(hdr=cel.hdr, priorytet=other, kolejnosc=5)

    edytor.update_cel(cel, {"priorytet": other}, 1, kto=UserFactory())

    cel.refresh_from_db()
    assert (cel.priorytet, cel.kolejnosc) == (other, 6)


def test_update_cel_refuses_a_priority_of_another_proces():
    cel = CelFactory()

    with pytest.raises(ValidationError):
        edytor.update_cel(cel, {"priorytet": PriorytetFactory()}, 1, kto=UserFactory())


def test_update_dzialanie_refuses_end_before_start():
    dzialanie = DzialanieFactory(od=date(2027, 3, 1))

    with pytest.raises(ValidationError) as caught:
        edytor.update_dzialanie(dzialanie, {"do": date(2027, 2, 28)}, 1, kto=UserFactory())

    assert list(caught.value.message_dict) == ["do"]


def test_update_dzialanie_takes_only_people_of_the_team():
    dzialanie = DzialanieFactory()
    proces = dzialanie.cel.hdr.proces
    member = CzlonekZespoluFactory(proces=proces)

    edytor.update_dzialanie(dzialanie, {"odpowiedzialny": member}, 1, kto=UserFactory())

    for stranger in (CzlonekZespoluFactory(), CzlonekZespoluFactory(proces=proces, odszedl=True)):
        with pytest.raises(ValidationError):
            edytor.update_dzialanie(dzialanie, {"odpowiedzialny": stranger}, 2, kto=UserFactory())
    dzialanie.refresh_from_db()
    assert dzialanie.odpowiedzialny == member


def test_toggle_narzedzie_adds_once_drops_and_refuses_another_area():
    proces = ProcesFactory(etap2=True)
    dzialanie = DzialanieFactory(cel__hdr__proces=proces)
    tool, kto = NarzedzieFactory(obszar=proces.obszar), UserFactory()

    edytor.toggle_narzedzie(dzialanie, tool, True, kto=kto)
    edytor.toggle_narzedzie(dzialanie, tool, True, kto=kto)
    assert list(dzialanie.narzedzia.all()) == [tool]
    edytor.toggle_narzedzie(dzialanie, tool, False, kto=kto)
    assert list(dzialanie.narzedzia.all()) == []
    with pytest.raises(HdrError):
        edytor.toggle_narzedzie(dzialanie, NarzedzieFactory(), True, kto=kto)
    assert Slad.objects.filter(zdarzenie__endswith="narzędzie").count() == 2


def test_duplicate_dzialanie_copies_content_but_not_progress():
    proces = ProcesFactory(etap2=True)
    original = DzialanieFactory(
        cel__hdr__proces=proces,
        kompletne=True,
        kolejnosc=1,
        stan=StanDzialania.W_TOKU,
        procent=40,
    )
    later = DzialanieFactory(cel=original.cel, kolejnosc=2)
    tool = NarzedzieFactory(obszar=proces.obszar)
    original.narzedzia.add(tool)

    copy = edytor.duplicate_dzialanie(original, kto=UserFactory())

    order = Dzialanie.objects.filter(cel=original.cel).order_by("kolejnosc")
    assert list(order) == [original, copy, later]
    assert (copy.rezultat, copy.od, copy.procent) == (original.rezultat, original.od, 0)
    assert list(copy.narzedzia.all()) == [tool]


def test_move_dzialanie_changes_places_and_stays_at_the_ends():
    cel, kto = CelFactory(), UserFactory()
    first, second, third = [DzialanieFactory(cel=cel) for _ in range(3)]

    edytor.move_dzialanie(third, -1, kto=kto)
    edytor.move_dzialanie(first, -1, kto=kto)
    edytor.move_dzialanie(first, 1, kto=kto)

    assert list(Dzialanie.objects.filter(cel=cel).order_by("kolejnosc")) == [third, first, second]


def test_move_cel_stays_in_its_priority():
    first = CelFactory()
    second = CelFactory(hdr=first.hdr)

    edytor.move_cel(second, -1, kto=UserFactory())

    assert list(Cel.objects.order_by("kolejnosc")) == [second, first]


def test_delete_and_restore_bring_back_everything():
    dzialanie, kto = DzialanieFactory(), UserFactory()

    edytor.delete_obiekt(dzialanie.cel, kto=kto)
    edytor.delete_obiekt(dzialanie.cel, kto=kto)
    with pytest.raises(HdrError):
        edytor.update_dzialanie(dzialanie, {"tresc": "Nowa"}, 1, kto=kto)
    with pytest.raises(HdrError):
        edytor.restore_obiekt(dzialanie, kto=kto)
    edytor.restore_obiekt(dzialanie.cel, kto=kto)

    assert list(Dzialanie.objects.current()) == [dzialanie]
    assert Slad.objects.filter(zdarzenie="usunięto cel").count() == 1


def test_update_forma_is_versioned():
    hdr = HdrFactory()

    edytor.update_forma(hdr, "minireportaz", 1, kto=UserFactory())

    with pytest.raises(WersjaConflictError):
        edytor.update_forma(hdr, "dobra_praktyka", 1, kto=UserFactory())
    hdr.refresh_from_db()
    assert hdr.forma_podsumowania == "minireportaz"
