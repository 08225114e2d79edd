import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arkusz.exceptions import ArkuszError
from powtorka.enums import Kierunek
from powtorka.models import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from powtorka.queries import (
    get_kierunki,
    get_podniesienie_kompetencji,
    get_przed_i_po,
    get_stwierdzenia,
)
from powtorka.services import close_powtorne, save_odpowiedzi_powtorne, send_powtorny
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, EdycjaFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.powtorka import (
    ArkuszPowtornyFactory,
    WynikPowtornyFactory,
)
from tests.factories.wynik import (
    WyborObszaruFactory,
)

pytestmark = pytest.mark.django_db


def _edycja(**more):
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2
    )
    return EdycjaFactory(wersja_arkusza=wersja, **more)


def _proces(edycja, przed=(2, 3, 2)):
    """In etap 3, with the first result and area 1 chosen; its people are the team."""
    proces = ProcesFactory(edycja=edycja)
    WynikZespoluFactory(proces=proces, z_arkuszy=list(przed))
    obszar = edycja.wersja_arkusza.stwierdzenia.filter(obszar__nr=1).first().obszar
    WyborObszaruFactory(proces=proces, obszar=obszar)
    proces.etap = 3
    proces.save()
    return proces


@pytest.fixture
def proces():
    return _proces(_edycja())


def _fill(proces, czlonek, value, *, wspolny=False):
    answers = {one.pk: str(value) for one in get_stwierdzenia(proces)}
    save_odpowiedzi_powtorne(proces.pk, czlonek, answers, wspolny=wspolny)
    return send_powtorny(proces.pk, czlonek, wspolny=wspolny)


def test_last_sheet_closes_and_compares(proces):
    for czlonek, value in zip(proces.czlonkowie.all(), (4, 3, 5), strict=True):
        _fill(proces, czlonek, value)

    przed_i_po = get_przed_i_po(proces)

    zmiana = przed_i_po.zmiany[0]
    assert (zmiana.po.nr, zmiana.przed.mediana, zmiana.po.mediana) == (1, 2, 4)
    assert (len(przed_i_po.zmiany), zmiana.kierunek) == (1, Kierunek.WZROST)
    assert [kierunek for _, kierunek in get_kierunki(przed_i_po)] == [Kierunek.WZROST] * 2


def test_second_area_is_repeated_too(proces):
    second = proces.edycja.wersja_arkusza.stwierdzenia.filter(obszar__nr=2).first().obszar
    WyborObszaruFactory(proces=proces, obszar=second, miejsce=2)
    proces.refresh_from_db()
    for czlonek in proces.czlonkowie.all():
        _fill(proces, czlonek, 1)

    przed_i_po = get_przed_i_po(proces)

    assert [(one.po.nr, one.kierunek) for one in przed_i_po.zmiany] == [
        (1, Kierunek.SPADEK),
        (2, Kierunek.SPADEK),
    ]


def test_same_answer_again_changes_nothing_and_incomplete_is_not_sent(proces):
    czlonek = proces.czlonkowie.first()
    first = get_stwierdzenia(proces).first()
    for _ in range(2):
        save_odpowiedzi_powtorne(proces.pk, czlonek, {first.pk: "nie_wiem"}, wspolny=False)

    with pytest.raises(ArkuszError, match="Brakuje 1"):
        send_powtorny(proces.pk, czlonek, wspolny=False)

    assert OdpowiedzPowtorna.objects.get().brak_oceny == "nie_wiem"


def test_sent_sheet_does_not_change(proces):
    czlonek = proces.czlonkowie.first()
    _fill(proces, czlonek, 4)
    sent = send_powtorny(proces.pk, czlonek, wspolny=False)

    with pytest.raises(ArkuszError, match="jest wysłany"):
        _fill(proces, czlonek, 5)

    assert sent == ArkuszPowtorny.objects.get()


def test_statement_of_another_area_and_a_wrong_value_are_refused(proces):
    czlonek = proces.czlonkowie.first()
    foreign = proces.edycja.wersja_arkusza.stwierdzenia.filter(obszar__nr=2).first()

    with pytest.raises(ArkuszError, match="nie ma w powtórnym"):
        save_odpowiedzi_powtorne(proces.pk, czlonek, {foreign.pk: "3"}, wspolny=False)
    with pytest.raises(ArkuszError, match="od 1 do 5"):
        own = get_stwierdzenia(proces).first()
        save_odpowiedzi_powtorne(proces.pk, czlonek, {own.pk: "6"}, wspolny=False)

    assert ArkuszPowtorny.objects.count() == 0


