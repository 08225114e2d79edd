from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cykl.queries.cisza import cisza
from cykl.services.przypomnienia import remind
from edycje.models import Proces
from konta.models import Slad, User
from konta.services.slad import record
from powiadomienia.models import Wiadomosc
from tests.factories.cykl import NotatkaCiszyFactory
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.sesje import SesjaFactory

DZIS = date(2026, 11, 18)


def moment(day):
    return datetime.combine(day, datetime.min.time(), ZoneInfo("Europe/Warsaw")).replace(hour=12)


@pytest.fixture
def stary(swiat):
    """The Proces was added on 1 September and nobody of it has ever signed in."""
    Proces.objects.filter(pk=swiat.proces.pk).update(created_at=moment(date(2026, 9, 1)))
    User.objects.update(last_seen_at=None)
    return swiat


def silent():
    procesy = Proces.objects.select_related("edycja", "jst")
    return [(row.strona.value, row.dni) for row in cisza(procesy, DZIS)]


def test_both_sides_are_silent_since_they_could_have_begun(stary):
    assert silent() == [("jst", 78), ("ros", 69)]


@pytest.mark.parametrize(("days", "is_silent"), [(20, False), (21, True)])
def test_silence_begins_after_21_days(stary, days, is_silent):
    User.objects.filter(pk=stary.lider.user_id).update(
        last_seen_at=moment(DZIS - timedelta(days=days))
    )

    assert (("jst", days) in silent()) == is_silent


def test_a_sign_in_of_a_member_of_two_procesy_does_not_count(stary):
    CzlonekZespoluFactory(proces=ProcesFactory(edycja=stary.edycja), user=stary.lider.user)
    User.objects.filter(pk=stary.lider.user_id).update(last_seen_at=moment(DZIS))

    assert ("jst", 78) in silent()


def test_an_entry_of_the_trail_counts_for_the_side_that_made_it(stary):
    record(stary.proces, "zapisano", kto=stary.user, proces_pk=stary.proces.pk)

    assert Slad.objects.exists()
    assert silent() == [("jst", 78)]


def test_what_the_coordinator_does_is_nobodys_activity(stary):
    record(stary.proces, "cofnięto", kto=RolaEdycjiFactory().user, proces_pk=stary.proces.pk)

    assert silent() == [("jst", 78), ("ros", 69)]


def test_a_session_counts_for_its_advisor(stary):
    SesjaFactory(proces=stary.proces, doradca=stary.doradca)

    assert silent() == [("jst", 78)]


def test_a_new_advisor_is_not_silent_at_once(stary):
    stary.przydzial.do, stary.przydzial.powod_konca = date(2026, 11, 9), "Koniec umowy."
    stary.przydzial.save()
    PrzydzialDoradcyFactory(proces=stary.proces, od=date(2026, 11, 10))

    assert silent() == [("jst", 78)]


def test_a_paused_proces_is_not_silent(stary):
    stary.proces.status = "wstrzymany"
    stary.proces.save()

    assert silent() == []


def test_a_reason_holds_until_its_day(stary):
    note = NotatkaCiszyFactory(proces=stary.proces, do=DZIS)
    rows = cisza(Proces.objects.select_related("edycja", "jst"), DZIS)
    later = cisza(Proces.objects.select_related("edycja", "jst"), DZIS + timedelta(days=1))

    assert [row.notatka for row in rows] == [note, None]
    assert [row.notatka for row in later] == [None, None]


def test_coordinator_gets_a_digest_on_monday(stary, tresc):
    koordynator = RolaEdycjiFactory(edycja=stary.edycja).user
    NotatkaCiszyFactory(proces=stary.proces, do=date(2026, 12, 1))

    assert remind(date(2026, 11, 16))["cisza"] == 1
    assert remind(date(2026, 11, 17))["cisza"] == 0

    row = Wiadomosc.objects.get(rodzaj="cisza")
    assert (row.odbiorca, row.okres) == (koordynator, "2026-11-16")
    assert [line for line in tresc(row).tresc.splitlines() if line.startswith("–")] == [
        f"– {stary.proces.jst}: doradca ROS ({stary.user}), 69\u00a0dni ciszy"
    ]


def test_no_digest_when_every_silence_has_a_reason(stary):
    RolaEdycjiFactory(edycja=stary.edycja)
    NotatkaCiszyFactory(proces=stary.proces, do=date(2026, 12, 1))
    NotatkaCiszyFactory(proces=stary.proces, do=date(2026, 12, 1), strona="ros")

    assert remind(date(2026, 11, 16))["cisza"] == 0


@pytest.mark.parametrize("number", [1, 3])
def test_cisza_costs_the_same_queries(stary, number, django_assert_num_queries):
    for _ in range(number - 1):
        proces = ProcesFactory(edycja=stary.edycja)
        CzlonekZespoluFactory(proces=proces)
        PrzydzialDoradcyFactory(proces=proces, od=date(2026, 9, 10))
    procesy = list(Proces.objects.select_related("edycja", "jst"))

    with django_assert_num_queries(6):
        cisza(procesy, DZIS)
