import pytest
from django.utils import timezone

from edycje.queries import (
    fakty_zespolu,
    get_uprawnienia,
    obciazenie_doradcow,
    okna_krokow,
    procesy_list,
    stan_zaproszenia,
)
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    TerminKrokuFactory,
)
from tests.factories.jst import DoradcaFactory, JstFactory
from tests.factories.konta import ZaproszenieFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_fakty_zespolu_costs_one_query(number, django_assert_num_queries):
    procesy = ProcesFactory.create_batch(number)
    for proces in procesy:
        CzlonekZespoluFactory(proces=proces, lider=True)
        CzlonekZespoluFactory(proces=proces, zaproszony=True)
        PrzydzialDoradcyFactory(proces=proces)

    with django_assert_num_queries(1):
        fakty = fakty_zespolu(procesy)

    assert [(f.liczba_osob, f.is_komplet, f.nieprzyjete) for f in fakty.values()] == [
        (2, False, 1)
    ] * number


def test_fakty_zespolu_of_a_complete_team():
    proces = ProcesFactory()
    CzlonekZespoluFactory(proces=proces, lider=True)
    CzlonekZespoluFactory.create_batch(2, proces=proces)
    CzlonekZespoluFactory(proces=proces, odszedl=True)
    CzlonekZespoluFactory(proces=proces, bez_konta=True)
    ros = PrzydzialDoradcyFactory(proces=proces)
    PrzydzialDoradcyFactory(proces=proces, zakonczony=True)

    fakty = fakty_zespolu([proces])[proces.pk]

    assert (fakty.liczba_osob, fakty.brakuje_osob, fakty.is_komplet) == (3, 0, True)
    assert (fakty.ma_lidera, fakty.ma_decydenta) == (True, True)
    assert fakty.is_lider_przyjety is True
    assert (fakty.ros.pk, fakty.pro, fakty.is_doradcy) == (ros.doradca_id, None, False)


def test_fakty_zespolu_of_an_empty_team():
    proces = ProcesFactory(edycja=EdycjaFactory(zespol_min=3))

    fakty = fakty_zespolu([proces])[proces.pk]

    assert (fakty.brakuje_osob, fakty.ma_lidera, fakty.is_lider_przyjety) == (3, False, False)


def test_lider_who_has_not_accepted_is_not_accepted():
    czlonek = CzlonekZespoluFactory(lider=True, zaproszony=True)

    assert fakty_zespolu([czlonek.proces])[czlonek.proces_id].is_lider_przyjety is False


@pytest.mark.parametrize("aktywny", [True, False])
@pytest.mark.parametrize("zaproszenie", [None, {}, {"przyjete_at": True}, {"odwolane_at": True}])
def test_database_accepts_the_same_people_as_the_page(aktywny, zaproszenie):
    czlonek = CzlonekZespoluFactory(lider=True, user__is_active=aktywny)
    if zaproszenie is not None:
        moments = dict.fromkeys(zaproszenie, timezone.now())
        czlonek.zaproszenie = ZaproszenieFactory(user=czlonek.user, **moments)
        czlonek.save()

    fakty = fakty_zespolu([czlonek.proces])[czlonek.proces_id]

    accepted = stan_zaproszenia(czlonek.user, czlonek.zaproszenie).is_accepted
    assert (fakty.is_lider_przyjety, fakty.nieprzyjete) == (accepted, int(not accepted))


@pytest.mark.parametrize("number", [1, 3])
def test_okna_krokow_costs_one_query(number, django_assert_num_queries):
    edycja = EdycjaFactory(kroki=True)
    procesy = ProcesFactory.create_batch(number, edycja=edycja)
    termin = TerminKrokuFactory(proces=procesy[0], krok=edycja.kroki.first())

    with django_assert_num_queries(1):
        okna = okna_krokow(procesy)

    assert [len(okna[proces.pk]) for proces in procesy] == [14] * number
    assert (okna[procesy[0].pk][0].do, okna[procesy[0].pk][0].is_wlasne) == (termin.do, True)


@pytest.mark.parametrize("number", [1, 3])
def test_obciazenie_doradcow_costs_two_queries(number, django_assert_num_queries):
    edycja = EdycjaFactory(minuty_miesiecznie=60)
    ros = DoradcaFactory()
    for _ in range(number):
        PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja), doradca=ros)

    with django_assert_num_queries(2):
        obciazenie = obciazenie_doradcow(edycja)

    assert [(row.procesy, row.minuty) for row in obciazenie] == [(number, 60 * number)]


def test_obciazenie_leaves_out_ended_and_counts_other_editions():
    edycja, ros = EdycjaFactory(), DoradcaFactory()
    PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja), doradca=ros)
    PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja, wstrzymany=True), doradca=ros)
    PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja, zakonczony=True), doradca=ros)
    PrzydzialDoradcyFactory(proces=ProcesFactory(), doradca=ros)
    PrzydzialDoradcyFactory(
        proces=ProcesFactory(edycja=EdycjaFactory(zakonczona=True)), doradca=ros
    )

    row = obciazenie_doradcow(edycja)[0]

    assert (row.procesy, row.procesy_wszystkie, row.minuty, row.minuty_wszystkie) == (2, 3, 60, 120)


def test_procesy_list_filters_by_name_group_and_missing_advisor():
    edycja = EdycjaFactory()
    grupa = GrupaFactory(edycja=edycja)
    checiny = ProcesFactory(edycja=edycja, grupa=grupa, jst=JstFactory(nazwa="Chęciny"))
    other = ProcesFactory(edycja=edycja, jst=JstFactory(nazwa="Urzędów"))
    PrzydzialDoradcyFactory(proces=checiny, ros=True)
    PrzydzialDoradcyFactory(proces=checiny, pro=True)

    assert list(procesy_list(edycja, szukaj="checi")) == [checiny]
    assert list(procesy_list(edycja, grupa=grupa.pk)) == [checiny]
    assert list(procesy_list(edycja, grupa=0)) == [other]
    assert list(procesy_list(edycja, doradca=0)) == [other]


def test_get_uprawnienia_of_somebody_who_left_is_nothing():
    czlonek = CzlonekZespoluFactory(odszedl=True)

    uprawnienia = get_uprawnienia(czlonek.proces, czlonek.user)

    assert (uprawnienia.is_czlonek, uprawnienia.is_lider) == (False, False)
