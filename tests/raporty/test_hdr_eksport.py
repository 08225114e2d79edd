"""Every field of the HDR stands in every export: the models and the frozen data are walked."""

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from diagnoza.models import FaktProblemu
from doradztwo.teksty import short_date
from hdr.models import Dzialanie
from hdr.queries.tresc import build_szkic
from raporty.hdr_docx import build_docx
from raporty.hdr_xlsx import build_xlsx
from raporty.pola_hdr import KLUCZE_TECHNICZNE
from raporty.queries.hdr import dane_eksportu
from raporty.services import dokumenty
from raporty.services.skladanie import make_dokument
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obieg import WersjaHdrFactory
from tests.factories.wdrozenie import PomiarWskaznikaFactory, PostepDzialaniaFactory
from tests.raporty.czytanie import pdf_pages, pdf_text, pdf_ua_failures, stored_pdf
from tests.raporty.pelny_hdr import (
    POZA_DOKUMENTEM,
    TYLKO_XLSX,
    make_obieg,
    make_pelny,
    oczekiwane,
)

pytestmark = pytest.mark.django_db

STAN_NA = date(2026, 11, 20)


@pytest.fixture
def hdr():
    return HdrFactory(proces=ProcesFactory(etap2=True, edycja__kroki=True), z_forma=True)


@pytest.fixture
def pelny():
    return make_pelny()


@pytest.fixture
def wersja(pelny):
    """Frozen, given an opinion, accepted, carried out in part."""
    return make_obieg(pelny, build_szkic(pelny.proces))


