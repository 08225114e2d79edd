"""Parts of a DOCX that an office edits: styles, tables with header rows, contents, page numbers."""

import re
from collections.abc import Sequence
from itertools import count

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

CZCIONKA = "Calibri"
GRANAT = RGBColor(0x16, 0x2F, 0x57)
SZARY = RGBColor(0x4D, 0x56, 0x65)
_PIASEK, _LINIA = "F0ECE5", "CFC8BB"
_NAGLOWKI = {"Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5, "Heading 4": 10.5}
_POZIOMY_SPISU = (1, 2, 3)
_MAX_W_SPISIE = 120
# A shorter table is kept on one page with its heading; a row of a longer text may be cut.
_KROTKA_TABELA, _KROTKI_WIERSZ = 1_500, 1_000
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: object) -> str:
    """Signs that XML does not know are left out; everything else stays what was typed."""
    return _NOT_IN_XML.sub("", str(text))


def new_document(tytul: str, temat: str, opis: str) -> DocumentType:
    """An empty A4 document in Polish with our styles."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.subject, properties.comments = map(clean, (tytul, temat, opis))
    properties.author, properties.language, properties.keywords = "Doradztwo JST", "pl-PL", ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _text_styles(document)
    for name, size in _NAGLOWKI.items():
        _heading_style(document.styles[name], size)
    _contents_styles(document)
    return document


def _text_styles(document: DocumentType) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = CZCIONKA, Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(attribute), "pl-PL")
    normal.element.get_or_add_rPr().append(language)
    for old in document.styles.element.findall(".//" + qn("w:rPrDefault") + "//" + qn("w:lang")):
        old.set(qn("w:val"), "pl-PL")
    _heading_style(document.styles["Title"], 26)
    document.styles["Title"].paragraph_format.space_before = Pt(36)
    subtitle = document.styles["Subtitle"]
    _heading_style(subtitle, 15)
    subtitle.font.bold = False
    subtitle.paragraph_format.space_after = Pt(18)
    for name in ("Header", "Footer"):
        document.styles[name].font.size = Pt(8.5)
        document.styles[name].font.color.rgb = SZARY


def _heading_style(style, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = CZCIONKA, Pt(size), GRANAT
    style.font.bold, style.font.italic = True, False
    properties = style.element.get_or_add_rPr()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        properties.rFonts.attrib.pop(qn(theme), None)
    for wide in properties.findall(qn("w:spacing")) + properties.findall(qn("w:kern")):
        properties.remove(wide)
    for line in style.element.findall(".//" + qn("w:pBdr")):
        line.getparent().remove(line)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(4)


def _contents_styles(document: DocumentType) -> None:
    for level in _POZIOMY_SPISU:
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)


def add_running_lines(document: DocumentType, naglowek: str, stopka: str) -> None:
    """The head and the foot of every page; pages are counted by the office program."""
    section = document.sections[0]
    section.header.paragraphs[0].text = clean(naglowek)
    footer = section.footer.paragraphs[0]
    footer.add_run(clean(f"{stopka} · strona "))
    _field(footer, "PAGE", "1")
    footer.add_run(" z ")
    _field(footer, "NUMPAGES", "1")


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    _field_sign(paragraph, "begin")
    _field_code(paragraph, code)
    _field_sign(paragraph, "separate")
    paragraph.add_run(shown)
    _field_sign(paragraph, "end")


def _field_sign(paragraph: Paragraph, kind: str) -> None:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)


def _field_code(paragraph: Paragraph, code: str) -> None:
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    paragraph.add_run()._r.append(text)


def add_labelled(document: DocumentType, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(clean(text))


def add_table(
    document: DocumentType,
    nazwa: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> None:
    """A named table whose first row repeats on every page and is a header for a screen reader."""
    if not rows:
        return
    table = document.add_table(rows=len(rows) + 1, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _table_look(table._tbl.tblPr, nazwa)
    short = sum(len(text) for row in rows for text in row) <= _KROTKA_TABELA
    # Cells are reached through the XML: python-docx counts the whole grid for each of them.
    for number, (row, values) in enumerate(zip(table._tbl.tr_lst, [head, *rows], strict=True)):
        properties = row.get_or_add_trPr()
        if sum(map(len, values)) <= _KROTKI_WIERSZ:
            properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        together = number == 0 or (short and number < len(rows))
        for cell, value, width in zip(row.tc_lst, values, widths, strict=True):
            cell.width = Cm(width)
            label = value is values[0] and len(head) != 3
            _cell(cell, value, is_bold=number == 0 or label, together=together)
            if number == 0:
                _shade(cell)
    after = document.add_paragraph().paragraph_format
    after.space_after, after.line_spacing = Pt(0), Pt(8)


def _cell(cell, value: str, *, is_bold: bool, together: bool) -> None:
    paragraph = cell.p_lst[0]
    properties = paragraph.get_or_add_pPr()
    if together:
        properties.get_or_add_keepNext()
    spacing = properties.get_or_add_spacing()
    spacing.after = Pt(0)
    run = paragraph.add_r()
    run.text = clean(value)
    marks = run.get_or_add_rPr()
    if is_bold:
        marks.append(OxmlElement("w:b"))
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "19")
    marks.append(size)


def _shade(cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _PIASEK)):
        shade.set(qn(f"w:{key}"), value)
    cell.get_or_add_tcPr().append(shade)


def _table_look(properties, nazwa: str) -> None:
    """Thin lines, room around the text, and a name for who cannot see the table.

    The order of the parts is that of the schema: Word refuses another one.
    """
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINIA)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "100"), ("bottom", "40"), ("right", "100")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), clean(nazwa)[:200])
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    look.addnext(caption)


def add_contents(document: DocumentType, before: Paragraph) -> None:
    """Contents in front of ``before``: a real field, filled already, each line a link.

    Without numbers of pages, that only an office program knows; it may add them.
    """
    headings = [
        (int(one.style.name[-1]), one)
        for one in document.paragraphs
        if one.style.name in {f"Heading {level}" for level in _POZIOMY_SPISU}
    ]
    title = before.insert_paragraph_before("Spis treści")
    title.style = document.styles["Normal"]
    title.runs[0].bold = True
    numbers = count(1)
    lines = [(level, one.text, _bookmark(one, next(numbers))) for level, one in headings]
    for place, (level, text, anchor) in enumerate(lines):
        line = before.insert_paragraph_before(style=f"toc {level}")
        if place == 0:
            _field_sign(line, "begin")
            _field_code(line, 'TOC \\o "1-3" \\n \\h \\z')
            _field_sign(line, "separate")
        _link(line, " ".join(text.split()), anchor)
        if place == len(lines) - 1:
            _field_sign(line, "end")


def _bookmark(heading: Paragraph, number: int) -> str:
    name = f"_Toc{number:06}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    heading._p.insert(1, start)
    heading._p.append(end)
    return name


def _link(paragraph: Paragraph, text: str, anchor: str) -> None:
    run = paragraph.add_run(text if len(text) <= _MAX_W_SPISIE else f"{text[:_MAX_W_SPISIE]}…")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run._r.addprevious(link)
    link.append(run._r)
