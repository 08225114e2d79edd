import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from doradztwo import pliki

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def upload(name, content):
    return SimpleUploadedFile(name, content)


def zipped(members, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, **options)
    return buffer.getvalue()


def docx():
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def xlsx():
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def open_document(kind):
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"%PDF-1.7\n%", pliki.PDF),
        ("a.png", PNG, pliki.PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 20, pliki.JPEG),
        ("a.docx", docx(), pliki.DOCX),
        ("a.xlsx", xlsx(), pliki.XLSX),
        ("a.odt", open_document("text"), pliki.ODT),
        ("a.ods", open_document("spreadsheet"), pliki.ODS),
        ("a.csv", "imię;wiek\nEwa;40\n".encode(), pliki.CSV),
        ("a.csv", "jedna kolumna\nżółw\n".encode("cp1250"), pliki.CSV),
        ("a.txt", "Zażółć gęślą jaźń".encode(), pliki.TXT),
        ("a.txt", b"a, b\nc, d", pliki.TXT),
    ],
)
def test_validate_plik_reads_the_content(name, content, expected):
    assert pliki.validate_plik(upload(name, content)) == expected


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"MZ\x90\x00program", "type"),
        ("a.pdf", b"<svg xmlns='x'><script/></svg>", "type"),
        ("a.txt", b"\xef\xbb\xbf  <!DOCTYPE html><p>", "type"),
        ("a.png", b"GIF89a\x01\x00", "type"),
        ("a.txt", b"tekst\x00", "type"),
        ("a.docx", zipped({"a.txt": "x"}), "type"),
        ("a.docx", b"PK\x03\x04 not an archive", "broken"),
        ("a.odt", zipped({"mimetype": "application/epub+zip"}), "type"),
        ("a.odt", zipped({"mimetype": "x" * 1000}), "type"),
        (
            "a.docm",
            zipped({"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": ""}),
            "macros",
        ),
        (
            "a.ods",
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "Basic/Standard/Module1.xml": "",
                }
            ),
            "macros",
        ),
        (
            "a.docx",
            zipped({"[Content_Types].xml": "", "word/document.xml": "0" * 12_000_000}),
            "bomb",
        ),
        ("a.docx", zipped({f"{n}.xml": "" for n in range(5001)}), "bomb"),
        ("a.docx", zipped({"word/document.xml": "", "inner.zip": ""}), "bomb"),
    ],
)
def test_validate_plik_refuses(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        pliki.validate_plik(upload(name, content))

    assert refusal.value.code == code


def test_validate_plik_refuses_above_the_limit(settings):
    settings.MAX_PLIK_MB = 1

    with pytest.raises(ValidationError) as refusal:
        pliki.validate_plik(upload("a.txt", b"a" * 1_000_001))

    assert refusal.value.messages == [
        "Plik ma więcej niż 1\u00a0MB. Zmniejsz go albo podziel na części."
    ]


def test_validate_plik_refuses_an_archive_that_lies_about_its_size():
    content = bytearray(zipped({"[Content_Types].xml": "", "word/document.xml": "x"}))
    position = content.rindex(b"PK\x01\x02")
    content[position + 24 : position + 28] = (2**32 - 2).to_bytes(4, "little")

    with pytest.raises(ValidationError) as refusal:
        pliki.validate_plik(upload("a.docx", bytes(content)))

    assert refusal.value.code == "bomb"


@given(st.binary(max_size=300))
def test_detect_never_breaks(content):
    for head in (b"", b"PK\x03\x04", b"%PDF-"):
        try:
            kind = pliki.detect(io.BytesIO(head + content))
        except ValidationError:
            continue
        assert kind is None or kind in pliki.DOZWOLONE


def test_stored_name_is_random_and_keeps_no_name():
    first = pliki.stored_name(pliki.PDF, "diagnoza")
    second = pliki.stored_name(pliki.PDF, "diagnoza")

    assert first != second
    assert first.startswith("diagnoza/")
    assert first.endswith(".pdf")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Moje\Plan.PDF", "Plan.PDF"),
        ("uchwała\r\nX-Header: 1.pdf", "uchwałaX-Header- 1.pdf"),
        ("  ", "plik"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_clean_nazwa(name, expected):
    assert pliki.clean_nazwa(name) == expected


def test_clean_nazwa_takes_the_extension_of_the_content():
    assert pliki.clean_nazwa("faktura.exe", pliki.PDF) == "faktura.pdf"


def test_download_response_is_an_attachment_nothing_can_run_in():
    response = pliki.download_response(ContentFile(b"x"), "Żółw.html", "text/html")

    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C5%BB%C3%B3%C5%82w.html"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_plik_field_gives_kind_and_safe_name():
    file = pliki.PlikField().clean(upload("../Plan.bin", b"%PDF-1.7"))

    assert (file.rodzaj, file.nazwa) == (pliki.PDF, "Plan.pdf")


def test_plik_field_narrowed_to_some_kinds():
    field = pliki.PlikField(dozwolone=(pliki.XLSX, pliki.CSV))

    with pytest.raises(ValidationError) as refusal:
        field.clean(upload("a.pdf", b"%PDF-1.7"))

    assert refusal.value.messages == [
        "Tego rodzaju pliku nie przyjmujemy. Dozwolone są: XLSX, CSV. Zapisz plik w jednym z nich."
    ]
    assert field.widget.attrs["accept"] == ".xlsx,.csv"
