"""The HDR as a DOCX that an office edits: real headings, tables with header rows, in Polish."""

import io
import re

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

from doradztwo.teksty import short_date
from raporty.pola_hdr import (
    POLA_CELU,
    POLA_DZIALANIA,
    POLA_PRIORYTETU,
    POLA_PROBLEMU,
    TERMIN,
    ZNANE_POLA_PROBLEMU,
    inne_pola,
    plain_text,
    pola_rekordu,
    wersy_przyczyn,
)

TYTUL = "Harmonogram Działań Rozwojowych"
GRANAT = RGBColor(0x16, 0x2F, 0x57)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build_docx(dane: dict, opis_stanu: str, stan_na) -> bytes:
    """``dane`` as of ``raporty.queries.hdr`` with dates made dates."""
    document = Document()
    tresc = dane["tresc"]
    _prepare(document, tresc, opis_stanu, stan_na)
    _cover(document, tresc, opis_stanu, stan_na)
    _diagnoza(document, tresc)
    _plan(document, tresc)
    _opinie(document, dane)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def clean(text: object) -> str:
    """Signs that XML does not know are left out; everything else stays what was typed."""
    return _NOT_IN_XML.sub("", str(text))


def _prepare(document: DocumentType, tresc: dict, opis_stanu: str, stan_na) -> None:
    properties = document.core_properties
    properties.title = clean(f"{TYTUL}, {tresc['jst']['nazwa']}")
    properties.author = "Doradztwo JST"
    properties.subject = clean(tresc["edycja"]["nazwa"])
    properties.comments = clean(opis_stanu)
    properties.language = "pl-PL"
    properties.keywords = ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _styles(document)
    header = section.header.paragraphs[0]
    header.text = clean(f"HDR, {tresc['jst']['nazwa']} · {opis_stanu}")
    footer = section.footer.paragraphs[0]
    footer.add_run(f"Stan na {short_date(stan_na)} · strona ")
    _field(footer, "PAGE")
    footer.add_run(" z ")
    _field(footer, "NUMPAGES")


