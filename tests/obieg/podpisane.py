"""PDF files with a signature field, made without any certificate: only what the field says."""

import hashlib
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from obieg.models import WersjaHdr
from raporty.models import Dokument
from tests.factories.raporty import DokumentFactory


def plain_pdf() -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(out)
    return out.getvalue()


def sign_pdf(content: bytes, name: str = "Jan Lis") -> bytes:
    """The same file with an increment that holds a signature field; its head stays as it was."""
    writer, out = PdfWriter(BytesIO(content), incremental=True), BytesIO()
    signature = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/Name"): TextStringObject(name),
            NameObject("/M"): TextStringObject("D:20270205124100+01'00'"),
            NameObject("/ByteRange"): ArrayObject(NumberObject(one) for one in (0, 10, 20, 30)),
        }
    )
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Podpis1"),
            NameObject("/V"): writer._add_object(signature),
        }
    )
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    writer.write(out)
    return out.getvalue()


def make_dokument(wersja: WersjaHdr) -> Dokument:
    """The PDF of a version, ready."""
    content = plain_pdf()
    return DokumentFactory(
        proces=wersja.hdr.proces,
        wersja_hdr=wersja,
        rodzaj="hdr",
        numer=100,
        status="gotowy",
        plik=ContentFile(content, name="hdr.pdf"),
        sha256=hashlib.sha256(content).hexdigest(),
        gotowy_at=timezone.now(),
    )
