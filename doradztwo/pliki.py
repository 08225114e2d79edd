"""Files that people send: what may come in, and how it goes out again.

The type is read from the content, never from the name or from what the browser says.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils import timezone

from doradztwo import skaner
from doradztwo.teksty import NBSP

MAX_UNPACKED = 300 * 1000 * 1000
MAX_RATIO = 200
MAX_MEMBERS = 5000
_HEAD = 4096
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class RodzajPliku:
    nazwa: str
    rozszerzenie: str
    typ_mime: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = RodzajPliku("PDF", "pdf", "application/pdf")
DOCX = RodzajPliku("DOCX", "docx", f"{_OFFICE}wordprocessingml.document")
XLSX = RodzajPliku("XLSX", "xlsx", f"{_OFFICE}spreadsheetml.sheet")
ODT = RodzajPliku("ODT", "odt", "application/vnd.oasis.opendocument.text")
ODS = RodzajPliku("ODS", "ods", "application/vnd.oasis.opendocument.spreadsheet")
CSV = RodzajPliku("CSV", "csv", "text/csv")
TXT = RodzajPliku("TXT", "txt", "text/plain")
PNG = RodzajPliku("PNG", "png", "image/png")
JPEG = RodzajPliku("JPEG", "jpg", "image/jpeg")
DOZWOLONE = (PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG, JPEG)

_ZIPPED_BY_MEMBER = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_WRONG_TYPE = "Tego rodzaju pliku nie przyjmujemy. Dozwolone są: {}. Zapisz plik w jednym z nich."
_MACROS = "Ten plik zawiera makra. Zapisz go bez makr (jako {}) i dodaj ponownie."
_BOMB = "Ten plik po rozpakowaniu jest za duży. Zapisz go jako PDF albo podziel na części."
_BROKEN = (
    "Nie udało się otworzyć tego pliku. Sprawdź, czy otwiera się u Ciebie, i zapisz go ponownie."
)


def detect(file) -> RodzajPliku | None:
    """Kind of the content, or None; a dangerous or broken ZIP raises ``ValidationError``."""
    file.seek(0)
    head = file.read(_HEAD)
    try:
        if head.startswith(b"%PDF-"):
            return PDF
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return PNG
        if head.startswith(b"\xff\xd8\xff"):
            return JPEG
        if head.startswith(b"PK\x03\x04"):
            return _detect_zipped(file)
        return _detect_text(file, head)
    finally:
        file.seek(0)


def _detect_zipped(file) -> RodzajPliku | None:
    file.seek(0)
    try:
        with ZipFile(file) as archive:
            _refuse_bomb(archive)
            names = set(archive.namelist())
            if "mimetype" in names:
                return _open_document(archive)
            found = next((kind for name, kind in _ZIPPED_BY_MEMBER if name in names), None)
            if found and any(name.endswith("vbaProject.bin") for name in names):
                raise ValidationError(_MACROS.format(found.nazwa), code="macros")
            return found if "[Content_Types].xml" in names else None
    except (BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise ValidationError(_BROKEN, code="broken") from error


def _refuse_bomb(archive: ZipFile) -> None:
    """Read from the directory of the archive, so nothing is unpacked."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    # Small archives of empty sheets compress very well and harm nobody.
    is_dense = unpacked > 10 * 1000 * 1000 and unpacked > MAX_RATIO * max(packed, 1)
    nested = any(member.filename.lower().endswith((".zip", ".7z", ".rar")) for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or is_dense or nested:
        raise ValidationError(_BOMB, code="bomb")


def _open_document(archive: ZipFile) -> RodzajPliku | None:
    member = archive.getinfo("mimetype")
    if member.file_size > 200:
        return None
    mime = archive.read(member).strip()
    if any(name.startswith("Basic/") for name in archive.namelist()):
        raise ValidationError(_MACROS.format("ODT lub ODS"), code="macros")
    return {_OPEN_DOCUMENT + b"text": ODT, _OPEN_DOCUMENT + b"spreadsheet": ODS}.get(mime)


def _detect_text(file, head: bytes) -> RodzajPliku | None:
    """Text in UTF-8 or in the code page of Polish Windows, without control characters."""
    if not head or b"\x00" in head or re.search(rb"[\x01-\x08\x0e-\x1f\x7f]", head):
        return None
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|svg|script)", head, re.IGNORECASE):
        return None
    rest = file.read()
    if b"\x00" in rest:
        return None
    try:
        text = (head + rest).decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = (head + rest).decode("cp1250")
        except UnicodeDecodeError:
            return None
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    is_table = len(lines) > 1 and any(
        len({line.count(sign) for line in lines}) == 1 and sign in lines[0] for sign in ";\t,"
    )
    return CSV if is_table else TXT


def validate_plik(file: UploadedFile, dozwolone=DOZWOLONE) -> RodzajPliku:
    """The kind of an accepted file; otherwise ``ValidationError`` with one sentence."""
    limit = settings.MAX_PLIK_MB
    if not file.size:
        raise ValidationError("Ten plik jest pusty. Wybierz inny.", code="empty")
    if file.size > limit * 1000 * 1000:
        raise ValidationError(
            f"Plik ma więcej niż {limit}{NBSP}MB. Zmniejsz go albo podziel na części.",
            code="size",
        )
    kind = detect(file)
    if kind is TXT and file.name.lower().endswith(".csv"):
        kind = CSV
    if kind is CSV and file.name.lower().endswith(".txt"):
        kind = TXT
    if kind not in dozwolone:
        names = ", ".join(one.nazwa for one in dozwolone)
        raise ValidationError(_WRONG_TYPE.format(names), code="type")
    skaner.check(file)
    return kind


def stored_name(kind: RodzajPliku, folder: str) -> str:
    """A name nobody can guess: the name a person gave is kept only in the database."""
    return f"{folder}/{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.{kind.rozszerzenie}"


def clean_nazwa(name: str, kind: RodzajPliku | None = None) -> str:
    """The name a person gave, fit to be shown and sent back: no path, no control characters."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    name = "".join(sign for sign in name.rpartition("/")[2] if sign.isprintable())
    name = re.sub(r'[<>:"|?*]+', "-", name).strip(" .")
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    if kind is not None:
        suffix = f".{kind.rozszerzenie}"
    return f"{stem[:120] or 'plik'}{suffix[:10]}"


def download_response(file, nazwa: str, typ_mime: str = "") -> FileResponse:
    """Send a stored file as an attachment. The caller has checked who may have it."""
    response = FileResponse(
        file,
        as_attachment=True,
        filename=clean_nazwa(nazwa),
        content_type=typ_mime or "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


class PlikField(forms.FileField):
    """A file of an accepted kind; the cleaned file carries ``rodzaj`` and a safe ``nazwa``."""

    def __init__(self, *, dozwolone=DOZWOLONE, **kwargs):
        self.dozwolone = dozwolone
        names = ", ".join(kind.nazwa for kind in dozwolone)
        limit = f"{settings.MAX_PLIK_MB}{NBSP}MB"
        kwargs.setdefault("help_text", f"{names}, do {limit}.")
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{kind.rozszerzenie}" for kind in dozwolone)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        # False means "clear", the initial value means "unchanged".
        if isinstance(file, UploadedFile):
            file.rodzaj = validate_plik(file, self.dozwolone)
            file.nazwa = clean_nazwa(file.name, file.rodzaj)
        return file
