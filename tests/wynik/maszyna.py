"""A team in any order of events, and what has to hold after each of them (docs/adr/0006)."""

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from arkusz.models import ArkuszDiagnostyczny, WynikZespolu
from arkusz.queries import get_tryb
from arkusz.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from arkusz.services.papier import begin_papier, drop_papier, save_papier, send_papier, take_over
from arkusz.services.ponownie import keep_wynik, reopen_arkusz, reopen_wynik
from doradztwo.exceptions import DomainError
from edycje.models import CzlonekZespolu
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory
from wynik.queries import get_wynik

osoby = st.integers(0, 4)
oceny = st.integers(1, 5)


class Zespol(RuleBasedStateMachine):
    """A team whose people do everything the pages allow, in any order."""

    @initialize(
        people=st.integers(1, 5),
        zespol_min=st.sampled_from([2, 3]),
        start=st.sampled_from(["", "typed", "result", "reopened"]),
    )
    def begin(self, people, zespol_min, start):
        """An empty team, or one already in the middle: the interesting things are far away."""
        wersja = WersjaArkuszaFactory(
            pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1
        )
        self.proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=zespol_min)
        self.statement = wersja.stwierdzenia.get()
        self.zespol = [CzlonekZespoluFactory(proces=self.proces, lider=True)]
        self.zespol += CzlonekZespoluFactory.create_batch(people - 1, proces=self.proces)
        self.typed = {}  # user → people whose sheet of their own this user typed from paper
        self.shown = {}  # round → (people counted, figures), of results that are no joint ones
        if start == "typed":
            self.type_from_paper(1, 3, "send")
        elif start:
            self.everybody_sends(2)
            self.a_result_does_not_change_while_it_stands()
        if start == "reopened":
            self.reopen_all()

    def attempt(self, service, *args, **kwargs):
        try:
            return service(self.proces.pk, *args, **kwargs)
        except DomainError:
            return None

    def one(self, index):
        return self.zespol[index % len(self.zespol)]

    @property
    def lider(self):
        return self.zespol[0]

    @rule(index=osoby, value=oceny)
    def send(self, index, value):
        wspolny = get_tryb(self.proces).is_wspolny
        answers = {self.statement.pk: str(value)}
        self.attempt(save_odpowiedzi, self.one(index), answers, wspolny=wspolny, obszar_nr=1)
        self.attempt(send_arkusz, self.one(index), wspolny=wspolny)

    @rule(value=oceny, besides=osoby)
    def everybody_sends(self, value, besides=None):
        """All, or all but one."""
        for index in range(len(self.zespol)):
            if index != besides:
                self.send(index, (value * (index + 1)) % 5 + 1)

    @rule(index=osoby, value=oceny, then=st.sampled_from(["send", "send", "take over", "drop", ""]))
    def type_from_paper(self, index, value, then):
        one, lider = self.one(index), self.lider.user
        wspolny = get_tryb(self.proces).is_wspolny
        self.attempt(begin_papier, one, lider)
        answers = {self.statement.pk: str(value)}
        if self.attempt(save_papier, one, lider, answers, wspolny=wspolny) and not wspolny:
            self.typed.setdefault(lider.pk, set()).add(one.pk)
        if then == "send":
            self.attempt(send_papier, one, lider, wspolny=wspolny)
        elif then == "take over":
            self.attempt(take_over, one)
        elif then == "drop":
            self.attempt(drop_papier, one, lider)

    @rule()
    def close(self):
        self.attempt(close_arkusze, self.lider.user)

    @rule(index=osoby)
    def reopen_one(self, index):
        self.attempt(reopen_arkusz, self.one(index), self.lider.user)

    @rule()
    def reopen_all(self):
        self.attempt(reopen_wynik, self.lider.user)

    @rule()
    def keep(self):
        self.attempt(keep_wynik, self.lider.user)

    @precondition(lambda self: len(self.zespol) > 1)
    @rule(index=osoby)
    def leave(self, index):
        one = self.zespol.pop(index % (len(self.zespol) - 1) + 1)
        CzlonekZespolu.objects.filter(pk=one.pk).update(odszedl_at=one.dolaczyl_at)

    @precondition(lambda self: len(self.zespol) < 5)
    @rule()
    def join(self):
        self.zespol.append(CzlonekZespoluFactory(proces=self.proces))

    @precondition(lambda self: len(self.zespol) > 1)
    @rule(index=osoby)
    def change_lider(self, index):
        new = self.zespol.pop(index % (len(self.zespol) - 1) + 1)
        CzlonekZespolu.objects.filter(pk=self.lider.pk).update(is_lider=False)
        CzlonekZespolu.objects.filter(pk=new.pk).update(is_lider=True)
        self.zespol.insert(0, new)

    @invariant()
    def a_result_does_not_change_while_it_stands(self):
        """And all its sheets are of one round: everybody was opened again or nobody."""
        wynik = WynikZespolu.objects.filter(proces=self.proces).first()
        if wynik is None:
            return
        counted = list(ArkuszDiagnostyczny.objects.filter(wynik=wynik))
        assert len(counted) == wynik.liczba_arkuszy
        assert {(one.runda, one.wspolny) for one in counted} == {(wynik.runda, wynik.wspolny)}
        assert all(one.is_sent for one in counted)
        if not wynik.wspolny:
            now = (
                {one.czlonek_id: one.czlonek.user_id for one in counted},
                get_wynik(self.proces).obszary,
            )
            assert self.shown.setdefault(wynik.runda, now) == now

    @invariant()
    def everybody_has_a_double_for_every_observer(self):
        if not self.shown:
            return
        people, _ = next(iter(self.shown.values()))
        # One story for all: counted in the same results.
        assert all(counted == people for counted, _ in self.shown.values())
        for observer in {None, *people.values(), *self.typed}:
            known = {one for one, user in people.items() if user == observer}
            unknown = set(people) - known - self.typed.get(observer, set())
            assert len(unknown) >= 2
