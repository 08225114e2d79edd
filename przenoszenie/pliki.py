"""Tables of a file: sheets of XLSX, tables of DOCX, text of CSV."""

from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from doradztwo.pliki import CSV, DOCX, TXT, XLSX
from doradztwo.pola import number_text
from przenoszenie.exceptions import TabelaError
from przenoszenie.tabele import (
    MAX_KOLUMN,
    MAX_TABEL,
    MAX_WIERSZY,
    MAX_ZNAKOW,
    PUSTA,
    Tabela,
    make_tabela,
    read_text,
)
from przenoszenie.wlasne import NAZWA, whole_docx, whole_xlsx

DOZWOLONE = (XLSX, DOCX, CSV, TXT)
# One part of a document is read into memory; twenty megabytes are a thousand pages.
_MAX_XML = 20_000_000
# A cell is repeated for each column it spans, so a span of a million is a million cells.
_MAX_SCALONYCH = 100
# Empty rows count while a sheet is read, not when it is judged.
_DO_WIERSZA = 5_000
_USZKODZONY = (
    "Nie udało się odczytać tabel z tego pliku. Otwórz go, zapisz ponownie jako XLSX albo DOCX "
    "i wczytaj jeszcze raz. Możesz też wkleić tabelę."
)


def read_plik(plik) -> list[Tabela]:
    """Every table of a checked file (``PlikField``), at most twenty, empty ones left out.

    Our own file is one table, with a row for each action.
    """
    if plik.rodzaj in (CSV, TXT):
        return [read_text(_decode(plik.read()), plik.nazwa)]
    _refuse_huge(plik)
    read = _sheets if plik.rodzaj is XLSX else _docx_tables
    try:
        named = list(islice(read(plik), MAX_TABEL))
        plik.seek(0)
        whole = whole_xlsx(named) if plik.rodzaj is XLSX else whole_docx(_open_docx(plik))
    # Libraries raise whatever a broken file leads them to.
    except Exception as error:
        raise TabelaError(_USZKODZONY) from error
    if whole:
        named = [(NAZWA, whole)]
    tabele = [make_tabela(nazwa, rows) for nazwa, rows in named if any(map(any, rows))]
    if not tabele:
        raise TabelaError("W tym pliku nie ma żadnej tabeli." if named == [] else PUSTA)
    if sum(len(cell) for one in tabele for row in one.wiersze for cell in row) > MAX_ZNAKOW:
        raise TabelaError("W tym pliku jest za dużo tekstu naraz. Zostaw w nim jedną tabelę.")
    return tabele


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250")


def _refuse_huge(plik) -> None:
    plik.seek(0)
    with ZipFile(plik) as archive:
        # By size alone: a part of the document may stand under any name.
        huge = any(one.file_size > _MAX_XML for one in archive.infolist())
    plik.seek(0)
    if huge:
        raise TabelaError("Ten plik ma za dużo treści. Zostaw w nim samą tabelę.")


def _sheets(plik):
    """Values as Excel shows them; a formula that was never counted comes as its text."""
    counted = load_workbook(plik, read_only=True, data_only=True)
    plik.seek(0)
    written = load_workbook(plik, read_only=True)
    for sheet, formulas in zip(counted.worksheets, written.worksheets, strict=True):
        rows: list[list[str]] = []
        filled = 0
        area = {"max_row": _DO_WIERSZA, "max_col": MAX_KOLUMN + 1, "values_only": True}
        for row, source in zip(sheet.iter_rows(**area), formulas.iter_rows(**area), strict=True):
            values = zip(row, source, strict=True)
            rows.append([cell_text(raw if value is None else value) for value, raw in values])
            filled += any(rows[-1])
            if filled > MAX_WIERSZY:
                break
        yield sheet.title, rows


def _open_docx(plik):
    document = Document(plik)
    spans = document.element.body.iter(qn("w:gridSpan"))
    if any(int(one.get(qn("w:val"), "1")) > _MAX_SCALONYCH for one in spans):
        raise TabelaError(_USZKODZONY)
    return document


def _docx_tables(plik):
    for number, table in enumerate(_open_docx(plik).tables, start=1):
        rows = []
        for row in islice(table.rows, _DO_WIERSZA):
            seen: set[int] = set()
            cells = []
            for cell in islice(row.cells, MAX_KOLUMN + 1):
                # A cell merged across columns comes once for each of them.
                cells.append("" if id(cell._tc) in seen else cell.text)
                seen.add(id(cell._tc))
            rows.append(cells)
            if len(rows) > 4 * MAX_WIERSZY:
                break
        yield f"tabela {number}", rows


def cell_text(value: object) -> str:
    """A value of a sheet as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        # Fifteen digits are what a sheet knows; the rest is noise of the binary form.
        return number_text(Decimal(f"{value:.15g}"))
    return str(value)
