"""Reading of PDF files: poppler for text and fonts, a validator for PDF/UA."""

import re
import subprocess

import page


def stored_pdf(dokument) -> bytes:
    dokument.refresh_from_db()
    with dokument.plik.open() as file:
        return file.read()


def pdf_text(pdf: bytes) -> str:
    """Text of a PDF with single spaces and without the hyphens of line breaks."""
    text = _run("pdftotext", "-raw", "-", "-", pdf=pdf).replace("\u00ad", "")
    text = re.sub(r"[\u2010-]\n(?=\w)", "", text).replace("\u2010", "-")
    return re.sub(r"\s+", " ", text)


def pdf_font_families(pdf: bytes) -> set[str]:
    """Families of all fonts; every font must be embedded."""
    families = set()
    for line in _run("pdffonts", "-", pdf=pdf).splitlines()[2:]:
        assert line.split()[-5] == "yes", f"not embedded: {line}"
        families.add(line.split()[0].partition("+")[2].partition("-")[0])
    return families


def pdf_pages(pdf: bytes) -> int:
    found = re.search(r"^Pages:\s+(\d+)", _run("pdfinfo", "-", pdf=pdf), re.MULTILINE)
    return int(found[1])


def pdf_ua_failures(pdf: bytes) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    return [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def _run(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
