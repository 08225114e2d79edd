from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdr.models import Cel as CelModel
from hdr.models import Dzialanie
from przenoszenie.kolumny import KOLUMNY, guess_kolumny, guess_naglowek
from przenoszenie.komorki import KomorkaError, read_komorka, read_osoby
from przenoszenie.plan import Cel, Otoczenie, build_plan, find_priorytet
from przenoszenie.tabele import read_text
from raporty.pola_hdr import POLA_CELU

ZESPOL = {"anna nowak": 7, "nowak anna": 7, "jan kot": 8, "kot jan": 8}
ISTNIEJACY = Cel(5, 1, "Każda szkoła ma plan", frozenset({"ankieta"}))
OTOCZENIE = Otoczenie(
    {"1": 1, "2": 2, "doskonalenie": 1, "wspomaganie": 2}, [ISTNIEJACY], ZESPOL, 1
)


def plan(text, wybrane=None, otoczenie=OTOCZENIE):
    tabela = read_text(text)
    naglowek = guess_naglowek(tabela.wiersze)
    kolumny = guess_kolumny(tabela.wiersze, naglowek)
    return build_plan(tabela, kolumny, naglowek, otoczenie, wybrane)


def test_heads_are_guessed_below_a_title():
    tabela = read_text(
        "Harmonogram\t\t\t\t\nLp.\tZadanie\tOd\tDo\tOsoba odpowiedzialna\n1\tA\t\t\t"
    )
    naglowek = guess_naglowek(tabela.wiersze)

    assert naglowek == 1
    assert guess_kolumny(tabela.wiersze, naglowek) == [
        "",
        "dzialanie",
        "od",
        "do",
        "odpowiedzialny",
    ]


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("Cel szczegółowy", "cel"),
        ("Działania / zadania", "dzialanie"),
        ("Termin realizacji", "termin"),
        ("Data rozpoczęcia", "od"),
        ("Źródła finansowania", "zrodlo_opis"),
        ("Szacunkowy koszt (zł)", "koszt"),
        ("Wartość bazowa wskaźnika", "wartosc_bazowa"),
        ("Oczekiwany rezultat", "rezultat"),
        ("Partnerzy", "wspolpracuja"),
        ("Uwagi", ""),
    ],
)
def test_heads_in_their_usual_words(head, key):
    tabela = read_text(f"{head}\tx\nA\tB")
    assert guess_kolumny(tabela.wiersze, 0)[0] == key


def test_heads_of_our_own_workbook_are_known():
    heads = [pole.etykieta for pole in POLA_CELU if pole.klucz in KOLUMNY]
    tabela = read_text("\t".join(heads) + "\n" + "\t".join("a" for _ in heads))

    assert guess_kolumny(tabela.wiersze, 0) == [
        pole.klucz for pole in POLA_CELU if pole.klucz in KOLUMNY
    ]


def test_a_lone_column_holds_actions():
    tabela = read_text("Ankieta\nSzkolenie")
    assert guess_kolumny(tabela.wiersze, guess_naglowek(tabela.wiersze)) == ["dzialanie"]


def test_limits_are_those_of_the_model():
    fields = {
        **{
            name: CelModel._meta.get_field(name)
            for name in ("wskaznik", "jednostka", "zrodlo_danych")
        },
        **{name: Dzialanie._meta.get_field(name) for name in ("narzedzie_wlasne", "zrodlo_opis")},
        "odpowiedzialny": Dzialanie._meta.get_field("odpowiedzialny_inny"),
        "wspolpracuja": Dzialanie._meta.get_field("wspolpracuja_inni"),
    }
    assert {name: KOLUMNY[name].limit for name in fields} == {
        name: field.max_length for name, field in fields.items()
    }


