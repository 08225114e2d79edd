"""Tables for spreadsheets: XLSX and CSV that can be opened without danger.

A text that begins like a formula stays a text: in XLSX it is written as a string, in CSV an
apostrophe stands before it (OWASP, CSV Injection).
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from doradztwo.pliki import CSV, XLSX, clean_nazwa
from doradztwo.pola import number_text

Wartosc = str | int | Decimal | None
_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
_BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_MAX_SHEET_NAME = 31
_MAX_WIDTH = 60


@dataclass(frozen=True)
class Arkusz:
    """One sheet of a workbook: notes above, then a table whose first row is bold."""

    nazwa: str
    wiersze: Sequence[Sequence[Wartosc]]
    uwagi: Sequence[str] = ()


def safe_cell(value: Wartosc) -> str:
    """The value as a cell of a CSV; a number keeps its minus."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return number_text(Decimal(value))
    return f"'{value}" if _FORMULA.match(value) else value


def csv_bytes(wiersze: Iterable[Sequence[Wartosc]]) -> bytes:
    """Semicolons, decimal commas and a BOM: what Polish spreadsheets open with a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(value) for value in wiersz] for wiersz in wiersze)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(arkusze: Sequence[Arkusz], tytul: str) -> bytes:
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": tytul})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        used: set[str] = set()
        for arkusz in arkusze:
            sheet = book.add_worksheet(_sheet_name(arkusz.nazwa, used))
            _write(sheet, arkusz, bold, plain)
    return out.getvalue()


def _sheet_name(nazwa: str, used: set[str]) -> str:
    """Unlike any other, however the letters are written; Excel allows 31 signs."""
    base = " ".join(_BAD_IN_SHEET_NAME.sub(" ", nazwa).split()) or "arkusz"
    name, number = base[:_MAX_SHEET_NAME].strip(), 1
    while name.casefold() in used:
        number += 1
        tail = f" ({number})"
        name = base[: _MAX_SHEET_NAME - len(tail)].strip() + tail
    used.add(name.casefold())
    return name


def _write(sheet, arkusz: Arkusz, bold, plain) -> None:
    for row, uwaga in enumerate(arkusz.uwagi):
        sheet.write_string(row, 0, uwaga)
    start = len(arkusz.uwagi) + 1 if arkusz.uwagi else 0
    widths: dict[int, int] = {}
    for row, wiersz in enumerate(arkusz.wiersze):
        cell_format = plain if row else bold
        for column, value in enumerate(wiersz):
            widths[column] = max(widths.get(column, 8), len(str(value or "")) + 2)
            if isinstance(value, int | Decimal):
                sheet.write_number(start + row, column, value, cell_format)
            elif value:
                sheet.write_string(start + row, column, value, cell_format)
    for column, width in widths.items():
        sheet.set_column(column, column, min(width, _MAX_WIDTH))
    if arkusz.wiersze:
        sheet.freeze_panes(start + 1, 1)


def xlsx_response(arkusze: Sequence[Arkusz], nazwa: str) -> HttpResponse:
    return _attachment(xlsx_bytes(arkusze, nazwa), f"{nazwa}.xlsx", XLSX.typ_mime)


def csv_response(wiersze: Iterable[Sequence[Wartosc]], nazwa: str) -> HttpResponse:
    return _attachment(csv_bytes(wiersze), f"{nazwa}.csv", "text/csv; charset=utf-8")


def _attachment(content: bytes, nazwa: str, typ_mime: str) -> HttpResponse:
    kind = CSV if typ_mime.startswith(CSV.typ_mime) else XLSX
    response = HttpResponse(content, content_type=typ_mime)
    response.headers["Content-Disposition"] = content_disposition_header(
        True, clean_nazwa(nazwa, kind)
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
