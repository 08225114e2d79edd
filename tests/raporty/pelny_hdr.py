"""An HDR with a text of its own in every field, and what of it a file holds."""

import io
from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from docx import Document
from openpyxl import load_workbook

from doradztwo.teksty import short_date
from edycje.models import CzlonekZespolu
from hdr.models import Dzialanie
from raporty.pola_hdr import KLUCZE_TECHNICZNE
from tests.factories.diagnoza import PrzyczynaFactory
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import DzialanieFactory
from tests.factories.obszary import NarzedzieFactory

# Fields that say how the row is kept, not what the plan is.
POZA_DOKUMENTEM = {
    "id",
    "hdr",
    "cel",
    "priorytet",
    "kolejnosc",
    "wersja",
    "usunieto_at",
    "updated_at",
    # Carrying out: the sheet "Postęp" and the final report tell of it.
    "stan",
    "procent",
}


def fill(row, **texts):
    """A value of its own in every field of the plan; returns what a reader must find.

    A field of a kind that is not known here fails the test: say how a document shows it.
    """
    expected = {}
    for number, field in enumerate(row._meta.concrete_fields, start=1):
        if field.name in POZA_DOKUMENTEM:
            continue
        if isinstance(field, models.ForeignKey):
            assert field.related_model is CzlonekZespolu, field.name
            person = CzlonekZespoluFactory(proces=row.cel.hdr.proces, imie="Łucja")
            setattr(row, field.name, person)
            expected[field.name] = str(person)
        elif isinstance(field, models.DecimalField):
            setattr(row, field.name, Decimal(f"{number}12.5"))
            expected[field.name] = f"{number}12,5"
        elif isinstance(field, models.DateField):
            day = row.cel.hdr.proces.edycja.od + timedelta(days=number)
            setattr(row, field.name, day)
            expected[field.name] = short_date(day)
        elif field.choices:
            value, label = field.choices[-1]
            setattr(row, field.name, value)
            expected[field.name] = label
        elif isinstance(field, models.BooleanField):
            setattr(row, field.name, True)
        elif isinstance(field, models.IntegerField):
            setattr(row, field.name, 1000 + number)
            expected[field.name] = str(1000 + number)
        else:
            assert isinstance(field, models.CharField | models.TextField), field.name
            setattr(row, field.name, texts.get(field.name, f"{field.name} zażółć {number}"))
            expected[field.name] = getattr(row, field.name)
    row.save()
    return expected


def connect(cel, dzialanie, problem):
    """A row behind every link of the plan; one of a kind not known here fails the test."""
    rows = {
        "przyczyny": lambda: PrzyczynaFactory(
            problem=problem, tresc="Przyczyna: mało czasu", kategoria="kultura"
        ),
        "narzedzia": lambda: NarzedzieFactory(tekst="Mapa potrzeb szkół"),
        "wspolpracuja": lambda: CzlonekZespoluFactory(proces=cel.hdr.proces, imie="Żaneta"),
        "zalezy_od": lambda: DzialanieFactory(cel=cel, tresc="Wcześniej: rozmowy"),
    }
    found = {}
    for record in (cel, dzialanie):
        for field in record._meta.many_to_many:
            linked = rows[field.name]()
            getattr(record, field.name).add(linked)
            found[field.name] = str(linked)
    return found


def leaves(value, key=""):
    """Every text that the frozen content holds, without keys that are for programs."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in KLUCZE_TECHNICZNE:
                yield from leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, key)
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


def missing(expected, text):
    """Ignoring white space, line breaks and the day that a range of days leaves out."""
    squeezed = _squeeze(text)
    return [one for one in expected if _squeeze(one) not in squeezed]


def _squeeze(text) -> str:
    return "".join(str(text).replace("\u00ad", "").replace("–", "").split()).casefold()


def days_as_range(texts, hdr):
    """PDF and DOCX write both days of an action as one range; its end is always whole."""
    starts = {short_date(one.od) for one in Dzialanie.objects.all() if one.od}
    edges = {short_date(hdr.proces.edycja.od)}
    return [one for one in texts if one not in starts | edges]
