"""Every field of the HDR stands in every export: the models and the frozen data are walked."""

import io
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from diagnoza.models import FaktProblemu
from hdr.queries.tresc import build_szkic
from raporty.hdr_docx import build_docx
from raporty.hdr_xlsx import build_xlsx
from raporty.queries.hdr import dane_eksportu
from raporty.services import dokumenty
from raporty.services.skladanie import make_dokument
from tests.factories.diagnoza import FaktProblemuFactory, ProblemFactory
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obieg import AkceptacjaFactory, OpiniaFactory, WersjaHdrFactory
from tests.factories.wdrozenie import PomiarWskaznikaFactory, PostepDzialaniaFactory
from tests.raporty.czytanie import pdf_pages, pdf_text, pdf_ua_failures, stored_pdf
from tests.raporty.pelny_hdr import (
    connect,
    days_as_range,
    docx_text,
    fill,
    leaves,
    missing,
    xlsx_text,
)

pytestmark = pytest.mark.django_db

STAN_NA = date(2026, 11, 20)


@pytest.fixture
def hdr():
    return HdrFactory(proces=ProcesFactory(etap2=True, edycja__kroki=True), z_forma=True)


@pytest.fixture
def oczekiwane(hdr):
    """What is written in one goal and one action: every field of the models."""
    cel = CelFactory(hdr=hdr)
    dzialanie = DzialanieFactory(cel=cel)
    problem = ProblemFactory(
        diagnoza=cel.priorytet.diagnoza,
        luka="Luka: brak planu",
        miara="odsetek szkół z planem",
        wartosc_obecna="3 z 11",
        wartosc_docelowa="11 z 11",
        termin=date(2027, 6, 30),
    )
    FaktProblemuFactory(problem=problem)
    FaktProblemuFactory(problem=problem, z_danych=True)
    cel.priorytet.problem = problem
    cel.priorytet.save()
    found = {f"cel.{key}": text for key, text in fill(cel).items()}
    found |= {f"dzialanie.{key}": text for key, text in fill(dzialanie).items()}
    found |= connect(cel, dzialanie, problem)
    # Typed in only when nobody of the team answers for it: the person comes first.
    found.pop("dzialanie.odpowiedzialny_inny", None)
    return found


def test_content_holds_facts_measure_and_kinds_of_causes(hdr, oczekiwane):
    (problem,) = build_szkic(hdr.proces)["diagnoza"]

    quotation, collected = FaktProblemu.objects.order_by("pk")
    assert [one["tekst"] for one in problem["fakty"]] == [quotation.tresc, collected.dane.wniosek]
    assert problem["fakty"][1]["zrodlo"].startswith(f"{collected.dane.nazwa}; ")
    measure = [problem[key] for key in ("miara", "wartosc_obecna", "wartosc_docelowa", "termin")]
    assert measure == ["odsetek szkół z planem", "3 z 11", "11 z 11", "30.06.2027"]
    assert [one["rodzaj"] for one in problem["przyczyny"]] == ["kultura organizacji"]


def test_docx_holds_every_field(hdr, oczekiwane):
    text = docx_text(build_docx(dane_eksportu(hdr.proces, None), "szkic", STAN_NA))

    expected = [*oczekiwane.values(), *leaves(build_szkic(hdr.proces))]
    assert missing(days_as_range(expected, hdr), text) == []


def test_xlsx_holds_every_field(hdr, oczekiwane):
    content = build_xlsx(dane_eksportu(hdr.proces, None), "szkic", STAN_NA)

    expected = [*oczekiwane.values(), *leaves(build_szkic(hdr.proces))]
    assert missing(expected, xlsx_text(content)) == []


def test_pdf_holds_every_field(hdr, oczekiwane):
    dokument = dokumenty.order_hdr(hdr.proces, wersja=None, kto=UserFactory())
    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    expected = [*oczekiwane.values(), *leaves(build_szkic(hdr.proces))]
    assert missing(days_as_range(expected, hdr), pdf_text(pdf)) == []
    assert pdf_ua_failures(pdf) == []


def test_frozen_version_comes_with_its_opinions_and_decision(hdr, oczekiwane):
    wersja = WersjaHdrFactory(hdr=hdr, tresc=build_szkic(hdr.proces))
    opinia = OpiniaFactory(wersja_hdr=wersja, ocena="z_uwagami", uzasadnienie="Dodać termin.")
    decyzja = AkceptacjaFactory(wersja_hdr=wersja, funkcja="burmistrz", uwagi="Bez uwag.")
    dane = dane_eksportu(hdr.proces, wersja)

    texts = [
        docx_text(build_docx(dane, "wersja 1", STAN_NA)),
        xlsx_text(build_xlsx(dane, "wersja 1", STAN_NA)),
    ]

    expected = ["Dodać termin.", "burmistrz", "Bez uwag.", "przyjęty"]
    expected += [opinia.kto.get_full_name(), decyzja.kto.get_full_name()]
    assert [missing(expected, text) for text in texts] == [[], []]


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

    book = load_workbook(io.BytesIO(build_xlsx(dane, "szkic", STAN_NA)))
    made = [make_dokument(one.pk) for one in (pdf, rada)]

    formulas = [
        cell.coordinate
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    safe = tekst.replace("\x0b", "")
    word = docx_text(build_docx(dane, "szkic", STAN_NA))
    assert (formulas, made) == ([], ["gotowy", "gotowy"])
    assert missing([safe, "-1+1"], word) == []
    assert book["Działania"].cell(2, 3).value == safe
    text = pdf_text(stored_pdf(pdf))
    assert missing(["<script>alert(1)</script>", "=HYPERLINK", "koniec słowo"], text) == []
    assert pdf_pages(stored_pdf(rada)) == 1


def test_docx_has_headings_header_rows_language_and_title(hdr, oczekiwane):
    document = Document(io.BytesIO(build_docx(dane_eksportu(hdr.proces, None), "szkic", STAN_NA)))

    levels = {one.style.name for one in document.paragraphs if one.style.name.startswith("Head")}
    heads = [len(table._tbl.tr_lst[0].xpath("./w:trPr/w:tblHeader")) for table in document.tables]
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
    assert (pdf_pages(pdf), missing(expected, text), pdf_ua_failures(pdf)) == (1, [], [])


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
