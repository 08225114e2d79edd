import pytest

from doradztwo.pdf import write_pdf

STRONA = (
    '<!doctype html><html lang="pl"><head><title>Wzór</title>{}</head>'
    "<body><p>Treść</p>{}</body></html>"
)


@pytest.fixture
def read(monkeypatch):
    """Addresses whose content the engine really received."""
    from weasyprint.urls import URLFetcherResponse

    received = []
    original = URLFetcherResponse.__init__

    def init(self, url, *args, **kwargs):
        received.append(url)
        original(self, url, *args, **kwargs)

    monkeypatch.setattr(URLFetcherResponse, "__init__", init)
    return received


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/obraz.png",
        "https://example.org/obraz.png",
        "ftp://example.org/obraz.png",
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
        "static:../manage.py",
        "static:../../etc/passwd",
        "media:../doradztwo.sqlite3",
        "media:/etc/passwd",
        "lato:../../../secret",
        "//example.org/obraz.png",
        "nieznany-plik.png",
    ],
)
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<img src="{}" alt="obraz">'),
        ('<link rel="stylesheet" href="{}">', ""),
        ("<style>@import url('{}'); p {{ background: url('{}') }}</style>", ""),
        ("", '<object data="{}"></object><embed src="{}">'),
        ('<link rel="attachment" href="{}">', '<a rel="attachment" href="{}">x</a>'),
    ],
    ids=["img", "link", "css", "object", "attachment"],
)
def test_engine_reads_no_address_but_ours(address, head, body, read):
    page = STRONA.format(head.replace("{}", address), body.replace("{}", address))

    pdf = write_pdf(page.replace("{{", "{").replace("}}", "}"))

    assert pdf.startswith(b"%PDF-")
    assert read == []


def test_engine_reads_our_static_files(read):
    write_pdf(STRONA.format('<link rel="stylesheet" href="static:css/motyw.css">', ""))

    assert read[0] == "static:css/motyw.css"
