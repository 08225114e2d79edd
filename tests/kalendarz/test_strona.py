from datetime import date, timedelta

import pytest
from django.utils import timezone

from doradztwo.dni_robocze import holiday_name
from kalendarz.enums import Widok
from kalendarz.queries import strona
from tests.factories.konta import UserFactory
from tests.factories.spotkania import SpotkanieFactory
from tests.kalendarz.conftest import at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2026, 11, 21), date(2026, 10, 26), date(2026, 12, 6), 6),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28), 4),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5), 5),
    ],
)
def test_month_is_whole_weeks(day, first, last, weeks):
    kalendarz = strona(UserFactory(), Widok.MIESIAC, day)

    assert (kalendarz.dni[0].data, kalendarz.dni[-1].data) == (first, last)
    assert [len(tydzien) for tydzien in kalendarz.tygodnie] == [7] * weeks
    assert (kalendarz.od.day, kalendarz.liczba) == (1, 0)


def test_week_leads_to_the_weeks_beside_it():
    kalendarz = strona(UserFactory(), Widok.TYDZIEN, date(2026, 12, 31))

    assert (kalendarz.od, kalendarz.do) == (date(2026, 12, 28), date(2027, 1, 3))
    assert (kalendarz.poprzedni, kalendarz.nastepny) == (date(2026, 12, 24), date(2027, 1, 7))


@pytest.mark.parametrize("widok", Widok)
def test_calendar_ends_where_dates_end(widok):
    osoba = UserFactory()

    assert strona(osoba, widok, date(1990, 1, 1)).poprzedni is None
    assert strona(osoba, widok, date(2100, 12, 31)).nastepny is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 11), "Narodowe Święto Niepodległości"),
        (date(2025, 12, 24), "Wigilia Bożego Narodzenia"),
        (date(2024, 12, 24), ""),
        (date(2027, 5, 27), "Dzień Bożego Ciała"),
        (date(2026, 11, 12), ""),
    ],
)
def test_holiday_name(day, name):
    assert holiday_name(day) == name


def _kinds(kalendarz):
    return {one.rodzaj.value for dzien in kalendarz.dni for one in dzien.zdarzenia}


def test_filters_leave_what_fits(swiat):
    SpotkanieFactory(
        proces=swiat.proces, edycja=swiat.edycja, krok=swiat.krok_rodzaju("spotkanie_w_jst", 1),
        poczatek=at(0), koniec=at(0, 12),
    )  # fmt: skip
    swiat.edycja.kroki.update(do=timezone.localdate(), od=timezone.localdate())

    def page(**filters):
        return strona(swiat.lider, Widok.TYDZIEN, timezone.localdate(), **filters)

    assert _kinds(page(rodzaj="spotkanie")) == {"spotkanie"}
    assert _kinds(page(rodzaj="krok", jst=swiat.jst.nazwa.upper())) == {"krok"}
    assert _kinds(page(jst="nie ma takiej")) == set()
    assert page(jst="nie ma takiej").liczba_wszystkich == page().liczba


def test_a_cell_shows_four_of_many_and_says_how_many_more(swiat):
    swiat.edycja.kroki.update(do=timezone.localdate(), od=timezone.localdate() - timedelta(1))

    kalendarz = strona(swiat.lider, Widok.MIESIAC, timezone.localdate(), rodzaj="krok")

    (today,) = [dzien for dzien in kalendarz.dni if dzien.is_today]
    assert (len(today.zdarzenia), len(today.pierwsze), today.pozostale) == (14, 4, 10)
