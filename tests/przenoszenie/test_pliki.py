import io
from datetime import date
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from doradztwo.pliki import XLSX, validate_plik
from przenoszenie.exceptions import TabelaError
from przenoszenie.pliki import DOZWOLONE, cell_text, read_plik


def sent(content, name):
    plik = SimpleUploadedFile(name, content)
    plik.rodzaj = validate_plik(plik, DOZWOLONE)
    plik.nazwa = name
    return plik


def saved(document, name):
    out = io.BytesIO()
    document.save(out)
    return sent(out.getvalue(), name)


def test_sheets_of_xlsx():
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Cel", "Działanie", "Od", "Koszt"])
    sheet.append(["A", "B", date(2027, 9, 15), 12500.5])
    sheet.append([None, "C", None, "=2+2"])
    book.create_sheet("pusty")

    (tabela,) = read_plik(saved(book, "plan.xlsx"))

    assert tabela.nazwa == "Plan"
    assert tabela.wiersze == (
        ("Cel", "Działanie", "Od", "Koszt"),
        ("A", "B", "15.09.2027", "12500,5"),
        ("", "C", "", "=2+2"),
    )


def test_tables_of_docx_with_merged_cells():
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in enumerate([("Cel", "Działanie"), ("A", "B\nb"), ("", "C")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))

    (tabela,) = read_plik(saved(document, "plan.docx"))

    assert tabela.wiersze == (("Cel", "Działanie"), ("A", "B\nb"), ("A", "C"))


def test_csv_of_polish_windows():
    (tabela,) = read_plik(sent("Cel;Działanie\nŁąka;Żółw".encode("cp1250"), "plan.csv"))
    assert tabela.wiersze[1] == ("Łąka", "Żółw")


def test_five_thousand_rows_are_refused():
    book = Workbook()
    for number in range(5000):
        book.active.append(["A", number])
    with pytest.raises(TabelaError, match="więcej niż 300 wierszy"):
        read_plik(saved(book, "plan.xlsx"))


def test_a_document_without_tables():
    with pytest.raises(TabelaError, match="nie ma żadnej tabeli"):
        read_plik(saved(Document(), "plan.docx"))


def test_a_broken_document_is_one_sentence():
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<")
        archive.writestr("xl/workbook.xml", "<")
    with pytest.raises(TabelaError, match="Nie udało się odczytać"):
        read_plik(sent(out.getvalue(), "plan.xlsx"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "tak"), (0.1 + 0.2, "0,3"), (1e20, "100000000000000000000"), (7, "7")],
)
def test_values_as_typed(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize("span", ["1000000000", "x"])
def test_cell_that_spans_a_billion_columns_is_refused_before_it_unfolds(span):
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Działanie"
    mark = OxmlElement("w:gridSpan")
    mark.set(qn("w:val"), span)
    cell._tc.get_or_add_tcPr().append(mark)

    with pytest.raises(TabelaError, match="Nie udało się odczytać"):
        read_plik(saved(document, "plan.docx"))


def test_huge_part_under_another_name_is_refused():
    out = io.BytesIO()
    book = Workbook()
    book.active.append(["Cel", "Działanie"])
    book.save(out)
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("xl/worksheets/arkusz.bin", b" " * 20_000_001)
    plik = SimpleUploadedFile("plan.xlsx", out.getvalue())
    plik.rodzaj, plik.nazwa = XLSX, "plan.xlsx"

    with pytest.raises(TabelaError, match="za dużo treści"):
        read_plik(plik)