def test_before_etap_3_and_without_a_first_result_it_is_refused():
    early = _proces(_edycja())
    early.etap = 2
    early.save()
    without = ProcesFactory(etap2=True, etap=3)
    czlonek = CzlonekZespoluFactory(proces=without)

    with pytest.raises(ArkuszError, match="w etapie 3"):
        save_odpowiedzi_powtorne(early.pk, early.czlonkowie.first(), {}, wspolny=False)
    with pytest.raises(ArkuszError, match="Nie ma wyniku"):
        save_odpowiedzi_powtorne(without.pk, czlonek, {}, wspolny=False)


def test_lider_closes_after_three_and_nobody_sends_later(proces):
    late = CzlonekZespoluFactory(proces=proces, lider=True)
    for czlonek in proces.czlonkowie.exclude(pk=late.pk):
        _fill(proces, czlonek, 3)

    close_powtorne(proces.pk, late.user)

    assert WynikPowtorny.objects.get().liczba_arkuszy == 3
    with pytest.raises(ArkuszError, match="są zamknięte"):
        _fill(proces, late, 5)
    with pytest.raises(ArkuszError, match="już zamknięte"):
        close_powtorne(proces.pk, late.user)


def test_closing_with_two_is_refused(proces):
    for czlonek in proces.czlonkowie.all()[:2]:
        _fill(proces, czlonek, 3)

    with pytest.raises(ArkuszError, match="co najmniej 3"):
        close_powtorne(proces.pk, proces.czlonkowie.first().user)


def test_team_of_two_fills_one_joint_sheet():
    proces = _proces(_edycja(zespol_min=2))
    gone = proces.czlonkowie.last()
    gone.odszedl_at = gone.dolaczyl_at
    gone.save()
    lider = proces.czlonkowie.first()
    lider.is_lider = True
    lider.save()

    with pytest.raises(ArkuszError, match="wypełnia się teraz inaczej"):
        _fill(proces, lider, 5)
    _fill(proces, lider, 5, wspolny=True)

    przed_i_po = get_przed_i_po(proces)
    assert (przed_i_po.wynik.wspolny, przed_i_po.zmiany[0].po.mediana) == (True, 5)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: WynikPowtornyFactory(liczba_arkuszy=2),
        lambda: WynikPowtornyFactory(wspolny=True, liczba_arkuszy=2),
        lambda: ArkuszPowtornyFactory(wynik=WynikPowtornyFactory()),
    ],
)
def test_database_refuses(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        broken()


def test_answers_are_visible_to_their_owner_alone(proces):
    arkusz = ArkuszPowtornyFactory(proces=proces, czlonek=proces.czlonkowie.first())

    assert list(ArkuszPowtorny.objects.visible_to(arkusz.czlonek.user)) == [arkusz]
    assert list(ArkuszPowtorny.objects.visible_to(proces.czlonkowie.last().user)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_indicator_of_an_edition_takes_ten_queries(number, django_assert_num_queries):
    edycja = _edycja()
    for _ in range(number):
        WynikPowtornyFactory(proces=_proces(edycja), z_arkuszy=[4, 4, 4])
    WynikPowtornyFactory(proces=_proces(edycja, przed=[4, 4, 4]), z_arkuszy=[2, 2, 2])
    _proces(edycja)

    with django_assert_num_queries(10):
        wskaznik = get_podniesienie_kompetencji(edycja)
        shown = (wskaznik.jst, wskaznik.jst_edycji, wskaznik.wzrost)

    assert shown == (number + 1, number + 2, number)
    assert wskaznik.kierunki == [
        (Kierunek.WZROST, number),
        (Kierunek.BEZ_ZMIAN, 0),
        (Kierunek.SPADEK, 1),
    ]
    assert wskaznik.mediana_przed == round((2 * number + 4) / (number + 1), 1)
    assert wskaznik.procent == round(100 * number / (number + 1))


def test_area_rated_by_two_people_at_the_end_is_not_compared(proces):
    WynikPowtornyFactory(proces=proces, z_arkuszy=[[5], [5], [None]])

    przed_i_po = get_przed_i_po(proces)

    assert (przed_i_po.zmiany[0].kierunek, przed_i_po.kierunek) == (None, None)
    assert set(przed_i_po.kierunki.values()) == {None}


steps = st.lists(
    st.tuples(st.sampled_from(["send", "leave", "close", "join"]), st.integers(0, 4)), max_size=10
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_figures_never_come_from_one_or_two_people(steps):
    proces = _proces(_edycja(zespol_min=2))
    zespol = list(proces.czlonkowie.all())
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
                close_powtorne(proces.pk, zespol[0].user)
            else:
                _fill(proces, czlonek, index + 1)
        except ArkuszError:
            pass
        przed_i_po = get_przed_i_po(proces)
        if przed_i_po is not None:
            seen.append([(one.przed, one.po) for one in przed_i_po.zmiany])

    assert all(figures == seen[0] for figures in seen)
    for wynik in WynikPowtorny.objects.filter(proces=proces):
        assert wynik.arkusze.count() == wynik.liczba_arkuszy >= 3
