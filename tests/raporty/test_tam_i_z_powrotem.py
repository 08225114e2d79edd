"""What an office downloads, edits and brings back: no field of a goal or an action is lost."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile

from doradztwo.pliki import DOCX, XLSX
from doradztwo.teksty import normalize
from edycje.models import CzlonekZespolu
from hdr.models import Dzialanie
from obszary.models import Narzedzie
from przenoszenie.kolumny import guess_kolumny, guess_naglowek
from przenoszenie.plan import Otoczenie, build_plan, names_of_team
from przenoszenie.pliki import read_plik
from przenoszenie.wlasne import NAZWA
from raporty.hdr_docx import build_docx
from raporty.hdr_xlsx import build_xlsx
from raporty.queries.hdr import dane_eksportu
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.raporty.pelny_hdr import make_pelny

pytestmark = pytest.mark.django_db

PLIKI = [(build_docx, DOCX), (build_xlsx, XLSX)]
# Dependencies and causes are links inside the HDR; a person who left cannot answer for anything.
POZA = {"zalezy_od", "przyczyny", "odpowiedzialny_inny", "stan", "procent", "cel"}


def _read(hdr, build, kind):
    content = build(dane_eksportu(hdr.proces, None), "szkic", date(2026, 11, 20))
    plik = ContentFile(content, name=f"hdr.{kind.rozszerzenie}")
    plik.rodzaj, plik.nazwa = kind, plik.name
    return read_plik(plik)


def _plan(hdr, tabela):
    naglowek = guess_naglowek(tabela.wiersze)
    kolumny = guess_kolumny(tabela.wiersze, naglowek)
    priorities = list(hdr.proces.diagnoza.priorytety.all())
    zespol = names_of_team(CzlonekZespolu.objects.all())
    tools = {normalize(one.tekst): one.pk for one in Narzedzie.objects.all()}
    by_name = {normalize(one.nazwa): one.pk for one in priorities}
    known = Otoczenie(by_name, [], zespol, priorities[0].pk, narzedzia=tools)
    return SimpleNamespace(plan=build_plan(tabela, kolumny, naglowek, known), kolumny=kolumny)


@pytest.mark.parametrize(("build", "kind"), PLIKI)
def test_our_file_comes_back_as_it_was(build, kind):
    hdr = make_pelny()
    first, second = hdr.cele.first().dzialania.order_by("pk")
    cel = hdr.cele.first()

    (tabela,) = _read(hdr, build, kind)
    read = _plan(hdr, tabela)

    (goal,) = read.plan.cele
    assert (tabela.nazwa, "" in read.kolumny, read.plan.bledne) == (NAZWA, False, [])
    assert (goal.tresc, goal.priorytet) == (cel.tresc, cel.priorytet_id)
    assert goal.dane == {
        name: getattr(cel, name)
        for name in ("wskaznik", "wartosc_bazowa", "wartosc_docelowa", "jednostka", "zrodlo_danych")
    }
    (action, earlier) = goal.dzialania
    written = {
        field.name: getattr(first, field.attname)
        for field in Dzialanie._meta.concrete_fields
        if field.name not in POZA | {"id", "kolejnosc", "wersja", "usunieto_at", "updated_at"}
    }
    written["odpowiedzialny_id"] = written.pop("odpowiedzialny")
    assert action.dane == written
    assert action.wspolpracuja == [one.pk for one in first.wspolpracuja.all()]
    assert action.narzedzia == [one.pk for one in first.narzedzia.all()]
    assert earlier.dane["tresc"] == second.tresc


@pytest.mark.parametrize(("build", "kind"), PLIKI)
def test_goals_without_actions_and_amounts_come_back(build, kind):
    hdr = make_pelny()
    empty = CelFactory(hdr=hdr, priorytet=hdr.cele.first().priorytet, tresc="Cel bez działań")
    rich = CelFactory(hdr=hdr, priorytet=empty.priorytet, tresc="3 szkoły, 2 sieci")
    DzialanieFactory(cel=rich, tresc="Zakup", koszt=Decimal("12500.50"))

    (tabela,) = _read(hdr, build, kind)
    goals = {one.tresc: one for one in _plan(hdr, tabela).plan.cele}

    assert [one.tresc for one in goals[empty.tresc].dzialania if one.dane] == []
    assert goals[rich.tresc].dzialania[0].dane["koszt"] == Decimal("12500.50")


def test_tables_of_others_stay_as_they_are():
    from docx import Document

    document = Document()
    document.add_heading("Plan pracy", 1)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Cel", "Działanie", "A", "B"), strict=True):
        cell.text = text
    out = ContentFile(b"", name="plan.docx")
    document.save(out)
    out.rodzaj, out.nazwa = DOCX, out.name

    (tabela,) = read_plik(out)

    assert (tabela.nazwa, tabela.wiersze) == ("tabela 1", (("Cel", "Działanie"), ("A", "B")))
