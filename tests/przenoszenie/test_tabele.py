import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from przenoszenie.exceptions import TabelaError
from przenoszenie.tabele import MAX_WIERSZY, clean_text, from_json, read_text, to_json

CELL = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from('\t\n";,=<\u202e'), max_size=20
)


def as_spreadsheet(rows):
    """Cells the way a spreadsheet copies them."""

    def cell(text):
        needs = any(sign in text for sign in '\t\n"')
        return '"' + text.replace('"', '""') + '"' if needs else text

    return "\n".join("\t".join(cell(text) for text in row) for row in rows)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=4))
def test_what_was_copied_comes_back(rows):
    clean = [[clean_text(cell).strip() for cell in row] for row in rows]
    kept = [row for row in clean if any(row)]
    if not kept:
        return

    # A mark in the last column keeps the width and the first row.
    marked = [["początek", *row, "koniec"] for row in clean]
    tabela = read_text(as_spreadsheet(marked))

    assert [list(row) for row in tabela.wiersze] == marked


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        tabela = read_text(text)
    except TabelaError as error:
        assert str(error).endswith(".")
    else:
        assert from_json(to_json([tabela])) == [tabela]


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_a_damaged_preview_is_one_sentence(data):
    with pytest.raises(TabelaError):
        from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["[" * 5000, "nie json", "", "[]", '[["a",[1],[]]]'])
def test_a_broken_preview_is_one_sentence(text):
    with pytest.raises(TabelaError, match="Tabela nie wróciła w całości"):
        from_json(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Cel;Działanie\nA;B", [("Cel", "Działanie"), ("A", "B")]),
        ("Cel,Działanie\nA,B", [("Cel", "Działanie"), ("A", "B")]),
        ("Ankieta, wywiady\nSzkolenie", [("Ankieta, wywiady",), ("Szkolenie",)]),
        ("Ankieta; wywiady", [("Ankieta; wywiady",)]),
        ('"a\nb"\t"c ""d"""\r\ne\tf', [("a\nb", 'c "d"'), ("e", "f")]),
        ('"Razem" dla szkół\tb', [('"Razem" dla szkół', "b")]),
        ("=SUM(A1)\t<script>\n\t", [("=SUM(A1)", "<script>")]),
        ("a\x00b\tc", [("ab", "c")]),
    ],
)
def test_dividers_and_quotes(text, rows):
    assert read_text(text).wiersze == tuple(rows)


def test_rows_keep_their_numbers():
    assert read_text("a\tb\n\t\nc\td").numery == (1, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Nie ma tu żadnej tabeli"),
        (" \n\t\n", "Nie ma tu żadnej tabeli"),
        ("a\n" * (MAX_WIERSZY + 1), "więcej niż 300 wierszy"),
        ("a\n" * 5000, "więcej niż 300 wierszy"),
        ("\t".join("a" * 31), "Tabela ma 31 kolumn"),
        ("a" * 300_001, "ma 300001 znaków"),
    ],
)
def test_sizes_are_refused(text, sentence):
    with pytest.raises(TabelaError, match=sentence):
        read_text(text)
