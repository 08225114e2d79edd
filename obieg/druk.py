"""The PDF of a version, made by an app above: it registers here how it is ordered and found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models.fields.files import FieldFile

    from konta.models import User
    from obieg.models import WersjaHdr


@dataclass(frozen=True)
class DokumentWersji:
    """One PDF of a version, as far as the HDR needs to know it."""

    kod: str
    sha256: str
    nazwa: str
    is_ready: bool
    is_failed: bool
    plik: FieldFile


@dataclass(frozen=True)
class Drukarnia:
    """``order`` gives the code; the same content ordered again gives the same one.

    ``find`` gives the documents of a version, the newest first, in one query.
    """

    order: Callable[[WersjaHdr, User], str]
    find: Callable[[WersjaHdr], list[DokumentWersji]]


_drukarnie: list[Drukarnia] = []


def register(drukarnia: Drukarnia) -> None:
    _drukarnie[:] = [drukarnia]


def order(wersja: WersjaHdr, kto: User) -> str:
    return _drukarnie[0].order(wersja, kto)


def find(wersja: WersjaHdr) -> list[DokumentWersji]:
    return _drukarnie[0].find(wersja)


def find_one(wersja: WersjaHdr, kod: str) -> DokumentWersji | None:
    return next((one for one in find(wersja) if one.kod == kod), None)
