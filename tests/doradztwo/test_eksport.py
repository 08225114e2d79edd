import io
from decimal import Decimal

import openpyxl

from doradztwo.eksport import Arkusz, csv_bytes, csv_response, xlsx_bytes

GROZNE = ["=1+1", "+48 123", "-x", "@SUM(A1)", " =2", "\t=3"]


def test_csv_is_what_polish_spreadsheets_open():
    content = csv_bytes([["Rok", "Liczba"], ["2022", Decimal("1.5")], ["2023", None]])

    assert content == "\ufeffRok;Liczba\r\n2022;1,5\r\n2023;\r\n".encode()


def test_csv_makes_no_formula_of_a_text_and_keeps_negative_numbers():
    rows = csv_bytes([GROZNE, [-5, Decimal("-2.5")]]).decode("utf-8-sig").splitlines()

    assert rows[0].split(";")[:4] == ["'=1+1", "'+48 123", "'-x", "'@SUM(A1)"]
    assert rows[1] == "-5;-2,5"


def test_xlsx_holds_texts_as_texts_and_numbers_as_numbers():
    content = xlsx_bytes(
        [Arkusz("Dane", [["A", "B"], ["=1+1", Decimal("2.5")]], ["Uwaga"])], "Wzór"
    )

    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [[cell.value for cell in row] for row in book["Dane"].iter_rows()]
    assert cells == [["Uwaga", None], [None, None], ["A", "B"], ["=1+1", 2.5]]
    assert book["Dane"]["A4"].data_type == "s"
    assert book.properties.title == "Wzór"


def test_names_of_sheets_are_made_fit_and_different():
    names = ["Dowozy: [a/b]", "Dowozy a b", "x" * 40, "X" * 40, "''"]
    content = xlsx_bytes([Arkusz(name, [["A"]]) for name in names], "Wzór")

    sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert sheets == ["Dowozy a b", "Dowozy a b (2)", "x" * 31, "X" * 27 + " (2)", "arkusz"]


def test_response_is_an_attachment_under_a_polish_name():
    response = csv_response([["A"]], "prognoza Chęciny")

    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''prognoza%20Ch%C4%99ciny.csv"
    )
    assert response.headers["Cache-Control"] == "private, no-store"
