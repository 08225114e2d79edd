from datetime import date

import pytest

from sesje.kalendarz import months_between
from sesje.queries import fakty, ksiega, minuty_miesiaca, nastepne_przypomnienie, terminy_godzin
from tests.factories.edycje import PrzydzialDoradcyFactory, WstrzymanieFactory
from tests.factories.jst import DoradcaFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

MIESIACE = months_between(date(2026, 8, 1), date(2026, 12, 1))


def cells(swiat):
    (row,) = ksiega(doradca=swiat.doradca, miesiace=MIESIACE)
    return [(pole.wymagane, pole.zapisane, pole.stan, pole.slowo) for pole in row.pola]


def log(swiat, day, minuty, **more):
    return SesjaFactory(
        proces=swiat.proces, doradca=swiat.doradca, data_sesji=day, minuty=minuty, **more
    )


def test_ksiega_of_an_advisor_says_the_state_of_each_month(swiat):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 9, 1), przyjety=True
    )
    log(swiat, date(2026, 10, 7), 40)
    log(swiat, date(2026, 11, 9), 35)
    log(swiat, date(2026, 11, 10), 180, forma="na_miejscu")

    assert cells(swiat) == [
        (0, 0, "przed", "poza okresem"),
        (60, 60, "gotowe", "przyjęty"),
        (60, 40, "pilne", "brakuje 20"),
        (60, 35, "toku", "brakuje 25"),
        (60, 0, "przed", "później"),
    ]


def test_ksiega_names_complete_excused_and_paused_months(swiat):
    WstrzymanieFactory(proces=swiat.proces, od=date(2026, 9, 10), do=date(2026, 9, 30))
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 10, 1), bez_wsparcia=True
    )
    log(swiat, date(2026, 11, 9), 75)

    assert cells(swiat)[1:4] == [
        (0, 0, "pauza", "pauza"),
        (60, 0, "pauza", "brak wsparcia"),
        (60, 75, "gotowe", "komplet"),
    ]


def test_ksiega_shows_a_closed_month_as_it_was_frozen(swiat):
    MiesiacDoradcyFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        miesiac=date(2026, 10, 1),
        zamkniety=True,
        wymagane_min=90,
        zapisane_min=95,
    )

    assert cells(swiat)[2] == (90, 95, "czeka", "zamknięty")


def test_ksiega_of_an_edition_keeps_former_advisors(swiat):
    former = PrzydzialDoradcyFactory(
        proces=swiat.proces, od=date(2026, 9, 1), do=date(2026, 9, 10), powod_konca="Choroba."
    )

    rows = ksiega(edycja=swiat.edycja, miesiace=[date(2026, 9, 1)])

    assert {(row.doradca, row.pole.wymagane, row.is_current) for row in rows} == {
        (swiat.doradca, 42, True),
        (former.doradca, 18, False),
    }


@pytest.mark.parametrize("number", [1, 3])
def test_ksiega_costs_four_queries(swiat, number, django_assert_num_queries):
    for _ in range(number - 1):
        PrzydzialDoradcyFactory(doradca=swiat.doradca, proces__edycja=swiat.edycja)

    with django_assert_num_queries(4):
        assert len(ksiega(doradca=swiat.doradca, miesiace=MIESIACE)) == number
    with django_assert_num_queries(4):
        assert len(ksiega(edycja=swiat.edycja, miesiace=MIESIACE)) == number


def test_fakty_and_minuty_miesiaca_leave_out_withdrawn_sessions(swiat, django_assert_num_queries):
    log(swiat, date(2026, 11, 9), 35)
    log(swiat, date(2026, 11, 10), 180, forma="na_miejscu", potwierdzona=True)
    log(swiat, date(2026, 11, 12), 60, wycofana=True)
    empty = PrzydzialDoradcyFactory().proces
    pks = [swiat.proces.pk, empty.pk]

    with django_assert_num_queries(1):
        facts = fakty(pks)
    with django_assert_num_queries(1):
        minutes = minuty_miesiaca(pks, date(2026, 11, 15))

    fact = facts[swiat.proces.pk]
    assert (fact.liczba, fact.minuty, fact.do_potwierdzenia) == (2, 215, 1)
    assert (fact.ostatnia, fact.ostatnia_doradcy) == (
        date(2026, 11, 10),
        {swiat.doradca.pk: date(2026, 11, 10)},
    )
    assert (facts[empty.pk].liczba, facts[empty.pk].ostatnia) == (0, None)
    assert minutes == {(swiat.proces.pk, swiat.doradca.pk): 35}


def test_nastepne_przypomnienie_is_the_nearest_that_still_has_a_reason(swiat):
    closing = nastepne_przypomnienie(swiat.doradca, date(2026, 11, 4))
    shortage = nastepne_przypomnienie(swiat.doradca, date(2026, 11, 18))
    log(swiat, date(2026, 11, 9), 60)

    assert (closing.data, closing.dlaczego) == (
        date(2026, 11, 6),
        "o miesiącu, który czeka na zamknięcie",
    )
    assert shortage.data == date(2026, 11, 20)
    assert nastepne_przypomnienie(swiat.doradca, date(2026, 11, 18)) is None
    assert nastepne_przypomnienie(DoradcaFactory(), date(2026, 11, 18)) is None


def test_terminy_godzin_are_all_days_that_still_have_a_reason(swiat, django_assert_num_queries):
    def of(day):
        return [(one.dzien, one.okres) for one in terminy_godzin(swiat.doradca, day, day)]

    closing = [
        (date(2026, 12, 3), "2026-11/zamkniecie-3"),
        (date(2026, 12, 7), "2026-11/zamkniecie-6"),
    ]
    with django_assert_num_queries(4):
        early = of(date(2026, 11, 4))
    assert early == [
        (date(2026, 11, 6), "2026-10/zamkniecie-6"),
        (date(2026, 11, 20), "2026-11/20"),
        (date(2026, 11, 26), "2026-11/3-od-konca"),
        *closing,
    ]
    assert of(date(2026, 11, 21)) == [(date(2026, 11, 26), "2026-11/3-od-konca"), *closing]
    log(swiat, date(2026, 11, 9), 60)
    assert of(date(2026, 11, 21)) == closing
    assert terminy_godzin(DoradcaFactory(), date(2026, 11, 18)) == []