def test_goal_is_written_once_and_holds_for_the_rows_below():
    result = plan(
        "Cel\tDziałanie\tTermin\tOdpowiedzialny\tKoszt\n"
        "Nowy cel\tWarsztat\t15–30.09.2027\tAnna Nowak, dyrektor\t12 500,50 zł\n"
        "\tSieć szkół\tIX 2027\tdyrektorzy szkół\tbezkosztowo"
    )

    assert [(one.pk, one.tresc) for one in result.cele] == [(None, "Nowy cel")]
    first, second = result.cele[0].dzialania
    assert first.dane == {
        "tresc": "Warsztat",
        "od": date(2027, 9, 15),
        "do": date(2027, 9, 30),
        "koszt": Decimal("12500.50"),
        "odpowiedzialny_id": 7,
        "wspolpracuja_inni": "dyrektor",
    }
    assert second.dane["odpowiedzialny_inny"] == "dyrektorzy szkół"
    assert second.dane["koszt"] == 0


def test_what_is_there_already_is_not_ticked():
    result = plan("Cel\tDziałanie\nkażda szkoła ma PLAN\tAnkieta\n\tSzkolenie")

    assert [row.wybrany for row in result.wiersze] == [False, True]
    assert [(one.pk, len(one.dzialania)) for one in result.cele] == [(5, 1)]


def test_errors_name_their_cell_and_an_unticked_row_is_left_out():
    text = "Cel\tDziałanie\tTermin\tKoszt\nA\tB\t30.02.2027\tdużo\n\tC\t2027\t5"
    result = plan(text)

    assert [cell.blad[:25] for cell in result.wiersze[0].komorki] == [
        "",
        "",
        "nie ma takiego dnia w kal",
        "to nie jest liczba. Wpisz",
    ]
    assert plan(text, wybrane={2}).bledne == []
    assert plan(text, wybrane={2}).cele[0].tresc == "A"


def test_priorities_by_name_or_number():
    assert find_priorytet("2", OTOCZENIE.priorytety) == 2
    assert find_priorytet("Priorytet 2. Wspomaganie", OTOCZENIE.priorytety) == 2
    assert find_priorytet("wspomaganie", OTOCZENIE.priorytety) == 2
    assert find_priorytet("Inny", OTOCZENIE.priorytety) is None
    result = plan("Priorytet\tCel\tDziałanie\n9\tA\tB")
    assert "nie ma w diagnozie" in result.wiersze[0].komorki[0].blad


def test_an_action_without_a_goal_is_told():
    assert "do którego celu" in plan("Zadanie\tTermin\nA\t2027").wiersze[0].blad


def test_columns_from_and_to():
    result = plan("Cel\tDziałanie\tOd\tDo\nA\tB\tIX 2027\tX 2027\n\tC\t1.10.2027\t1.09.2027")

    assert result.cele[0].dzialania[0].dane["do"] == date(2027, 10, 31)
    assert "przed jego początkiem" in result.wiersze[1].komorki[3].blad


@pytest.mark.parametrize(
    ("key", "text", "values"),
    [
        ("koszt", "12,5 tys. zł", {"koszt": Decimal(12500)}),
        ("koszt", "–", {}),
        ("wartosc_bazowa", "3 placówki", {"wartosc_bazowa": Decimal(3), "jednostka": "placówki"}),
        ("wartosc_docelowa", "80%", {"wartosc_docelowa": Decimal(80), "jednostka": "%"}),
        ("rezultat", "=HYPERLINK(1)", {"rezultat": "=HYPERLINK(1)"}),
    ],
)
def test_cells(key, text, values):
    assert read_komorka(key, text) == values


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("koszt", "-5"),
        ("koszt", "NaN"),
        ("koszt", "9" * 13),
        ("koszt", "1,005"),
        ("wartosc_bazowa", "około 5"),
        ("jednostka", "a" * 41),
        ("rezultat", "a" * 10_001),
    ],
)
def test_wrong_cells(key, text):
    with pytest.raises(KomorkaError):
        read_komorka(key, text)


@given(st.sampled_from(sorted(KOLUMNY)), st.text() | st.text("0123456789,. -złtysmln%e"))
def test_no_cell_breaks_it(key, text):
    try:
        values = read_komorka(key, text)
    except KomorkaError:
        return
    assert set(values) <= {*KOLUMNY}


def test_people():
    assert read_osoby("Nowak Anna; Jan Kot; wójt", ZESPOL) == ([7, 8], "wójt")
    assert read_osoby("dyrektor, wójt", ZESPOL) == ([], "dyrektor, wójt")
