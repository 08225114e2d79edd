"""No sequence of events lets anybody attribute an answer to a named person (docs/adr/0006).

The argument: figures depend on the set of counted sheets alone, not on whose they are
(``test_page_says_nothing_about_whose_sheet_it_was``). So two people with the same public story,
counted in the same results and opened again at the same moments, can exchange all their sheets
without a difference in anything ever shown. Whoever is neither of them and typed neither of their
sheets cannot tell them apart. The machine (``maszyna``) checks that after every sequence of events
each observer has at least two such people in every result, and that all people of a result share
one story, over all moments together. Then an answer is known for certain only if all of them gave
it.
"""

import os
import re

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz
from arkusz.services.arkusz import save_odpowiedzi, send_arkusz
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, RolaEdycjiFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.wynik.maszyna import Zespol

pytestmark = pytest.mark.django_db

# What somebody who wants to know would try: people, where they begin, what happens then.
PODSTEPY = {
    "one leaves the opened round": (
        4,
        "reopened",
        lambda team: (team.leave(2), team.everybody_sends(1)),
    ),
    "the opened round is closed without one": (
        4,
        "reopened",
        lambda team: (team.everybody_sends(1, besides=3), team.close()),
    ),
    "one sheet is opened after the result": (
        4,
        "result",
        lambda team: (team.reopen_one(2), team.send(2, 1)),
    ),
    "a newcomer enters the opened round": (
        3,
        "reopened",
        lambda team: (team.join(), team.everybody_sends(1)),
    ),
    "one leaves after the lider has typed": (
        4,
        "typed",
        lambda team: (team.leave(2), team.everybody_sends(1)),
    ),
    "the lider types all but one": (
        4,
        "typed",
        lambda team: (team.type_from_paper(2, 5, "send"), team.everybody_sends(1)),
    ),
    "the lider types, drops and types another": (
        4,
        "",
        lambda team: (
            team.type_from_paper(1, 5, "drop"),
            team.type_from_paper(2, 5, "send"),
            team.everybody_sends(1),
        ),
    ),
    "two typists follow each other": (
        4,
        "typed",
        lambda team: (
            team.change_lider(2),
            team.type_from_paper(2, 5, "send"),
            team.everybody_sends(1),
        ),
    ),
    "another sheet is typed in the opened round": (
        4,
        "typed",
        lambda team: (
            team.everybody_sends(1),
            team.a_result_does_not_change_while_it_stands(),
            team.reopen_all(),
            team.type_from_paper(2, 5, "send"),
            team.everybody_sends(2),
        ),
    ),
}


@pytest.mark.parametrize("podstep", PODSTEPY)
@pytest.mark.parametrize("more", [0, 1])
def test_tricks_betray_nobody(podstep, more):
    people, start, events = PODSTEPY[podstep]
    team = Zespol()
    team.begin(people=min(people + more, 5), zespol_min=3, start=start)

    events(team)

    team.a_result_does_not_change_while_it_stands()
    team.everybody_has_a_double_for_every_observer()


def test_nobody_is_recognised_after_any_sequence_of_events():
    # Enough to find a missing rule within seconds; `make drill` looks longer.
    drill = os.environ.get("DRILL") == "full"
    run_state_machine_as_test(
        Zespol,
        settings=settings(
            max_examples=300 if drill else 15,
            stateful_step_count=25 if drill else 8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _team_with_a_result():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=3
    )
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    people = CzlonekZespoluFactory.create_batch(4, proces=proces)
    statements = list(wersja.stwierdzenia.all())
    for place, one in enumerate(people):
        answers = {row.pk: str((place + n) % 5 + 1) for n, row in enumerate(statements)}
        rated = {1: {"trudnosc": str(place + 1), "chec": "3"}, 2: {"koniecznosc": str(place + 2)}}
        save_odpowiedzi(proces.pk, one, answers, wspolny=False, obszar_nr=1, oceny=rated)
        send_arkusz(proces.pk, one, wspolny=False)
    return proces, people


def _exchange(first, second):
    """All that two people answered changes hands."""
    one, other = (ArkuszDiagnostyczny.objects.get(czlonek=who) for who in (first, second))
    for model in (Odpowiedz, OcenaObszaru):
        ours = list(model.objects.filter(arkusz=one).values_list("pk", flat=True))
        theirs = list(model.objects.filter(arkusz=other).values_list("pk", flat=True))
        rows = {row.pk: row for row in model.objects.filter(pk__in=ours + theirs)}
        model.objects.filter(pk__in=rows).delete()
        for pk, row in rows.items():
            row.arkusz = other if pk in ours else one
        model.objects.bulk_create(rows.values())


def test_page_says_nothing_about_whose_sheet_it_was(client):
    proces, people = _team_with_a_result()
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, rola="koordynator").user)
    url = reverse("wynik:wynik_detail", args=[proces.pk])
    keys = rb'(csrfmiddlewaretoken|_klucz)" value="[^"]*"'
    changing = re.compile(keys + rb"|X-CSRFToken[^}]*|nonce-[\w-]*")
    before = changing.sub(b"", client.get(url).content)

    _exchange(people[0], people[1])
    _exchange(people[2], people[3])

    assert changing.sub(b"", client.get(url).content) == before
