from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from spotkania.queries import FaktSpotkania, fakty, najblizsze
from tests.factories.edycje import ProcesFactory
from tests.factories.spotkania import ObecnoscFactory, SpotkanieFactory

WARSZAWA = ZoneInfo("Europe/Warsaw")


def meeting(swiat, proces=None, krok=None, **more):
    return SpotkanieFactory(
        edycja=swiat.edycja,
        proces=proces,
        krok=krok or (swiat.w_jst if proces else swiat.inauguracja),
        **more,
    )


def test_fakty_tell_of_own_meetings_and_of_those_of_the_edition(swiat):
    evening = datetime(2026, 10, 1, 0, 30, tzinfo=WARSZAWA)
    own = meeting(swiat, swiat.proces, poczatek=evening)
    everybody = meeting(swiat, odbyte=True, poczatek=evening, ustalenia="Zespoły do czerwca.")
    ObecnoscFactory(spotkanie=everybody, czlonek=swiat.lider)
    ObecnoscFactory(spotkanie=everybody, czlonek=swiat.czlonek)
    ObecnoscFactory(spotkanie=everybody, czlonek=swiat.obcy)
    day = date(2026, 10, 1)

    facts = fakty([swiat.proces, swiat.drugi])

    assert facts == {
        (swiat.proces.pk, swiat.w_jst.pk): FaktSpotkania(own.pk, day, None, 0, False),
        (swiat.proces.pk, swiat.inauguracja.pk): FaktSpotkania(everybody.pk, day, day, 2, True),
        (swiat.drugi.pk, swiat.inauguracja.pk): FaktSpotkania(everybody.pk, day, day, 1, True),
    }


def test_fakty_prefer_a_held_meeting_of_the_edition_and_leave_out_cancelled_ones(swiat):
    held = meeting(swiat, odbyte=True, poczatek=timezone.now() - timedelta(days=9))
    meeting(swiat)
    meeting(swiat, swiat.proces, odwolane=True)

    facts = fakty([swiat.proces])

    assert {key: fact.spotkanie_pk for key, fact in facts.items()} == {
        (swiat.proces.pk, swiat.inauguracja.pk): held.pk
    }


def test_najblizsze_is_the_next_planned_one(swiat):
    now = timezone.now()
    meeting(swiat, swiat.proces, poczatek=now - timedelta(days=2))
    everybody = meeting(swiat, poczatek=now + timedelta(days=2))
    second = swiat.edycja.kroki.get(rodzaj="spotkanie_w_jst", numer=2)
    meeting(swiat, swiat.drugi, krok=second, poczatek=now + timedelta(days=1), odwolane=True)
    foreign = ProcesFactory()

    assert najblizsze([swiat.proces, swiat.drugi, foreign]) == {
        swiat.proces.pk: everybody,
        swiat.drugi.pk: everybody,
    }


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_procesy(swiat, number, django_assert_num_queries):
    procesy = [ProcesFactory(edycja=swiat.edycja) for _ in range(number)]
    for proces in procesy:
        meeting(swiat, proces)
    meeting(swiat)

    with django_assert_num_queries(2):
        fakty(procesy)
    with django_assert_num_queries(1):
        najblizsze(procesy)
