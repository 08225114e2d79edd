"""The virus scanner of uploaded files, named by ``settings.SKANER_PLIKOW``.

Empty: no scanning. ``clamd://host:3310`` or ``clamd:///run/clamd.sock``: the daemon of ClamAV,
asked by its INSTREAM command. Anything else: the dotted name of a callable that takes the open file
and returns the name of what it found, or an empty text. What cannot be scanned is not let in.
"""

import logging
import socket
import struct
from collections.abc import Callable
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

_CHUNK = 64 * 1024
_SECONDS = 30
_CLAMD_PORT = 3310
_FOUND = (
    "W tym pliku skaner znalazł wirusa albo inny groźny kod. Nie zapisaliśmy go. "
    "Sprawdź swój komputer i dodaj inny plik."
)
_SILENT = (
    "Nie udało się sprawdzić tego pliku skanerem wirusów, dlatego go nie zapisaliśmy. "
    "Spróbuj za kilka minut."
)


def check(file: BinaryIO) -> None:
    """Raise ``ValidationError`` unless the scanner, if there is one, finds nothing."""
    name = settings.SKANER_PLIKOW
    if not name:
        return
    try:
        file.seek(0)
        found = _scanner(name)(file)
    except Exception as error:  # a scanner is foreign code; whatever it raises, nothing comes in
        logger.exception("The scanner of files does not answer.")
        raise ValidationError(_SILENT, code="scanner") from error
    finally:
        file.seek(0)
    if found:
        logger.warning("The scanner of files found %s.", found)
        raise ValidationError(_FOUND, code="virus")


def _scanner(name: str) -> Callable[[BinaryIO], str]:
    if name.startswith("clamd://"):
        return lambda file: ask_clamd(name, file)
    return import_string(name)


def ask_clamd(address: str, file: BinaryIO) -> str:
    """What clamd found, or an empty text. Raises ``OSError`` when it does not answer as it should.

    Protocol: „zINSTREAM”, then chunks, each after its length in four bytes, then a length of zero.
    """
    with _connect(address) as connection:
        connection.settimeout(_SECONDS)
        connection.sendall(b"zINSTREAM\0")
        while chunk := file.read(_CHUNK):
            connection.sendall(struct.pack(">I", len(chunk)) + chunk)
        connection.sendall(struct.pack(">I", 0))
        answer = _read_answer(connection)
    if answer == "stream: OK":
        return ""
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise OSError(f"clamd answered {answer!r}")


def _connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or _CLAMD_PORT), _SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(_SECONDS)
        connection.connect(parts.path)
    except OSError:
        connection.close()
        raise
    return connection


def _read_answer(connection: socket.socket) -> str:
    answer = b""
    while len(answer) < 4096 and (piece := connection.recv(1024)):
        answer += piece
    return answer.strip(b"\0\n ").decode(errors="replace")