def _leaves(value, key=""):
    """Every text that the frozen content holds, without keys that are for programs."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in KLUCZE_TECHNICZNE:
                yield from _leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, key)
    elif isinstance(value, str) and value:
        yield short_date(date.fromisoformat(value)) if key in ("od", "do") else value


def docx_text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    parts = [one.text for one in document.element.body.iter() if one.tag.endswith("}t")]
    return " ".join(filter(None, parts))


def xlsx_text(content: bytes) -> str:
    texts = []
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True):
            texts += [_cell_text(value) for value in row if value is not None]
    return " ".join(texts)


def _cell_text(value) -> str:
    if hasattr(value, "year"):
        return short_date(value.date())
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _missing(expected, text):
    """Ignoring white space, line breaks and the day that a range of days leaves out."""
    squeezed = _squeeze(text)
    return [one for one in expected if _squeeze(one) not in squeezed]


def _squeeze(text) -> str:
    return "".join(str(text).replace("\u00ad", "").replace("–", "").split()).casefold()


def _days_as_range(texts, hdr):
    """PDF and DOCX write both days of an action as one range; its end is always whole."""
    starts = {short_date(one.od) for one in Dzialanie.objects.all() if one.od}
    edges = {short_date(hdr.proces.edycja.od)}
    return [one for one in texts if one not in starts | edges]


def test_content_holds_facts_measure_and_kinds_of_causes(pelny):
    (problem,) = build_szkic(pelny.proces)["diagnoza"]

    quotation, collected = FaktProblemu.objects.order_by("pk")
    assert [one["tekst"] for one in problem["fakty"]] == [quotation.tresc, collected.dane.wniosek]
    assert problem["fakty"][1]["zrodlo"].startswith(f"{collected.dane.nazwa}; ")
    measure = [problem[key] for key in ("miara", "wartosc_obecna", "wartosc_docelowa")]
    assert measure == [f"problem3.{key} zażółć" for key in ("miara", *_WARTOSCI)]
    assert [one["rodzaj"] for one in problem["przyczyny"]] == ["kultura organizacji"]


_WARTOSCI = ("wartosc_obecna", "wartosc_docelowa")


def _everything(hdr, modele=POZA_DOKUMENTEM):
    """Every field of the models and every text of the frozen content."""
    return [*oczekiwane(hdr, modele).values(), *_leaves(build_szkic(hdr.proces))]


def test_docx_holds_every_field(pelny, wersja):
    text = docx_text(build_docx(dane_eksportu(pelny.proces, wersja), "wersja 1", STAN_NA))

    assert _missing(_days_as_range(_everything(pelny), pelny), text) == []


def test_xlsx_holds_every_field_and_the_carrying_out(pelny, wersja):
    content = build_xlsx(dane_eksportu(pelny.proces, wersja), "wersja 1", STAN_NA)

    expected = _everything(pelny, POZA_DOKUMENTEM | TYLKO_XLSX)
    assert _missing(expected, xlsx_text(content)) == []


def test_pdf_holds_every_field(pelny, wersja):
    dokument = dokumenty.order_hdr(pelny.proces, wersja=wersja, kto=UserFactory())
    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    assert _missing(_days_as_range(_everything(pelny), pelny), pdf_text(pdf)) == []
    assert pdf_ua_failures(pdf) == []


def _hostile(name, field):
    """A formula, HTML, marks of direction, a control sign; its end is unlike any other."""
    end = f" Kres{sum(map(ord, name))}{name[-3:]}"
    return f"{GROZNE[: (field.max_length or 200) - len(end)]}{end}"


GROZNE = '=1+1 <b>x</b> \u202erl\u202c \x0b&amp; <script>alert(1)</script> "cytat"'


def test_hostile_text_in_every_field_stays_text_everywhere():
    hdr = make_pelny(_hostile)
    wersja = make_obieg(hdr, build_szkic(hdr.proces), _hostile)
    dane = dane_eksportu(hdr.proces, wersja)
    dokument = dokumenty.order_hdr(hdr.proces, wersja=wersja, kto=UserFactory())

    word = docx_text(build_docx(dane, "wersja 1", STAN_NA))
    book = build_xlsx(dane, "wersja 1", STAN_NA)
    made = make_dokument(dokument.pk)

    typed = [one.replace("\x0b", "") for one in _everything(hdr) if "Kres" in one]
    carried = oczekiwane(hdr, TYLKO_XLSX).values()
    ends = [re.search(r"Kres\S+", one)[0] for one in typed]
    assert (len(typed) > 40, made) == (True, "gotowy")
    assert _missing(typed, word) == []
    assert _missing([*typed, *(one.replace("\x0b", "") for one in carried)], xlsx_text(book)) == []
    assert _formulas(book) == []
    assert _missing([*ends, "<script>alert(1)</script>"], pdf_text(stored_pdf(dokument))) == []


def _formulas(content: bytes) -> list[str]:
    return [
        cell.coordinate
        for sheet in load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_sheets_keep_numbers_and_days(hdr):
    cel = CelFactory(hdr=hdr, kompletny=True, wartosc_docelowa=Decimal("9.50"))
    dzialanie = DzialanieFactory(cel=cel, kompletne=True)
    PomiarWskaznikaFactory(cel=cel, wartosc=Decimal("4.25"), data_pomiaru=STAN_NA)
    PostepDzialaniaFactory(dzialanie=dzialanie, procent=40, notatka="Ankieta rozesłana")

    book = load_workbook(io.BytesIO(build_xlsx(dane_eksportu(hdr.proces, None), "szkic", STAN_NA)))

    def column(sheet, label):
        head = [one.value for one in book[sheet][1]]
        return book[sheet].cell(2, head.index(label) + 1).value

    assert book.sheetnames[1:5] == ["Cele", "Działania", "Wskaźniki", "Postęp"]
    assert (column("Cele", "Jest"), column("Cele", "Ma być")) == (2, 9.5)
    assert column("Działania", "Od").date() == dzialanie.od
    assert column("Wskaźniki", "Wartość") == 4.25
    assert column("Wskaźniki", "Data pomiaru").date() == STAN_NA
    assert (column("Postęp", "Wykonano (%)"), column("Postęp", "Notatka")) == (
        40,
        "Ankieta rozesłana",
    )


ZLE = '=HYPERLINK("http://zly.pl") <script>alert(1)</script> \u202eodwrotnie\u202c \x0bkoniec '


def test_dangerous_and_long_texts_stay_texts_in_every_export(hdr):
    tekst = (ZLE + "słowo " * 2000)[:10_000]
    cel = CelFactory(hdr=hdr, kompletny=True, tresc=tekst)
    DzialanieFactory(cel=cel, kompletne=True, tresc=tekst, rezultat=tekst, zasoby="-1+1")
    dane = dane_eksportu(hdr.proces, None)
    kto = UserFactory()
    pdf = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)
    rada = dokumenty.order_streszczenie(hdr.proces, wersja=None, kto=kto)

    content = build_xlsx(dane, "szkic", STAN_NA)
    made = [make_dokument(one.pk) for one in (pdf, rada)]

    safe = tekst.replace("\x0b", "")
    word = docx_text(build_docx(dane, "szkic", STAN_NA))
    assert (_formulas(content), made) == ([], ["gotowy", "gotowy"])
    assert _missing([safe, "-1+1"], word) == []
    assert load_workbook(io.BytesIO(content))["Działania"].cell(2, 2).value == safe
    text = pdf_text(stored_pdf(pdf))
    assert _missing(["<script>alert(1)</script>", "=HYPERLINK", "koniec słowo"], text) == []
    assert pdf_pages(stored_pdf(rada)) == 1


def test_docx_has_headings_contents_header_rows_language_and_title(pelny):
    dane = dane_eksportu(pelny.proces, None)
    document = Document(io.BytesIO(build_docx(dane, "szkic", STAN_NA)))

    levels = {one.style.name for one in document.paragraphs if one.style.name.startswith("Head")}
    heads = [len(table._tbl.tr_lst[0].xpath("./w:trPr/w:tblHeader")) for table in document.tables]
    names = [table._tbl.tblPr.xpath("./w:tblCaption/@w:val") for table in document.tables]
    links = document.element.xpath("//w:hyperlink/@w:anchor")
    marks = document.element.xpath("//w:bookmarkStart/@w:name")
    assert (len(links) > 5, links, all(names)) == (True, marks, True)
    languages = document.styles.element.xpath("//w:lang/@w:val")
    assert levels == {"Heading 1", "Heading 2", "Heading 3", "Heading 4"}
    assert set(heads) == {1}
    assert (set(languages), document.core_properties.language) == ({"pl-PL"}, "pl-PL")
    assert document.core_properties.title.startswith("Harmonogram Działań Rozwojowych, ")


@pytest.mark.parametrize("goals", [0, 1, 12])
def test_summary_for_the_council_is_always_one_page(hdr, goals):
    for numer in range(goals):
        cel = CelFactory(hdr=hdr, kompletny=True, tresc=f"Cel {numer}: " + "bardzo ważny " * 90)
        DzialanieFactory(cel=cel, kompletne=True)
    dokument = dokumenty.order_streszczenie(hdr.proces, wersja=None, kto=UserFactory())

    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    text = pdf_text(pdf)
    expected = [hdr.proces.jst.nazwa, "Plan rozwoju oświaty w skrócie", dokument.kod]
    expected += ["Cel 0:"] if goals else []
    assert (pdf_pages(pdf), _missing(expected, text), pdf_ua_failures(pdf)) == (1, [], [])


def test_summary_names_functions_and_no_people(hdr):
    czlonek = CzlonekZespoluFactory(proces=hdr.proces, imie="Tajemnisława", stanowisko="skarbnik")
    dokument = dokumenty.order_streszczenie(hdr.proces, wersja=None, kto=UserFactory())

    make_dokument(dokument.pk)

    text = pdf_text(stored_pdf(dokument))
    assert ("skarbnik" in text, czlonek.imie in text) == (True, False)


def test_full_hdr_of_a_version_can_be_summed_up(hdr):
    wersja = WersjaHdrFactory(hdr=hdr, tresc=build_szkic(hdr.proces))

    dokument = dokumenty.order_streszczenie(hdr.proces, wersja=wersja, kto=UserFactory())

    assert dokument.tytul.endswith(f"wersja {wersja.numer}")
