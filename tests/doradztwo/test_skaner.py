import io
import socketserver
import struct
import threading

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from doradztwo.pliki import PDF, validate_plik
from doradztwo.skaner import check

EICAR = b"wzor zlosliwy"


def find_eicar(file) -> str:
    """The fake scanner that settings of the tests name."""
    return "Eicar-Test" if EICAR in file.read() else ""


def break_down(file) -> str:
    raise ConnectionError("no scanner")


class _Clamd(socketserver.BaseRequestHandler):
    def handle(self):
        stream = self.request.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", stream.read(4))[0]:
            content += stream.read(length)
        found = EICAR in content
        self.request.sendall(b"stream: Eicar-Test FOUND\0" if found else b"stream: OK\0")


@pytest.fixture
def clamd():
    with socketserver.TCPServer(("127.0.0.1", 0), _Clamd) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"clamd://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def _codes(content):
    try:
        check(io.BytesIO(content))
    except ValidationError as error:
        return error.code
    return "ok"


def test_without_a_scanner_every_file_passes(settings):
    assert settings.SKANER_PLIKOW == ""
    assert _codes(EICAR) == "ok"


def test_scanner_named_by_the_setting_decides(settings):
    settings.SKANER_PLIKOW = "tests.doradztwo.test_skaner.find_eicar"

    assert (_codes(EICAR), _codes(b"tekst")) == ("virus", "ok")


def test_clamd_is_asked_over_its_protocol(settings, clamd):
    settings.SKANER_PLIKOW = clamd

    large = b"x" * 200_000
    assert [_codes(b"tekst"), _codes(large), _codes(large + EICAR)] == ["ok", "ok", "virus"]


@pytest.mark.parametrize(
    "name",
    [
        "tests.doradztwo.test_skaner.break_down",
        "clamd://127.0.0.1:1",
        "clamd:///nie/ma/takiego.sock",
        "nie.ma.takiej",
    ],
)
def test_what_cannot_be_scanned_is_not_let_in(settings, name):
    settings.SKANER_PLIKOW = name

    assert _codes(b"tekst") == "scanner"


def test_field_of_a_file_asks_the_scanner_and_leaves_the_file_at_its_beginning(settings):
    settings.SKANER_PLIKOW = "tests.doradztwo.test_skaner.find_eicar"
    good = SimpleUploadedFile("a.pdf", b"%PDF-1.7 wzor")

    assert validate_plik(good) == PDF
    assert good.read(4) == b"%PDF"
    with pytest.raises(ValidationError, match="wirusa"):
        validate_plik(SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + EICAR))
