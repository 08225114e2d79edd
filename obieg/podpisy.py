"""What the signature fields of a PDF say. Nothing here checks that a signature is valid."""

import hashlib
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MAX_PODPISOW = 20
# Our own code stands on every page; a long file is not read to its end.
MAX_STRON = 40
_DLUGOSC = 200


class UnreadablePdfError(Exception):
    """The file opens as no PDF."""


def read_podpisy(content: bytes) -> list[dict]:
    """Signatures of the form: name, time, reason, and whether they cover the file to its end."""
    try:
        fields = PdfReader(BytesIO(content)).get_fields() or {}
        signed = [field.value for field in fields.values() if field.get("/FT") == "/Sig"]
        return [_describe(one, len(content)) for one in signed if one][:MAX_PODPISOW]
    except (PyPdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadablePdfError from error


def _describe(value, size: int) -> dict:
    signature = value.get_object()
    scope = [int(one) for one in signature.get("/ByteRange", [])]
    return {
        "kto": _text(signature.get("/Name")) or _text(signature.get("/ContactInfo")),
        "kiedy": _moment(_text(signature.get("/M"))),
        "powod": _text(signature.get("/Reason")),
        "calosc": len(scope) == 4 and scope[0] == 0 and scope[2] + scope[3] == size,
    }


def _text(value) -> str:
    text = (
        "" if value is None else str(value.get_object() if hasattr(value, "get_object") else value)
    )
    return "".join(sign for sign in text if sign.isprintable())[:_DLUGOSC].strip()


def _moment(text: str) -> str:
    """``D:20261121093000+01'00'`` as ISO; empty when it is no moment."""
    text = text.removeprefix("D:").replace("'", "").replace("Z", "+")
    for length, pattern in ((19, "%Y%m%d%H%M%S%z"), (14, "%Y%m%d%H%M%S")):
        try:
            return datetime.strptime(text[:length], pattern).isoformat()
        except ValueError:
            continue
    return ""


def starts_with(content: bytes, original: bytes, sha256: str) -> bool:
    """Was the original only added to? A signature put as an increment leaves its bytes alone."""
    head = content[: len(original)]
    return len(head) > 0 and hashlib.sha256(head).hexdigest() == sha256


def contains_kod(content: bytes, kody: list[str]) -> str:
    """The first of the codes that stands in the text of the pages; empty when none does."""
    try:
        for page in PdfReader(BytesIO(content)).pages[:MAX_STRON]:
            text = "".join(page.extract_text().split())
            found = next((kod for kod in kody if kod in text), "")
            if found:
                return found
    except (PyPdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadablePdfError from error
    return ""
