"""No sequence of sends, leavings and closings shows figures of fewer than three people."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnoza.exceptions import ArkuszError
from diagnoza.models import ArkuszDiagnostyczny, WynikZespolu
from diagnoza.queries import get_wynik
from diagnoza.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

steps = st.lists(
    st.tuples(st.sampled_from(["send", "leave", "close", "join"]), st.integers(0, 4)), max_size=10
)


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=st.integers(1, 5), zespol_min=st.sampled_from([2, 3]), steps=steps)
def test_figures_never_come_from_one_or_two_people(people, zespol_min, steps):
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=zespol_min)
    zespol = [CzlonekZespoluFactory(proces=proces) for _ in range(people)]
    statement = wersja.stwierdzenia.get()
    seen = []

    for step, index in steps:
        czlonek = zespol[index % len(zespol)]
        try:
            if step == "join":
                zespol.append(CzlonekZespoluFactory(proces=proces))
            elif step == "leave":
                czlonek.odszedl_at = czlonek.dolaczyl_at
                czlonek.save()
            elif step == "close":
                close_arkusze(proces.pk, zespol[0].user)
            else:
                answers = {statement.pk: str(index + 1)}
                save_odpowiedzi(proces.pk, czlonek, answers, wspolny=False, obszar_nr=1)
                send_arkusz(proces.pk, czlonek, wspolny=False)
        except ArkuszError:
            pass
        grupa = get_wynik(proces)
        if grupa is not None:
            seen.append(grupa.obszary)

    # Two moments are never different: nothing can be learnt by subtracting them.
    assert all(figures == seen[0] for figures in seen)
    for wynik in WynikZespolu.objects.filter(proces=proces):
        counted = ArkuszDiagnostyczny.objects.filter(wynik=wynik)
        assert counted.count() == wynik.liczba_arkuszy >= 3
