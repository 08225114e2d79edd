"""What stands in whose calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cykl.queries.nastepne import pierwszy_dzien
from kalendarz.enums import RodzajZdarzenia as R
from kalendarz.queries import zdarzenia
from sesje.kalendarz import next_month
from sesje.queries import terminy_godzin
from tests.access.wiersz import ADMIN, DECYDENT, KOORDYNATOR, LIDER, PRO, ROS
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.konta import UserFactory
from tests.factories.sesje import SesjaFactory, ZadanieOsobyFactory
from tests.factories.spotkania import SpotkanieFactory
from tests.factories.zbiory import (
    ProsbaODokumentFactory,
)
from tests.kalendarz.conftest import at

pytestmark = pytest.mark.django_db


def _of(user, *rodzaje):
    today = timezone.localdate()
    found = zdarzenia(user, today - timedelta(days=90), today + timedelta(days=200))
    return [one for one in found if not rodzaje or one.rodzaj in rodzaje]


def _meeting(swiat, proces, **fields):
    krok = swiat.krok_rodzaju("spotkanie_w_jst", 1)
    start = at(5)
    fields = {"poczatek": start, "koniec": start + timedelta(hours=2), **fields}
    return SpotkanieFactory(proces=proces, edycja=proces.edycja, krok=krok, **fields)


def test_meeting_is_in_the_calendars_of_its_people_only(swiat):
    drugi = ProcesFactory(edycja=swiat.edycja)
    own, other = _meeting(swiat, swiat.proces), _meeting(swiat, drugi)
    keys = sorted([f"spotkanie-{own.pk}", f"spotkanie-{other.pk}"])

    seen = {
        role: sorted(one.klucz for one in _of(swiat.osoby[role], R.SPOTKANIE))
        for role in (LIDER, DECYDENT, ROS, PRO, KOORDYNATOR, ADMIN)
    }

    assert seen == {
        LIDER: [f"spotkanie-{own.pk}"],
        DECYDENT: [f"spotkanie-{own.pk}"],
        ROS: [f"spotkanie-{own.pk}"],
        PRO: [f"spotkanie-{own.pk}"],
        KOORDYNATOR: keys,
        ADMIN: keys,
    }
    assert _of(UserFactory()) == []


def test_deadlines_are_the_windows_of_the_own_proces_and_of_the_coordinated_edition(swiat):
    krok = swiat.krok_rodzaju("hdr")
    swiat.proces.terminy_krokow.create(
        krok=krok, od=krok.od, do=krok.do + timedelta(days=9), powod="Wybory."
    )

    (own,) = [one for one in _of(swiat.lider, R.KROK) if one.klucz.startswith(f"krok-{krok.pk}-")]
    (edition,) = [
        one
        for one in _of(swiat.osoby[KOORDYNATOR], R.KROK)
        if one.klucz == f"edycja-krok-{krok.pk}"
    ]

    assert (own.dzien, edition.dzien) == (krok.do + timedelta(days=9), krok.do)
    assert (own.slowo, own.jst) == ("w toku" if krok.od <= timezone.localdate() else "później",
                                    str(swiat.jst))  # fmt: skip


def test_paused_proces_has_no_deadlines_and_reminds_of_nothing(swiat):
    paused = ProcesFactory(edycja=swiat.edycja, wstrzymany=True)
    lider = CzlonekZespoluFactory(proces=paused, lider=True).user

    assert _of(lider, R.KROK, R.PRZYPOMNIENIE) == []


def test_task_is_in_the_calendar_of_the_named_person(swiat):
    sesja = SesjaFactory(proces=swiat.proces, doradca=swiat.doradca_ros)
    zadanie = ZadanieOsobyFactory(sesja=sesja, czlonek=swiat.lider_czlonek, termin=at(3).date())

    (one,) = _of(swiat.lider, R.ZADANIE)

    assert (one.klucz, one.tytul, one.slowo) == (
        f"zadanie-{zadanie.pk}",
        "Zadanie: Zebrać dane o frekwencji",
        "do zrobienia",
    )
    assert _of(swiat.osoby[ROS], R.ZADANIE) == []


def test_open_request_for_a_document_is_in_the_calendars_of_the_proces(swiat):
    prosba = ProsbaODokumentFactory(proces=swiat.proces)
    ProsbaODokumentFactory(proces=swiat.proces, odmowa=True)

    seen = {
        role: [one.klucz for one in _of(swiat.osoby[role], R.PROSBA)]
        for role in (LIDER, ROS, KOORDYNATOR)
    }

    assert seen == {LIDER: [f"prosba-{prosba.pk}"], ROS: [f"prosba-{prosba.pk}"], KOORDYNATOR: []}


def test_reminder_is_shown_to_those_who_will_get_it(swiat):
    SesjaFactory(proces=swiat.proces, doradca=swiat.doradca_ros)

    def of(role):
        rows = _of(swiat.osoby[role], R.PRZYPOMNIENIE)
        return [one.tytul for one in rows if one.klucz == key]

    key = f"przypomnienie-sesje_do_potwierdzenia-proces-{swiat.proces.pk}"

    assert of(LIDER) == ["Przypomnienie o 1\u00a0sesji do potwierdzenia"]
    assert of(DECYDENT) == []


def test_advisor_sees_the_days_of_hours_and_of_closing_the_month(swiat):
    doradca, today = swiat.doradca_ros, timezone.localdate()
    plan = {
        f"godziny-{doradca.pk}-{one.okres}".replace("/", "-"): one.dzien
        for one in terminy_godzin(doradca, pierwszy_dzien(), today)
    }

    def of(role):
        rows = _of(swiat.osoby[role], R.PRZYPOMNIENIE)
        return {one.klucz: one.dzien for one in rows if one.klucz.startswith("godziny-")}

    closing = next_month(today)
    assert any(day > closing for day in plan.values())
    assert of(ROS) == plan
    assert of(LIDER) == of(KOORDYNATOR) == {}


def test_request_past_its_day_reminds_the_lider_in_the_calendar(swiat):
    day = timezone.localdate() + timedelta(days=5)
    prosba = ProsbaODokumentFactory(proces=swiat.proces, termin=day)

    seen = [one.klucz for one in _of(swiat.lider, R.PRZYPOMNIENIE)]

    key = f"przypomnienie-prosba_po_terminie-proces-{swiat.proces.pk}-prosba-{prosba.pk}"
    assert seen.count(key) == 1
    assert key not in [one.klucz for one in _of(swiat.osoby[ROS], R.PRZYPOMNIENIE)]


def test_training_of_two_days_stands_on_both(swiat):
    start = at(5)
    _meeting(swiat, swiat.proces, poczatek=start, koniec=start + timedelta(days=1))

    (one,) = _of(swiat.lider, R.SPOTKANIE)

    assert one.dni == [start.date(), start.date() + timedelta(days=1)]


def test_who_left_sees_nothing_more(swiat):
    _meeting(swiat, swiat.proces)
    assert _of(swiat.lider) != []

    swiat.lider_czlonek.is_lider = False
    swiat.lider_czlonek.odszedl_at = timezone.now()
    swiat.lider_czlonek.powod_odejscia = "Zmiana pracy."
    swiat.lider_czlonek.save()

    assert _of(swiat.lider) == []


# Those of a team, and five for the days of hours.
ADVISOR_QUERIES = 25
COORDINATOR_QUERIES = 4


@pytest.mark.parametrize("number", [1, 3])
def test_zdarzenia_cost_the_same_queries(swiat, number, django_assert_num_queries):
    for _ in range(number):
        proces = ProcesFactory(edycja=swiat.edycja)
        PrzydzialDoradcyFactory(proces=proces, doradca=swiat.doradca_ros)
        _meeting(swiat, proces)
        sesja = SesjaFactory(proces=proces, doradca=swiat.doradca_ros)
        ZadanieOsobyFactory(sesja=sesja, czlonek=None, doradca=swiat.doradca_ros)
        ProsbaODokumentFactory(proces=proces)

    with django_assert_num_queries(ADVISOR_QUERIES):
        _of(swiat.osoby[ROS])
    with django_assert_num_queries(COORDINATOR_QUERIES):
        _of(swiat.osoby[KOORDYNATOR])
