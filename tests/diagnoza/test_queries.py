import pytest

from diagnoza.queries import FaktyDiagnozy, fakty, get_braki, get_diagnoza
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.diagnoza import (
    DiagnozaPoglebionaFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import ObszarFactory, WersjaArkuszaFactory, ZbiorDanychFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def wersja():
    return WersjaArkuszaFactory(pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2)


def _closed(wersja, arkusze):
    return WynikZespoluFactory(proces__edycja__wersja_arkusza=wersja, z_arkuszy=arkusze).proces


@pytest.mark.parametrize("number", [1, 3])
def test_fakty_take_five_queries(wersja, number, django_assert_num_queries):
    procesy = [_closed(wersja, [1, 2, 3]) for _ in range(number)]
    for proces in procesy:
        WyborObszaruFactory(proces=proces)
        ZebraneDaneFactory(proces=proces, zebrane=True)
        DiagnozaPoglebionaFactory(proces=proces, kompletna=True, zakonczona=True)

    with django_assert_num_queries(3):
        wynik = fakty(proces.pk for proces in procesy)

    assert set(wynik) == {proces.pk for proces in procesy}


def test_fakty_of_a_whole_diagnosis(wersja):
    proces = _closed(wersja, [1, 2, 3])
    CzlonekZespoluFactory(proces=proces)
    CzlonekZespoluFactory(proces=proces, wypelnia_arkusz=False)
    CzlonekZespoluFactory(proces=proces, odszedl=True)
    wybor = WyborObszaruFactory(proces=proces, obszar=ObszarFactory(nr=1))
    WyborObszaruFactory(proces=proces, zmieniony=True)
    ZebraneDaneFactory(proces=proces, zebrane=True)
    ZebraneDaneFactory(proces=proces, niedostepne=True)
    ZebraneDaneFactory(proces=proces, z_listy=True)
    ZebraneDaneFactory(proces=proces, zbior=ZbiorDanychFactory(obszar=ObszarFactory(nr=9)))
    diagnoza = DiagnozaPoglebionaFactory(proces=proces, kompletna=True, zakonczona=True)
    ProblemFactory(diagnoza=diagnoza, usuniety=True)

    jeden = fakty([proces.pk])[proces.pk]

    assert jeden == FaktyDiagnozy(
        arkusze_oczekiwane=4,
        arkusze_wyslane=3,
        wynik_zamkniety_at=proces.wynik_zespolu.zamknieto_at,
        obszar_wybrany_at=wybor.wybrano_at,
        dane_wszystkie=3,
        dane_zebrane=1,
        dane_niedostepne=1,
        dane_zmieniono_at=proces.zebrane_dane.exclude(zbior__obszar__nr=9)
        .latest("updated_at")
        .updated_at,
        diagnoza_rozpoczeta=True,
        diagnoza_zakonczona_at=diagnoza.zakonczono_at,
        problemy=1,
        priorytety=1,
    )
    assert (jeden.dane_do_zebrania, jeden.is_dane_complete) == (1, False)


def test_fakty_of_an_empty_proces():
    proces = ProcesFactory()

    assert fakty([proces.pk]) == {proces.pk: FaktyDiagnozy()}
    assert fakty([]) == {}


def test_diagnoza_orders_causes_as_a_chain_and_leaves_out_removed():
    problem = ProblemFactory()
    first = PrzyczynaFactory(problem=problem)
    second = PrzyczynaFactory(problem=problem)
    deeper = PrzyczynaFactory(problem=problem, wyzsza=first)
    PrzyczynaFactory(problem=problem, usunieta=True)

    widok = get_diagnoza(problem.diagnoza.proces)

    assert [(galaz.przyczyna, galaz.poziom) for galaz in widok.problemy[0].przyczyny] == [
        (first, 1),
        (deeper, 2),
        (second, 1),
    ]


def test_braki_of_an_empty_diagnosis():
    widok = get_diagnoza(ProcesFactory())

    assert [(brak.text, brak.url) for brak in get_braki(widok)] == [
        ("Dodajcie co najmniej jeden problem", "#id_nowy-problem"),
        ("Wybierzcie co najmniej jeden priorytet", "#id_nowy-priorytet"),
    ]


def test_braki_of_a_begun_problem_lead_to_its_fields():
    problem = ProblemFactory(nazwa="Dowozy", jak_jest="Długo.")

    widok = get_diagnoza(problem.diagnoza.proces)

    assert [brak.url for brak in get_braki(widok)] == [
        f"#id_problem-{problem.pk}-jak_chcemy",
        f"#id_problem-{problem.pk}-luka",
        f"#id_nowa-przyczyna-{problem.pk}",
        "#id_nowy-priorytet",
    ]


def test_one_complete_problem_is_enough():
    diagnoza = DiagnozaPoglebionaFactory(kompletna=True)
    ProblemFactory(diagnoza=diagnoza)

    assert get_braki(get_diagnoza(diagnoza.proces)) == []
