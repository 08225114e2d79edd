"""Everything a team has collected as one ZIP, streamed: nothing is built in memory or on disk."""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils import timezone

_UNSAFE = re.compile(r"[^\w .,()\u2013-]+")
_CHUNK = 64 * 1024
# Documents and pictures are packed already.
_PACKED = frozenset({"pdf", "docx", "xlsx", "odt", "ods", "png", "jpg"})


def safe_name(text: str, limit: int = 60) -> str:
    """A name of a file or folder that every system takes, with its Polish letters."""
    text = unicodedata.normalize("NFC", text)
    text = " ".join(_UNSAFE.sub("-", text).split())
    return text[:limit].strip(" .-") or "bez nazwy"


class Nazwy:
    """Names inside one archive: no two alike, whatever the case of their letters."""

    def __init__(self):
        self._used: set[str] = set()

    def take(self, folder: str, nazwa: str) -> str:
        stem, dot, suffix = nazwa.rpartition(".")
        if not dot:
            stem, suffix = suffix, ""
        stem, tail = safe_name(stem), f".{safe_name(suffix, 10)}" if suffix else ""
        path, number = f"{folder}{stem}{tail}", 1
        while path.casefold() in self._used:
            number += 1
            path = f"{folder}{stem} ({number}){tail}"
        self._used.add(path.casefold())
        return path


@dataclass(frozen=True)
class Wpis:
    """One file of the archive: ready bytes or something that opens when its turn comes."""

    sciezka: str
    tresc: bytes | None = None
    plik: object = None

    @property
    def is_packed(self) -> bool:
        return self.sciezka.rpartition(".")[2].lower() in _PACKED


class _Sink:
    """What ``ZipFile`` writes to: it cannot be rewound, and it is emptied after each piece."""

    def __init__(self):
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """``ZipFile`` calls it; there is nothing to flush."""

    def take(self) -> bytes:
        content, self._pieces = b"".join(self._pieces), []
        return content


def stream_zip(wpisy: Iterable[Wpis]) -> Iterator[bytes]:
    sink = _Sink()
    moment = timezone.localtime().timetuple()[:6]
    with zipfile.ZipFile(sink, "w") as archive:
        for wpis in wpisy:
            info = zipfile.ZipInfo(wpis.sciezka, moment)
            info.compress_type = zipfile.ZIP_STORED if wpis.is_packed else zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as member:
                for chunk in _chunks(wpis):
                    member.write(chunk)
                    yield sink.take()
            yield sink.take()
    yield sink.take()


def _chunks(wpis: Wpis) -> Iterator[bytes]:
    if wpis.tresc is not None:
        yield wpis.tresc
        return
    content: BinaryIO
    with wpis.plik.open("rb") as content:
        while chunk := content.read(_CHUNK):
            yield chunk
