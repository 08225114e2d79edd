"""Tables for spreadsheets: XLSX and CSV that can be opened without danger.

A text that begins like a formula stays a text: in XLSX it is written as a string, in CSV an
apostrophe stands before it (OWASP, CSV Injection).
"""

import csv
import io
import math
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
_MIN_WIDTH, _MAX_WIDTH, _MAX_HEIGHT = 8, 60, 409


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
        formats = _formats(book)
        used: set[str] = set()
        for arkusz in arkusze:
            sheet = book.add_worksheet(_sheet_name(arkusz.nazwa, used))
            _write(sheet, arkusz, formats)
            _print(sheet, arkusz, tytul)
    return out.getvalue()


def _formats(book) -> dict:
    base = {"valign": "top", "border": 1, "border_color": "#CFC8BB", "font_size": 10}
    head = {"bold": True, "text_wrap": True, "bg_color": "#162F57", "font_color": "#FFFFFF"}
    return {
        "head": book.add_format(base | head),
        "text": book.add_format(base | {"text_wrap": True}),
        "whole": book.add_format(base),
        "number": book.add_format(base | {"num_format": "#,##0.00"}),
        "note": book.add_format({"bold": True}),
    }


def _print(sheet, arkusz: Arkusz, tytul: str) -> None:
    """A4 across, as wide as the page, the head on every page."""
    start = _first_row(arkusz)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&9{tytul.replace('&', '&&')[:120]}&R&9&A")
    sheet.set_footer("&R&9strona &P z &N")
    if arkusz.wiersze:
        sheet.repeat_rows(start)


def _first_row(arkusz: Arkusz) -> int:
    return len(arkusz.uwagi) + 1 if arkusz.uwagi else 0


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


def _write(sheet, arkusz: Arkusz, formats: dict) -> None:
    for row, uwaga in enumerate(arkusz.uwagi):
        sheet.write_string(row, 0, uwaga, formats["note"])
    start = _first_row(arkusz)
    widths = _widths(arkusz.wiersze)
    for row, wiersz in enumerate(arkusz.wiersze):
        # Only Excel finds the height by itself; LibreOffice keeps rows of one line.
        sheet.set_row(start + row, _height(wiersz, widths))
        for column, value in enumerate(wiersz):
            look = formats["text"] if row else formats["head"]
            if isinstance(value, int | Decimal):
                look = formats["number"] if value % 1 else formats["whole"]
                sheet.write_number(start + row, column, value, look)
            elif value:
                sheet.write_string(start + row, column, value, look)
            else:
                sheet.write_blank(start + row, column, None, look)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    if arkusz.wiersze:
        sheet.freeze_panes(start + 1, 1)


def _widths(wiersze: Sequence[Sequence[Wartosc]]) -> list[int]:
    """As wide as the longest value; a head alone breaks into lines."""
    columns = max(map(len, wiersze), default=0)
    widths = [_MIN_WIDTH] * columns
    for row, wiersz in enumerate(wiersze):
        for column, value in enumerate(wiersz):
            words = str(value or "").split() if row == 0 else [str(value or "")]
            longest = max(map(len, words), default=0) + 2
            widths[column] = max(widths[column], min(longest, _MAX_WIDTH))
    return widths


def _height(wiersz: Sequence[Wartosc], widths: Sequence[int]) -> float:
    """Points that the longest text of a row takes in its column."""
    lines = [
        sum(max(1, math.ceil(len(part) / (width - 1))) for part in str(value or "").split("\n"))
        for value, width in zip(wiersz, widths, strict=False)
    ]
    return min(_MAX_HEIGHT, max(lines, default=1) * 13.5 + 3)


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