def _styles(document: DocumentType) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(attribute), "pl-PL")
    normal.element.get_or_add_rPr().append(language)
    for old in document.styles.element.findall(".//" + qn("w:rPrDefault") + "//" + qn("w:lang")):
        old.set(qn("w:val"), "pl-PL")
    sizes = {"Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5, "Heading 4": 10.5}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), GRANAT
        fonts = style.element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.keep_with_next = True


def _field(paragraph, name: str) -> None:
    """A number that Word counts by itself."""
    for kind, text in (("begin", None), (None, name), ("end", None)):
        run = paragraph.add_run()
        if kind:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
        else:
            sign = OxmlElement("w:instrText")
            sign.set(qn("xml:space"), "preserve")
            sign.text = text
        run._r.append(sign)


def _cover(document: DocumentType, tresc: dict, opis_stanu: str, stan_na) -> None:
    edycja, jst = tresc["edycja"], tresc["jst"]
    program = edycja["nazwa"]
    if edycja["numer_projektu"]:
        program += f" · numer projektu: {edycja['numer_projektu']}"
    document.add_paragraph(clean(program))
    document.add_paragraph(TYTUL, style="Title")
    document.add_paragraph(clean(jst["nazwa"][:1].upper() + jst["nazwa"][1:]), style="Subtitle")
    rows = [("Samorząd", f"{jst['rodzaj']}, woj. {jst['wojewodztwo']}, TERYT {jst['kod']}")]
    if tresc["obszar"]:
        rows.append(("Obszar", f"{tresc['obszar']['nr']}. {tresc['obszar']['nazwa']}"))
    rows += [
        ("Okres edycji", plain_text(TERMIN.pokaz(edycja))),
        ("Zespół", "\n".join(map(_osoba, tresc["zespol"]))),
        (
            "Doradcy",
            "\n".join(f"{one['osoba']} ({one['specjalizacja']})" for one in tresc["doradcy"]),
        ),
    ]
    wybor = tresc["wybor"]
    if wybor:
        rows.append(("Przesłanka wyboru", "\n".join(filter(None, wybor.values()))))
    rows += [
        ("Planowana forma podsumowania", tresc["forma_podsumowania"]["nazwa"] or "nie wybrano"),
        ("Stan dokumentu", f"{opis_stanu}, stan na {short_date(stan_na)}"),
    ]
    _table(document, ("Dane", "Treść"), rows, (4.5, 12.5))


def _osoba(osoba: dict) -> str:
    roles = [name for key, name in (("lider", "lider"), ("decydent", "decydent")) if osoba[key]]
    parts = [*roles, osoba["funkcja"], osoba["stanowisko"]]
    return f"{osoba['osoba']} ({', '.join(dict.fromkeys(filter(None, parts)))})"


def _diagnoza(document: DocumentType, tresc: dict) -> None:
    document.add_heading("1. Od diagnozy do priorytetów", 1)
    if not tresc["diagnoza"]:
        document.add_paragraph("Diagnoza pogłębiona nie jest jeszcze zapisana.")
    for problem in tresc["diagnoza"]:
        document.add_heading(clean(problem["nazwa"]) or "Problem bez nazwy", 2)
        rows = [
            ("Jak jest", problem["jak_jest"] or "–"),
            ("Jak chcemy, żeby było", problem["jak_chcemy"] or "–"),
            ("Przyczyny", "\n".join(wersy_przyczyn(problem["przyczyny"])) or "–"),
            ("Luka rozwojowa", problem["luka"] or "–"),
        ]
        rows += pola_rekordu(POLA_PROBLEMU, problem) + inne_pola(problem, ZNANE_POLA_PROBLEMU)
        _table(document, ("Ogniwo", "Opis"), rows, (4.5, 12.5))


def _plan(document: DocumentType, tresc: dict) -> None:
    document.add_heading("2. Priorytety, cele, działania", 1)
    if not tresc["priorytety"]:
        document.add_paragraph("Nie ma jeszcze priorytetów.")
    for priorytet in tresc["priorytety"]:
        document.add_heading(clean(f"Priorytet {priorytet['numer']}. {priorytet['nazwa']}"), 2)
        for label, text in pola_rekordu(POLA_PRIORYTETU, priorytet):
            _labelled(document, label, text)
        for cel in priorytet["cele"]:
            _cel(document, cel)


def _cel(document: DocumentType, cel: dict) -> None:
    document.add_heading(clean(f"Cel {cel['numer']}. {cel['tresc'] or 'bez treści'}"), 3)
    _table(document, ("Wskaźnik", "Wartość"), pola_rekordu(POLA_CELU, cel), (4.5, 12.5))
    for dzialanie in cel["dzialania"]:
        name = dzialanie["tresc"] or "działanie bez treści"
        document.add_heading(clean(f"Działanie {dzialanie['numer']}. {name}"), 4)
        rows = pola_rekordu((TERMIN, *POLA_DZIALANIA), dzialanie)
        _table(document, ("Co", "Treść"), rows, (4.5, 12.5))


def _opinie(document: DocumentType, dane: dict) -> None:
    document.add_heading("3. Opinie i akceptacja", 1)
    rows = [
        (
            f"{one['kto']}, {one['specjalizacja']}",
            f"opinia {one['ocena']}",
            one["uzasadnienie"] or "–",
            _kiedy(one),
        )
        for one in dane["opinie"]
    ]
    decyzja = dane["akceptacja"]
    if decyzja:
        osoba = f"{decyzja['kto']}, {decyzja['funkcja']}"
        stanowisko = ", ".join(filter(None, (decyzja["decyzja"], decyzja["sposob"])))
        rows.append((osoba, stanowisko, decyzja["uwagi"] or "–", _kiedy(decyzja)))
    if rows:
        _table(document, ("Kto", "Stanowisko", "Treść", "Data"), rows, (4.5, 3.5, 6.5, 2.5))
    else:
        document.add_paragraph("Nie ma jeszcze opinii ani decyzji.")


def _kiedy(rekord: dict) -> str:
    year, month, day = rekord["kiedy"].split("-")
    return f"{int(day)}.{month}.{year}"


def _labelled(document: DocumentType, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(clean(text))


def _table(document: DocumentType, head: tuple[str, ...], rows: list[tuple], widths) -> None:
    """A table whose first row repeats on every page and is a header for a screen reader."""
    if not rows:
        return
    table = document.add_table(rows=len(rows) + 1, cols=len(head), style="Table Grid")
    table.autofit = False
    _repeat_head(table)
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width)
    # Cells are reached through the XML: python-docx counts the whole grid for each of them.
    for row, values in zip(table._tbl.tr_lst, [head, *rows], strict=True):
        for cell, value, width in zip(row.tc_lst, values, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.p_lst[0]
            run = paragraph.add_r()
            run.text = clean(value)
            if values is head or value is values[0]:
                run.get_or_add_rPr().append(OxmlElement("w:b"))
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _repeat_head(table: Table) -> None:
    properties = table._tbl.tr_lst[0].get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
