from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from prognoza.models import Prognoza
from prognoza.services import collect_prognoza, save_prognoza
from tests.factories.edycje import ProcesFactory
from tests.factories.konta import UserFactory
from tests.factories.prognoza import PrognozaFactory
from zbiory.models import ZebraneDane
from zbiory.services.dane import update_dane

pytestmark = pytest.mark.django_db

ZMIANY = {
    "urodzenia": {str(rok): 100 for rok in range(2011, 2026)},
    "zrodlo": "GUS",
    "pierwszy_rok": 2026,
}


def test_save_prognoza_makes_it_once_and_then_changes_it():
    proces = ProcesFactory()
    first = save_prognoza(proces.pk, ZMIANY, 0, UserFactory())

    second = save_prognoza(proces.pk, {**ZMIANY, "migracja": Decimal(1)}, 1, UserFactory())

    assert (second.pk, second.wersja, second.migracja) == (first.pk, 2, 1)
    assert list(Slad.objects.order_by("pk").values_list("zdarzenie", flat=True)) == [
        "policzono prognozę demograficzną",
        "zmieniono prognozę demograficzną",
    ]


def test_two_people_making_a_forecast_at_once_do_not_overwrite_each_other():
    proces = ProcesFactory()
    save_prognoza(proces.pk, ZMIANY, 0, UserFactory())

    with pytest.raises(WersjaConflictError):
        save_prognoza(proces.pk, {**ZMIANY, "zrodlo": "USC"}, 0, UserFactory())

    assert Prognoza.objects.get().zrodlo == "GUS"


def test_save_prognoza_refuses_a_closed_proces():
    with pytest.raises(ProcesZamknietyError):
        save_prognoza(ProcesFactory(wstrzymany=True).pk, ZMIANY, 0, UserFactory())


def test_save_prognoza_with_a_wrong_assumption_saves_nothing():
    with pytest.raises(ValidationError):
        save_prognoza(ProcesFactory().pk, {**ZMIANY, "niepubliczne": 101}, 0, UserFactory())

    assert Prognoza.objects.count() == 0


@pytest.mark.parametrize(
    "values",
    [
        {"szesciolatki": 60, "odroczenia": 50},
        {"odroczenia": -1},
        {"niepubliczne": 101},
        {"wielkosc_oddzialu": 0},
        {"migracja": 21},
        {"zmiana_urodzen": -21},
        {"pierwszy_rok": 1999},
    ],
)
def test_database_refuses_assumptions_that_make_no_sense(values):
    prognoza = PrognozaFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Prognoza.objects.filter(pk=prognoza.pk).update(**values)


def test_collect_prognoza_makes_one_item_and_later_updates_it():
    prognoza = PrognozaFactory()
    collect_prognoza(prognoza, "Uczniów ubędzie.", 1, UserFactory())
    prognoza = save_prognoza(prognoza.proces_id, {"wielkosc_oddzialu": 20}, 1, UserFactory())

    dane = collect_prognoza(prognoza, "Oddziałów będzie więcej.", 2, UserFactory())

    assert ZebraneDane.objects.get() == dane
    assert (dane.stan, dane.zrodlo, dane.okres, dane.wniosek) == (
        "zebrane",
        "GUS, Bank Danych Lokalnych",
        "lata szkolne 2026/2027–2035/2036",
        "Oddziałów będzie więcej.",
    )
    assert dane.tabela["naglowki"][:3] == ["Rok szkolny", "Uczniowie razem", "Oddziały"]
    assert dane.tabela["wiersze"][0] == ["2026/2027", "800", "40", "399", *["100"] * 8]


def test_collect_prognoza_overwrites_only_what_it_saw():
    prognoza = PrognozaFactory()
    save_prognoza(prognoza.proces_id, {"zrodlo": "USC"}, 1, UserFactory())

    with pytest.raises(WersjaConflictError):
        collect_prognoza(prognoza, "Wniosek.", 1, UserFactory())

    assert ZebraneDane.objects.count() == 0


def test_collected_forecast_stays_an_ordinary_item():
    dane = collect_prognoza(PrognozaFactory(), "Wniosek.", 1, UserFactory())

    after = update_dane(dane, {"okres": "dziesięć lat"}, dane.wersja, UserFactory())

    assert after.okres == "dziesięć lat"
