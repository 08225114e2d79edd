from datetime import date

import pytest

from edycje.enums import StatusEdycji
from edycje.exceptions import EdycjaError
from edycje.models import Grupa
from edycje.services.edycje import advance_edycja, create_edycja, save_grupa, update_edycja
from edycje.services.kroki import move_termin, reset_termin, update_kroki
from edycje.services.szablony import load_szablony, shift_okno, wzor_from_edycja
from konta.models import Slad
from tests.factories.edycje import EdycjaFactory, GrupaFactory, ProcesFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import WersjaArkuszaFactory

MONDAY = date(2026, 11, 16)


def test_three_templates_with_steps():
    szablony = load_szablony()

    assert {key: len(wzor.kroki) for key, wzor in szablony.items()} == {
        "doradztwo-2022-2023": 14,
        "pilotaz-systemu-2020": 14,
        "pilotaz-2019": 13,
    }
    assert "propozycja" in szablony["pilotaz-systemu-2020"].uwaga


@pytest.mark.parametrize(
    ("od", "do", "expected"),
    [
        # Two days that would be Friday and Saturday become Monday and Tuesday.
        (date(2026, 11, 20), date(2026, 11, 21), (date(2026, 11, 23), date(2026, 11, 24))),
        (date(2026, 11, 17), date(2026, 11, 18), (date(2026, 11, 17), date(2026, 11, 18))),
        # A month from Saturday to Sunday becomes Monday to Friday.
        (date(2026, 11, 14), date(2026, 12, 13), (date(2026, 11, 16), date(2026, 12, 11))),
    ],
)
def test_shifted_window_avoids_weekends(od, do, expected):
    assert shift_okno(od, do, 0) == expected


@pytest.mark.django_db
def test_create_edycja_makes_a_draft_with_moved_steps_and_its_coordinator():
    admin = UserFactory(admin=True)

    edycja = create_edycja(
        nazwa="Nowa",
        wzor=load_szablony()["doradztwo-2022-2023"],
        od=date(2026, 10, 5),
        wersja_arkusza=WersjaArkuszaFactory(),
        kto=admin,
    )

    first, last = edycja.kroki.first(), edycja.kroki.last()
    assert (edycja.status, edycja.do) == (StatusEdycji.SZKIC, date(2027, 5, 31))
    assert (first.nazwa, first.od) == ("Spotkanie inicjujące", date(2026, 10, 5))
    assert (last.nazwa, last.do) == ("Podsumowanie w wybranej formie", date(2027, 5, 31))
    assert [(rola.user, rola.rola) for rola in edycja.role.all()] == [(admin, "koordynator")]


@pytest.mark.django_db
def test_copy_of_an_edition_takes_its_steps_and_parameters():
    earlier = EdycjaFactory(kroki=True, zespol_max=5, minuty_miesiecznie=90)

    copy = create_edycja(
        nazwa="Kopia",
        wzor=wzor_from_edycja(earlier),
        od=MONDAY,
        wersja_arkusza=earlier.wersja_arkusza,
        kto=UserFactory(),
    )

    assert (copy.zespol_max, copy.minuty_miesiecznie) == (5, 90)
    assert list(copy.kroki.values_list("rodzaj", "numer")) == list(
        earlier.kroki.values_list("rodzaj", "numer")
    )


@pytest.mark.django_db
def test_update_edycja_traces_every_changed_parameter():
    edycja = EdycjaFactory(zespol_max=4)
    edycja.zespol_max = 5

    update_edycja(edycja, changed=["zespol_max"], kto=UserFactory())

    trace = Slad.objects.get()
    assert (trace.zdarzenie, trace.z, trace.na) == (
        "zmieniono: najwięcej osób w zespole JST",
        "4",
        "5",
    )


@pytest.mark.django_db
def test_sheet_of_a_running_edition_is_frozen():
    edycja = EdycjaFactory()
    edycja.wersja_arkusza = WersjaArkuszaFactory()

    with pytest.raises(EdycjaError):
        update_edycja(edycja, changed=["wersja_arkusza"], kto=UserFactory())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trait", "na", "allowed"),
    [
        ("szkic", StatusEdycji.AKTYWNA, True),
        ("szkic", StatusEdycji.ZAKONCZONA, False),
        ("kroki", StatusEdycji.ZAKONCZONA, True),
        ("kroki", StatusEdycji.AKTYWNA, False),
        ("zakonczona", StatusEdycji.AKTYWNA, False),
    ],
)
def test_advance_edycja_knows_one_way(trait, na, allowed):
    edycja = EdycjaFactory(**{"kroki": True, trait: True})

    if allowed:
        assert advance_edycja(edycja, na=na, kto=UserFactory()).status == na
    else:
        with pytest.raises(EdycjaError):
            advance_edycja(edycja, na=na, kto=UserFactory())


@pytest.mark.django_db
def test_edition_without_steps_does_not_start():
    with pytest.raises(EdycjaError):
        advance_edycja(EdycjaFactory(szkic=True), na=StatusEdycji.AKTYWNA, kto=UserFactory())


@pytest.mark.django_db
def test_groups_of_an_ended_edition_do_not_change():
    grupa = GrupaFactory(edycja=EdycjaFactory(zakonczona=True))
    grupa.nazwa = "powiaty"

    with pytest.raises(EdycjaError):
        save_grupa(grupa, kto=UserFactory())

    assert Grupa.objects.get().nazwa == "gminy wiejskie"


@pytest.mark.django_db
def test_update_kroki_saves_and_traces_only_what_differs():
    edycja = EdycjaFactory(kroki=True)
    kroki = list(edycja.kroki.all()[:2])
    kroki[0].do = kroki[0].do.replace(year=kroki[0].do.year + 1)

    changed = update_kroki(edycja, kroki, kto=UserFactory())

    assert changed == 1
    assert Slad.objects.get().zdarzenie == "zmieniono krok edycji"
    assert edycja.kroki.first().do == kroki[0].do


@pytest.mark.django_db
def test_move_termin_keeps_one_row_and_the_window_of_the_edition():
    proces = ProcesFactory(edycja=EdycjaFactory(kroki=True))
    krok = proces.edycja.kroki.first()

    move_termin(proces, krok, od=MONDAY, do=MONDAY, powod="Choroba.", kto=UserFactory())
    move_termin(proces, krok, od=krok.od, do=MONDAY, powod="Dłużej.", kto=UserFactory())

    assert [(t.od, t.powod) for t in proces.terminy_krokow.all()] == [(krok.od, "Dłużej.")]
    assert Slad.objects.filter(proces_pk=proces.pk).count() == 2


@pytest.mark.django_db
def test_reset_termin_leaves_the_reason_in_the_trail():
    proces = ProcesFactory(edycja=EdycjaFactory(kroki=True))
    krok = proces.edycja.kroki.first()
    move_termin(proces, krok, od=MONDAY, do=MONDAY, powod="Choroba.", kto=UserFactory())

    reset_termin(proces, krok, powod="Wyzdrowienie.", kto=UserFactory())

    assert proces.terminy_krokow.count() == 0
    assert Slad.objects.first().powod == "Wyzdrowienie."
