"""An HDR in which everything is written: every field that a person types, walked by its models.

A new field of these models that no document shows fails the tests of the exports: show it, or say
here why it stays out.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.db import models

from diagnoza.models import FaktProblemu, Priorytet, Problem, Przyczyna
from doradztwo.pola import number_text
from doradztwo.teksty import short_date
from edycje.models import CzlonekZespolu
from hdr.models import Cel, Dzialanie, Hdr
from obieg.lista_kontrolna import LISTY, build_lista
from obieg.models import Akceptacja, Opinia
from tests.factories.diagnoza import (
    FaktProblemuFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.obieg import AkceptacjaFactory, OpiniaFactory, WersjaHdrFactory
from tests.factories.obszary import NarzedzieFactory
from tests.factories.wdrozenie import PomiarWskaznikaFactory, PostepDzialaniaFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from wdrozenie.models import PomiarWskaznika, PostepDzialania
from wynik.models import WyborObszaru

# How the row is kept and where it hangs, not what it says.
_WIERSZ = {"id", "kolejnosc", "wersja", "usunieto_at", "updated_at", "created_at", "kto"}
# A reason for the deviation exists only in some choices, and the one of a change in past ones.
_WYBOR = {"proces", "obszar", "miejsce", "wybral", "wybrano_at", "zmieniono_at", "powod_zmiany"}
# Personal data and access, never printed.
_CZLONEK = {"proces", "user", "zaproszenie", "email", "telefon", "wypelnia_arkusz"}

# What stays out of PDF, DOCX and XLSX, by model.
POZA_DOKUMENTEM: dict[type[models.Model], set[str]] = {
    Hdr: _WIERSZ | {"proces", "status", "status_at", "przyjeto_at"},
    Cel: _WIERSZ | {"hdr", "priorytet"},
    # ``stan`` and ``procent``: carrying out, told by the sheet "Postęp" and the final report.
    Dzialanie: _WIERSZ | {"cel", "stan", "procent"},
    Priorytet: _WIERSZ | {"diagnoza", "problem"},
    Problem: _WIERSZ | {"diagnoza"},
    Przyczyna: _WIERSZ | {"problem", "wyzsza"},
    # ``adres`` is a link into the application, its page is named by ``zrodlo``.
    FaktProblemu: _WIERSZ | {"problem", "dane", "adres"},
    WyborObszaru: _WIERSZ | _WYBOR,
    CzlonekZespolu: _WIERSZ | _CZLONEK | {"dolaczyl_at", "odszedl_at", "powod_odejscia"},
    Opinia: _WIERSZ | {"wersja_hdr"},
    # The hash and the code of the PDF seen stand in the trail and on the page of the HDR.
    Akceptacja: _WIERSZ | {"wersja_hdr", "dokument_kod", "dokument_sha256"},
}
# Carrying out: only the workbook holds it.
TYLKO_XLSX: dict[type[models.Model], set[str]] = {
    PomiarWskaznika: _WIERSZ | {"cel", "wycofano_at"},
    PostepDzialania: _WIERSZ | {"dzialanie", "odnosnik"},
}


def wzor(name: str, _field) -> str:
    return f"{name} zażółć"


def make_pelny(tekst=wzor):
    """``tekst(name, field)`` makes what is typed into a field; returns a frozen HDR."""
    hdr = HdrFactory(proces=ProcesFactory(etap2=True, edycja__kroki=True), z_forma=True)
    cel = CelFactory(hdr=hdr)
    dzialanie = DzialanieFactory(cel=cel)
    problem = ProblemFactory(diagnoza=cel.priorytet.diagnoza)
    cel.priorytet.problem = problem
    cause = PrzyczynaFactory(problem=problem, kategoria="kultura")
    person = CzlonekZespoluFactory(proces=hdr.proces, lider=True, decydent=True)
    dzialanie.odpowiedzialny = person
    rows = [
        cel,
        dzialanie,
        cel.priorytet,
        problem,
        cause,
        FaktProblemuFactory(problem=problem),
        WyborObszaruFactory(proces=hdr.proces),
        WyborObszaruFactory(proces=hdr.proces, miejsce=2),
        person,
    ]
    for number, row in enumerate(rows):
        _fill(row, number, tekst)
    FaktProblemuFactory(problem=problem, z_danych=True)
    _powiaz(cel, dzialanie, cause)
    hdr.refresh_from_db()
    return hdr


def _fill(row, number: int, tekst) -> None:
    poza = POZA_DOKUMENTEM[type(row)]
    for place, field in enumerate(row._meta.concrete_fields, start=1):
        if field.name in poza or field.is_relation:
            continue
        name = f"{row._meta.model_name}{number}.{field.name}"
        if isinstance(field, models.DecimalField):
            setattr(row, field.name, Decimal(f"{number}{place}2.5"))
        elif isinstance(field, models.DateField):
            setattr(row, field.name, date(2026, 3, 1) + timedelta(days=place))
        elif field.choices:
            setattr(row, field.name, field.choices[-1][0])
        elif isinstance(field, models.CharField | models.TextField):
            setattr(row, field.name, tekst(name, field)[: field.max_length])
        else:
            assert isinstance(field, models.BooleanField), f"{name}: say how a document shows it"
    row.save()


def _powiaz(cel, dzialanie, cause) -> None:
    """A row behind every link of the plan; one of a kind not known here fails the test."""
    rows = {
        "przyczyny": lambda: cause,
        "narzedzia": lambda: NarzedzieFactory(tekst="Mapa potrzeb szkół"),
        "wspolpracuja": lambda: CzlonekZespoluFactory(proces=cel.hdr.proces, imie="Żaneta"),
        "zalezy_od": lambda: DzialanieFactory(cel=cel, tresc="Wcześniej: rozmowy"),
    }
    for record in (cel, dzialanie):
        for field in record._meta.many_to_many:
            getattr(record, field.name).add(rows[field.name]())


def make_obieg(hdr, tresc, tekst=wzor):
    """A version with an opinion, its checklist, a decision, measurements and progress."""
    wersja = WersjaHdrFactory(hdr=hdr, tresc=tresc)

    def typed(model, name):
        return tekst(f"{model.__name__}.{name}", model._meta.get_field(name))

    answers = {one.klucz: ("tak", typed(Opinia, "lista")) for one in LISTY["ros"]}
    OpiniaFactory(
        wersja_hdr=wersja,
        ocena="z_uwagami",
        uzasadnienie=typed(Opinia, "uzasadnienie"),
        lista=build_lista("ros", answers),
    )
    AkceptacjaFactory(
        wersja_hdr=wersja,
        sposob="podpisany_pdf",
        kto=None,
        oswiadczyl="Jan Lis",
        funkcja=typed(Akceptacja, "funkcja")[:100],
        uwagi=typed(Akceptacja, "uwagi"),
    )
    cel = hdr.cele.first()
    PomiarWskaznikaFactory(cel=cel, wartosc=Decimal("4.25"), notatka=typed(Cel, "wskaznik"))
    PomiarWskaznikaFactory(cel=cel, wartosc=None, powod_braku=typed(PomiarWskaznika, "powod_braku"))
    notatka = typed(PostepDzialania, "notatka")
    PostepDzialaniaFactory(dzialanie=cel.dzialania.first(), procent=40, notatka=notatka)
    return wersja


def oczekiwane(hdr, modele) -> dict[str, str]:
    """What a reader must find: the value of every field, by its name. No field may be empty."""
    found: dict[str, str] = {}
    for model, poza in modele.items():
        rows = list(_rows(model, hdr))
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
            if field.name in poza:
                continue
            texts = [text for row in rows for text in _texts(row, field)]
            assert texts, f"{model.__name__}.{field.name}: nobody wrote anything here"
            found |= {f"{model.__name__}.{field.name}.{n}": one for n, one in enumerate(texts)}
    # Typed in only when nobody of the team answers for it: the person comes first.
    return {key: one for key, one in found.items() if ".odpowiedzialny_inny." not in key}


def _rows(model, hdr):
    if model is Hdr:
        return [hdr]
    return model._default_manager.all()


def _texts(row, field) -> list[str]:
    if field.many_to_many:
        return [str(one) for one in getattr(row, field.name).all()]
    value = getattr(row, field.name)
    if value in (None, "", False):
        return []
    if field.is_relation:
        return [str(value)]
    if isinstance(value, list):
        return [text for one in value for text in (one["pytanie"], one["nazwa"], one["uwaga"])]
    if isinstance(value, bool):
        return [field.name.removeprefix("is_")]
    if isinstance(value, Decimal):
        return [number_text(value)]
    if isinstance(value, date):
        return [short_date(value)]
    return [getattr(row, f"get_{field.name}_display")() if field.choices else str(value)]
