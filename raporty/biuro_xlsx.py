"""Sheets of a workbook that an office reads, prints and edits."""

import math
from datetime import date, datetime, time
from decimal import Decimal

from raporty.biuro_docx import clean

# What one cell of a workbook may hold, and how high a row may be.
MAX_ZNAKOW = 32_000
MAX_WYSOKOSC = 409
# Widths of columns that a page of A4 across holds at a size one can read.
ZNAKOW_NA_STRONIE = 180


class Skoroszyt:
    """Sheets whose head stays, with filters and a format for each kind of value; made to print."""

    def __init__(self, book, tytul: str, stopka: str):
        self.book, self.tytul, self.stopka = book, tytul, stopka
        base = {
            "valign": "top",
            "text_wrap": True,
            "border": 1,
            "border_color": "#CFC8BB",
            "font_size": 10,
        }
        head = {"bold": True, "bg_color": "#162F57", "font_color": "#FFFFFF"}
        self.head = book.add_format(base | head)
        self.text = book.add_format(base)
        self.whole = book.add_format(base)
        self.number = book.add_format(base | {"num_format": "#,##0.00"})
        self.day = book.add_format(base | {"num_format": "d.mm.yyyy", "align": "left"})

    def write(self, name, head, widths, rows) -> None:
        sheet = self.book.add_worksheet(name)
        for column, (label, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, label, self.head)
        sheet.set_row(0, _height(head, widths))
        for number, row in enumerate(rows, start=1):
            # Only Excel finds the height by itself; LibreOffice keeps rows of one line.
            sheet.set_row(number, _height(row, widths))
            for column, value in enumerate(row):
                self._cell(sheet, number, column, value)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
        self._print(sheet, widths)

    def _print(self, sheet, widths) -> None:
        """A4 across; a wide table takes several pages, each with its number and name."""
        pages = max(1, math.ceil(sum(widths) / ZNAKOW_NA_STRONIE))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.fit_to_pages(pages, 0)
        sheet.repeat_rows(0)
        if pages > 1:
            sheet.repeat_columns(0, 1 if widths[0] < 12 else 0)
        sheet.set_header(f"&L&9{_plain(self.tytul)}&R&9&A")
        sheet.set_footer(f"&L&9{_plain(self.stopka)}&R&9strona &P z &N")

    def _cell(self, sheet, row: int, column: int, value) -> None:
        """A text is written as a text, whatever it begins with."""
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
        elif isinstance(value, int | Decimal):
            look = self.number if value % 1 else self.whole
            sheet.write_number(row, column, value, look)
        elif value:
            sheet.write_string(row, column, _fitting(clean(value)), self.text)
        else:
            sheet.write_blank(row, column, None, self.text)


def _height(values, widths) -> float:
    """Points that the longest text of a row takes in its column."""
    lines = [
        sum(max(1, math.ceil(len(part) / (width * 1.2))) for part in str(value).split("\n"))
        for value, width in zip(values, widths, strict=True)
        if value
    ]
    return min(MAX_WYSOKOSC, max(lines, default=1) * 13.5 + 3)


def _fitting(text: str) -> str:
    """What a cell cannot hold is said to stand in the PDF, never left out silently."""
    return text if len(text) <= MAX_ZNAKOW else text[:MAX_ZNAKOW] + " … (całość w PDF)"


def _plain(text: str) -> str:
    """Of a head of a page: there „&” is a sign of its own."""
    return clean(text).replace("&", "&&")[:120]
