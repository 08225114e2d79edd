from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zbiory.tabele import Tabela, TabelaError, from_json, read_tabela, split_cells, to_json, to_text
from zbiory.wykresy import build_wykresy

TEKST = "Rok\tUczniowie\tUwagi\n2022\t12 500,5\tpo zmianie\n2023\t–\t"
TABELA = Tabela(
    ("Rok", "Uczniowie", "Uwagi"),
    (("2022", Decimal("12500.5"), "po zmianie"), ("2023", None, "")),
    (1,),
)


@pytest.mark.parametrize(
    "text", [TEKST, TEKST.replace("\t", ";"), TEKST.replace("\n", "\r\n"), f"\n\n{TEKST}\n\n"]
)
def test_read_tabela_knows_tabs_semicolons_and_line_ends(text):
    assert read_tabela(text) == TABELA


def test_read_tabela_takes_commas_only_where_every_line_has_as_many():
    assert split_cells("Rok,Liczba\n2022,118") == [["Rok", "Liczba"], ["2022", "118"]]
    assert split_cells("Rok\n12,5") == [["Rok"], ["12,5"]]


def test_read_tabela_of_empty_text_is_nothing():
    assert read_tabela(" \n\t\n ") is None


def test_a_quote_without_its_pair_does_not_swallow_rows():
    tabela = read_tabela('Szkoła\tUczniowie\n"Pod lipą\t118\nNr 2\t96')

    assert [wiersz[0] for wiersz in tabela.wiersze] == ['"Pod lipą', "Nr 2"]


@pytest.mark.parametrize(
    ("text", "bledy"),
    [
        (
            "Rok;Uczniowie;Koszt\n2022;118;1\n2023;kot;2\n2024;99;dużo\n2025;99;4",
            [
                "Wiersz 3, kolumna „Uczniowie”: „kot” to nie liczba. Wpisz liczbę albo myślnik.",
                "Wiersz 4, kolumna „Koszt”: „dużo” to nie liczba. Wpisz liczbę albo myślnik.",
            ],
        ),
        ("Rok;;Koszt\n2022;1;2", ["Wiersz 1, kolumna 2: brakuje nazwy kolumny."]),
        ("A;118\nB;96", ["W wierszu 1 są liczby. Dodaj nad nimi wiersz z nazwami kolumn."]),
        ("A;B\n;1", ["Wiersz 2: pierwsza komórka jest pusta. Wpisz, czego dotyczy."]),
        ("A;" * 13 + "\n" + "1;" * 13, ["Tabela ma 13 kolumn. Może mieć najwyżej 12."]),
        ("A;B", ["Pod nazwami kolumn nie ma ani jednego wiersza z danymi."]),
        (
            "A;B\n" + "x;1\n" * 20_001,
            ["Tabela jest za długa. Wklej tylko to, co potrzebne, a całość dodaj jako plik."],
        ),
        (
            f"A;B\nx;1\ny;{'9' * 16}",
            [f"Wiersz 3, kolumna „B”: „{'9' * 16}” to nie liczba. Wpisz liczbę albo myślnik."],
        ),
    ],
)
def test_read_tabela_names_the_place_of_each_error(text, bledy):
    with pytest.raises(TabelaError) as error:
        read_tabela(text)

    assert error.value.bledy == bledy


def test_read_tabela_tells_the_first_five_errors_and_counts_the_rest():
    rows = "\n".join([f"s{n};1" for n in range(7)] + [f"t{n};?" for n in range(7)])

    with pytest.raises(TabelaError) as error:
        read_tabela(f"A;B\n{rows}")

    assert len(error.value.bledy) == 6
    assert error.value.bledy[-1] == "I jeszcze 2 błędy.".replace(" 2 ", " 2\u00a0")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12)
NUMBERS = st.none() | st.decimals(-(10**9), 10**9, places=2)


@given(st.lists(st.tuples(CELLS, NUMBERS), min_size=1, max_size=6))
def test_table_written_for_editing_reads_the_same(rows):
    tabela = Tabela(
        ("Szkoła", "Uczniowie", "Uwagi"),
        tuple((" ".join(name.split()) or "x", number, "a") for name, number in rows),
        (1,) if any(number is not None for _, number in rows) else (),
    )
    if not tabela.liczbowe:
        return

    once = read_tabela(to_text(tabela))

    assert once == tabela
    assert from_json(to_json(once)) == tabela


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_sentence(text):
    try:
        tabela = read_tabela(text)
    except TabelaError as error:
        assert all(error.bledy)
    else:
        assert tabela is None or read_tabela(to_text(tabela)) == tabela


def test_years_in_rows_draw_a_line_for_each_column():
    wykresy = build_wykresy(read_tabela("Rok;Uczniowie;Oddziały\n2022;118;6\n2023;110;6"))

    assert [(wykres.nazwa, len(wykres.punkty)) for wykres in wykresy] == [
        ("Uczniowie", 2),
        ("Oddziały", 2),
    ]


def test_years_in_the_header_draw_a_line_for_each_row():
    wykresy = build_wykresy(read_tabela("Szkoła;2022;2023\nNr 1;118;110\nNr 2;96;98"))

    assert [wykres.nazwa for wykres in wykresy] == ["Nr 1", "Nr 2"]


def test_other_tables_draw_bars_without_sums():
    (wykres,) = build_wykresy(read_tabela("Szkoła;Uczniowie\nNr 1;118\nNr 2;96\nRazem;214"))

    assert [slupek.podpis.tekst for slupek in wykres.slupki] == ["Nr 1", "Nr 2"]
    assert wykres.opis == (
        "Najmniej: 96 (Nr 2). Najwięcej: 118 (Nr 1). Wszystkie liczby są w tabeli."
    )


def test_table_of_words_draws_nothing():
    assert build_wykresy(read_tabela("Szkoła;Adres\nNr 1;Wzorcowa")) == []
