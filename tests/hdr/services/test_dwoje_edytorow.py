"""Two editors and everything they can do to one HDR, in any order: no text is lost.

The model (tests/hdr/dwoje.py) knows what each editor sees and what must stand in the database.
``make drill`` goes through a thousand orders; a step is one change or up to eight saves of both.
Kills are in tests/infrastructure/test_zabity_proces.py.
"""

import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from biblioteka.przejecie import find_wybrane
from biblioteka.services.zapozyczenia import borrow
from doradztwo.exceptions import DomainError
from doradztwo.wersje import WersjaConflictError
from hdr.miejsca import POLA_CELU, POLA_DZIALANIA
from hdr.models import Cel, Dzialanie, Zaleznosc
from hdr.ogniwa import check
from hdr.queries import drzewo, get_hdr
from hdr.services import edytor, powiazania
from konta.models import User
from obieg.services import obieg
from przenoszenie.plan import Plan, PlanCelu, PlanDzialania
from przenoszenie.services import write_plan
from rozmowy.miejsca import get_miejsce
from rozmowy.services import accept_propozycja
from tests.factories.biblioteka import PublikacjaFactory
from tests.factories.diagnoza import (
    PriorytetFactory,
    PrzyczynaFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.obszary import NarzedzieFactory
from tests.factories.rozmowy import KomentarzFactory
from tests.hdr.dwoje import KONFLIKT, POLA, ZAPISANO, Szkic, Wartosci
from tests.hdr.wzory import Obsada, make_kompletny, make_obsada

ILE, KROKOW = 1000 if os.environ.get("DRILL") == "full" else 50, 12
KTO = st.integers(0, 1)
KTORE = st.integers(0, 30)
GORACE = (
    ("cel", "tresc"),
    ("dzialanie", "tresc"),
    ("dzialanie", "rezultat"),
    ("dzialanie", "koszt"),
)
SERIA = st.lists(st.tuples(KTO, st.sampled_from(GORACE), KTORE), min_size=2, max_size=8)
LICZNIK = Counter()


@dataclass
class Swiat:
    """One complete HDR; every order of events begins with it."""

    obsada: Obsada
    priorytety: list
    people: list[User]

    @classmethod
    def make(cls):
        obsada = make_obsada()
        hdr, cel, _ = make_kompletny(obsada.proces)
        drugi = PriorytetFactory(diagnoza=cel.priorytet.diagnoza)
        inny = CelFactory(hdr=hdr, priorytet=drugi, kompletny=True)
        DzialanieFactory(cel=inny, kompletne=True)
        causes = PrzyczynaFactory.create_batch(2, problem__diagnoza=cel.priorytet.diagnoza)
        cel.przyczyny.set(causes)
        NarzedzieFactory.create_batch(2, obszar=obsada.proces.obszar)
        cls.publikacja = PublikacjaFactory(opublikowana=True)
        return cls(obsada, [cel.priorytet, drugi], [obsada.lider, obsada.czlonek])


class DwojeEdytorow(RuleBasedStateMachine):
    swiat: Swiat

    @initialize(bursts=SERIA)
    def begin(self, bursts):
        self.sid = transaction.savepoint()
        proces = self.swiat.obsada.proces
        self.proces = type(proces).objects.select_related("edycja").get(pk=proces.pk)
        team = sorted(self.proces.czlonkowie.values_list("pk", flat=True))
        values = Wartosci(team, [one.pk for one in self.swiat.priorytety])
        self.szkic = Szkic(get_hdr(self.proces), self.swiat.people, values)
        self.begun = set(self.szkic.wiersze)
        self.main = {key[0]: key for key in sorted(self.begun, reverse=True)}
        self._type(bursts)

    def teardown(self):
        if not hasattr(self, "szkic"):
            return
        self._document_is_whole()
        self.szkic.check_trail()
        transaction.savepoint_rollback(self.sid)
        LICZNIK.update(self.szkic.counts, porzadki=1, kroki=self.szkic.clock)

    def _key(self, ktore, *kinds):
        keys = self.szkic.keys(*kinds)
        return keys[ktore % len(keys)]

    @contextmanager
    def _allowed(self, *keys):
        """The change is taken in a draft on rows that are there; otherwise a sentence says why."""
        may = self.szkic.is_draft and not any(map(self.szkic.is_dead, keys))
        try:
            yield
        except DomainError as error:
            assert not may, error
            assert str(error)
            self.szkic.counts["odmowa"] += 1
        else:
            assert may
            self.szkic.counts["inne zmiany"] += 1

    # One field, from the page as the editor has it.

    @rule(bursts=SERIA)
    def both_type_in_the_same_places(self, bursts):
        self._type(bursts)

    def _type(self, bursts):
        for kto, (kind, pole), which in bursts:
            self.szkic.write(kto, self.main[kind], pole, which)
            self.szkic.check()

    @rule(kto=KTO, ktore=KTORE, pole=KTORE, which=KTORE)
    def write_anything(self, kto, ktore, pole, which):
        key = self._key(ktore, "hdr", "cel", "dzialanie")
        names = POLA[key[0]]
        self.szkic.write(kto, key, names[pole % len(names)], which)

    @rule(kto=KTO, kind=st.sampled_from(["cel", "dzialanie"]))
    def open_again(self, kto, kind):
        self.szkic.open(kto, self.main[kind])

    @precondition(lambda self: self.szkic.czekaja)
    @rule(wybor=st.sampled_from(["moj", "cudzy", "oba"]))
    def choose_a_text(self, wybor):
        self.szkic.choose(next(iter(self.szkic.czekaja)), wybor)

    @rule(kto=KTO, ktore=KTORE, pole=KTORE)
    def accept_a_proposal(self, kto, ktore, pole):
        key = self._key(ktore, "cel", "dzialanie")
        szkic, row = self.szkic, self.szkic.wiersze[key]
        names = sorted(POLA_CELU if key[0] == "cel" else POLA_DZIALANIA)
        pole, szkic.clock = names[pole % len(names)], szkic.clock + 1
        text = f"propozycja {szkic.clock}"
        watek = KomentarzFactory(
            proces=self.proces, przy=None, obiekt_pk=key[1], miejsce=key[0], pole=pole,
            propozycja=text, stan_propozycji="czeka", autor=self.swiat.obsada.ros,
        )  # fmt: skip
        seen = szkic.strony[kto, key].wersja
        try:
            accept_propozycja(watek, get_miejsce(key[0]), seen, kto=self.swiat.people[kto])
        except WersjaConflictError as error:
            assert seen != row.wersja
            assert getattr(error.current, pole) == row.pola[pole]
            szkic.counts[KONFLIKT] += 1
        except DomainError:
            assert not szkic.is_draft or szkic.is_dead(key)
            szkic.counts["odmowa"] += 1
        else:
            assert seen == row.wersja
            row.pola[pole], row.wersja = text, row.wersja + 1
            szkic.counts[ZAPISANO] += 1
        watek.refresh_from_db()
        assert watek.is_waiting == (row.pola[pole] != text)

    # Whole rows.

    @rule(kto=KTO, ktore=KTORE)
    def add(self, kto, ktore):
        user = self.swiat.people[kto]
        if ktore % 3 == 0:
            with self._allowed():
                edytor.add_cel(self.swiat.priorytety[ktore % 2], kto=user)
        else:
            key = self._key(ktore, "cel")
            with self._allowed(key):
                edytor.add_dzialanie(self.szkic.get(key), kto=user)
        assert all(self.szkic.wiersze[key].wersja == 1 for key in self.szkic.take_over())

    @rule(kto=KTO, ktore=KTORE)
    def copy(self, kto, ktore):
        key = self._key(ktore, "dzialanie")
        with self._allowed(key):
            edytor.duplicate_dzialanie(self.szkic.get(key), kto=self.swiat.people[kto])
        for new in self.szkic.take_over():
            copied, original = self.szkic.wiersze[new], self.szkic.wiersze[key]
            assert (copied.pola, copied.linki) == (original.pola, original.linki)

    @rule(kto=KTO, ktore=KTORE, wraca=st.booleans())
    def delete_or_restore(self, kto, ktore, wraca):
        key = self._key(ktore, "cel", "dzialanie")
        row, obiekt, user = self.szkic.wiersze[key], self.szkic.get(key), self.swiat.people[kto]
        parent = [("cel", row.rodzic)] if row.rodzic and wraca else []
        with self._allowed(*parent):
            (edytor.restore_obiekt if wraca else edytor.delete_obiekt)(obiekt, kto=user)
            row.usuniety = not wraca

    @rule(kto=KTO, ktore=KTORE, przed=KTORE)
    def move(self, kto, ktore, przed):
        key, other = self._key(ktore, "cel", "dzialanie"), None
        obiekt, model = self.szkic.get(key), Cel if key[0] == "cel" else Dzialanie
        same = {"priorytet": obiekt.priorytet_id} if model is Cel else {"cel": obiekt.cel_id}
        siblings = model.objects.current().filter(**same).order_by("kolejnosc", "pk")
        before = list(siblings.values_list("pk", flat=True))
        if before:
            other = before[przed % len(before)]
        with self._allowed(key):
            edytor.put_before(obiekt, other, kto=self.swiat.people[kto])
            expected = [pk for pk in before if pk != key[1]]
            place = expected.index(other) if other in expected else before.index(key[1])
            expected.insert(place, key[1])
            assert list(siblings.values_list("pk", flat=True)) == expected

    @rule(kto=KTO, ktore=KTORE, inny=KTORE, wybrane=st.booleans())
    def tick_a_box(self, kto, ktore, inny, wybrane):
        key = self._key(ktore, "cel", "dzialanie")
        name, rows, service = self._boxes(key[0], inny)
        other = rows[inny % len(rows)]
        links = self.szkic.wiersze[key].linki[name]
        keys = [key, ("dzialanie", other.pk)] if name == "zalezy_od" and wybrane else [key]
        if name == "zalezy_od" and wybrane and self._would_be_circle(key[1], other.pk):
            with pytest.raises(DomainError), transaction.atomic():
                service(self.szkic.get(key), other, True, kto=self.swiat.people[kto])
            return
        with self._allowed(*keys):
            service(self.szkic.get(key), other, wybrane, kto=self.swiat.people[kto])
            (links.add if wybrane else links.discard)(other.pk)

    def _boxes(self, kind, which):
        if kind == "cel":
            model, service = Cel.przyczyny.rel.model, powiazania.toggle_przyczyna
            return "przyczyny", model.objects.select_related("problem__diagnoza"), service
        actions = Dzialanie.objects.filter(pk__in=[pk for _, pk in self.szkic.keys("dzialanie")])
        tools = Dzialanie.narzedzia.rel.model.objects.filter(obszar=self.proces.obszar)
        return (
            ("narzedzia", tools, edytor.toggle_narzedzie),
            ("wspolpracuja", self.proces.czlonkowie.all(), powiazania.toggle_wspolpracujacy),
            ("zalezy_od", actions.select_related("cel"), powiazania.toggle_zaleznosc),
        )[which % 3]

    def _would_be_circle(self, pk, earlier):
        todo, seen = [earlier], set()
        while todo:
            one = todo.pop()
            if one == pk:
                return True
            if one not in seen:
                seen.add(one)
                todo += self.szkic.wiersze["dzialanie", one].linki["zalezy_od"]
        return False

    # Many rows at once.

    @rule(kto=KTO, ktore=KTORE, nowy=st.booleans())
    def import_a_table(self, kto, ktore, nowy):
        key = self._key(ktore, "cel")
        actions = [PlanDzialania({"tresc": f"z tabeli {n}"}) for n in range(3)]
        priorytet = self.swiat.priorytety[0].pk
        plan = Plan(cele=[PlanCelu(None if nowy else key[1], priorytet, "Nowy", {}, actions)])
        with self._allowed(*([] if nowy else [key])):
            write_plan(self.proces.pk, plan, kto=self.swiat.people[kto])
        new = self.szkic.take_over()
        assert Counter(kind for kind, _ in new) in (Counter(), Counter(dzialanie=3, cel=int(nowy)))

    @rule(kto=KTO, ktore=KTORE)
    def borrow_an_action(self, kto, ktore):
        key, publikacja = self._key(ktore, "cel"), self.swiat.publikacja
        tree = drzewo(get_hdr(type(self.proces).objects.get(pk=self.proces.pk)))
        if self.szkic.is_dead(key):
            return
        chosen = find_wybrane(publikacja.tresc, "1.1.1")
        with self._allowed():
            borrow(publikacja, chosen, tree, f"cel-{key[1]}", kto=self.swiat.people[kto])
        assert len(self.szkic.take_over()) == int(self.szkic.is_draft)

    # The document leaves the team while the other one types, and comes back.

    @precondition(lambda self: self.szkic.is_draft)
    @rule(kto=KTO, teraz=st.integers(0, 4))
    def clean_up_and_hand_over(self, kto, teraz):
        if teraz:
            return
        user, szkic = self.swiat.people[kto], self.szkic
        for key in szkic.keys("cel", "dzialanie", live=True):
            if key not in self.begun:
                edytor.delete_obiekt(szkic.get(key), kto=user)
                szkic.wiersze[key].usuniety = True
        try:
            wersja = obieg.submit_hdr(self.proces.pk, kto=user)
        except DomainError:
            return
        szkic.is_draft = False
        szkic.counts["przekazano"] += 1
        goals = [cel for one in wersja.tresc["priorytety"] for cel in one["cele"]]
        actions = [one for cel in goals for one in cel["dzialania"]]
        for kind, frozen in (("cel", goals), ("dzialanie", actions)):
            live = szkic.keys(kind, live=True)
            texts = {key[1]: szkic.wiersze[key].pola["tresc"] for key in live}
            assert {one["pk"]: one["tresc"] for one in frozen} == texts

    @precondition(lambda self: not self.szkic.is_draft)
    @rule(kto=KTO)
    def take_back(self, kto):
        obieg.withdraw_hdr(self.proces.pk, kto=self.swiat.people[kto])
        self.szkic.is_draft = True

    @invariant()
    def rows_hold_exactly_what_was_accepted(self):
        self.szkic.check()

    def _document_is_whole(self):
        hdr = get_hdr(type(self.proces).objects.select_related("edycja").get(pk=self.proces.pk))
        tree = drzewo(hdr)
        assert 0 <= check(tree).gotowosc <= 100
        live = {("dzialanie", leaf.dzialanie.pk) for leaf in tree.dzialania}
        assert live == set(self.szkic.keys("dzialanie", live=True))
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
    LICZNIK.clear()
    DwojeEdytorow.swiat = Swiat.make()

    run(
        DwojeEdytorow,
        settings=settings(
            max_examples=ILE,
            stateful_step_count=KROKOW,
            deadline=None,
            database=None,
            # A shorter order of the same failure takes longer than all the orders.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )

    print(  # noqa: T201 -- the figure is the proof
        f"\nTwo editors ({connection.vendor}): orders {LICZNIK['porzadki']}, saves of a field"
        f" {LICZNIK[ZAPISANO]}, conflicts reported {LICZNIK[KONFLIKT]}, refused with a sentence"
        f" {LICZNIK['odmowa'] + LICZNIK['błąd']}, other changes {LICZNIK['inne zmiany']},"
        f" handed over {LICZNIK['przekazano']}; lost 0"
    )
    assert LICZNIK["porzadki"] >= ILE
    assert LICZNIK[KONFLIKT] > ILE // 10
