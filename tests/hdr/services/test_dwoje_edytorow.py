"""Two editors and everything they can do to one HDR, in any order; each write is all or nothing."""

import os
from contextlib import suppress
from unittest.mock import patch

import hypothesis.strategies as st
import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from doradztwo.exceptions import DomainError
from doradztwo.wersje import WersjaConflictError
from hdr.models import Cel, Dzialanie, Zaleznosc
from hdr.ogniwa import check
from hdr.queries import drzewo
from hdr.services import edytor, powiazania
from konta.models import Slad
from tests.factories.diagnoza import PriorytetFactory
from tests.factories.konta import UserFactory

POLA = ("tresc", "rezultat", "ryzyko", "zasoby")
KTO = st.integers(0, 1)
KTORE = st.integers(0, 50)
# `make drill` goes through a thousand orders of events.
ILE = 1000 if os.environ.get("DRILL") == "full" else 6


class AwariaError(Exception):
    """The web process dies in the middle of a write."""


class DwojeEdytorow(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.sid = connection.savepoint() if connection.in_atomic_block else None
        self.priorytet = PriorytetFactory()
        self.people = [UserFactory(), UserFactory()]
        self.cel = edytor.add_cel(self.priorytet, kto=self.people[0])
        # pk → what must stand in the row, and its version
        self.model: dict[int, dict] = {}
        self.wersje: dict[int, int] = {}
        self.usuniete: set[int] = set()
        self.seen: dict[tuple[int, int], int] = {}

    def teardown(self):
        if self.sid:
            connection.savepoint_rollback(self.sid)

    def _pk(self, ktore):
        return sorted(self.model)[ktore % len(self.model)]

    @rule(kto=KTO)
    def add(self, kto):
        row = edytor.add_dzialanie(self.cel, kto=self.people[kto])
        self._meet(row.pk, dict.fromkeys(POLA, ""))

    def _meet(self, pk, values):
        self.model[pk], self.wersje[pk] = values, 1

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE)
    def read(self, kto, ktore):
        pk = self._pk(ktore)
        self.seen[kto, pk] = self.wersje[pk]

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE, pole=st.sampled_from(POLA), tekst=st.text("aą=<", max_size=3))
    def write(self, kto, ktore, pole, tekst):
        pk = self._pk(ktore)
        seen = self.seen.get((kto, pk), 1)
        row = Dzialanie.objects.select_related("cel__hdr").get(pk=pk)
        try:
            edytor.update_dzialanie(row, {pole: tekst}, seen, kto=self.people[kto])
        except WersjaConflictError as conflict:
            assert seen != self.wersje[pk]
            assert getattr(conflict.current, pole) == self.model[pk][pole]
        except DomainError:
            assert pk in self.usuniete
        else:
            assert seen == self.wersje[pk]
            assert pk not in self.usuniete
            self.model[pk][pole] = tekst
            self.wersje[pk] += 1
            self.seen[kto, pk] = self.wersje[pk]

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE)
    def copy(self, kto, ktore):
        pk = self._pk(ktore)
        if pk in self.usuniete:
            return
        row = Dzialanie.objects.select_related("cel__hdr").get(pk=pk)
        made = edytor.duplicate_dzialanie(row, kto=self.people[kto])
        self._meet(made.pk, dict(self.model[pk]))

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE, wraca=st.booleans())
    def delete_or_restore(self, kto, ktore, wraca):
        pk = self._pk(ktore)
        row = Dzialanie.objects.select_related("cel__hdr").get(pk=pk)
        if wraca:
            edytor.restore_obiekt(row, kto=self.people[kto])
            self.usuniete.discard(pk)
        else:
            edytor.delete_obiekt(row, kto=self.people[kto])
            self.usuniete.add(pk)

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE, przed=KTORE)
    def drag_and_depend(self, kto, ktore, przed):
        pk, other = self._pk(ktore), self._pk(przed)
        rows = Dzialanie.objects.select_related("cel__hdr").in_bulk([pk, other])
        with suppress(DomainError):
            powiazania.toggle_zaleznosc(rows[pk], rows[other], True, kto=self.people[kto])
            edytor.put_before(rows[pk], other, kto=self.people[kto])

    @precondition(lambda self: self.model)
    @rule(kto=KTO, ktore=KTORE)
    def die_in_the_middle(self, kto, ktore):
        """The trail is the last write of a service: without it nothing of the rest stays."""
        row = Dzialanie.objects.select_related("cel__hdr").get(pk=self._pk(ktore))
        trails = Slad.objects.count()
        with patch("hdr.services.edytor.slad.record", side_effect=AwariaError):
            for write in (edytor.duplicate_dzialanie, edytor.delete_obiekt):
                with suppress(AwariaError, DomainError):
                    write(row, kto=self.people[kto])
        assert Slad.objects.count() == trails

    @invariant()
    def rows_hold_exactly_what_was_accepted(self):
        rows = {one.pk: one for one in Dzialanie.objects.filter(cel=self.cel)}
        assert {pk: {name: getattr(one, name) for name in POLA} for pk, one in rows.items()} == (
            self.model
        )
        assert {pk: one.wersja for pk, one in rows.items()} == self.wersje
        deleted = {pk for pk, one in rows.items() if one.usunieto_at}
        assert deleted == self.usuniete

    @invariant()
    def document_is_whole(self):
        hdr = Cel.objects.select_related("hdr__proces__edycja").get(pk=self.cel.pk).hdr
        tree = drzewo(hdr)
        assert 0 <= check(tree).gotowosc <= 100
        live = [leaf.dzialanie.pk for leaf in tree.dzialania]
        assert set(live) == set(self.model) - self.usuniete
        assert not _has_circle(Zaleznosc.objects.values_list("dzialanie", "poprzednik"))


def _has_circle(pairs) -> bool:
    waits = {}
    for one, earlier in pairs:
        waits.setdefault(one, set()).add(earlier)
    while waits:
        free = [one for one, before in waits.items() if not before & waits.keys()]
        if not free:
            return True
        for one in free:
            del waits[one]
    return False


@pytest.mark.drill
@pytest.mark.django_db
def test_two_editors_lose_nothing_in_any_order():
    run(
        DwojeEdytorow,
        settings=settings(
            max_examples=ILE,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
