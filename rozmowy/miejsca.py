"""Places one can talk at. The app that owns a document registers them in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models


@dataclass(frozen=True)
class Miejsce:
    """A kind of row that comments stand beside.

    - ``znajdz``: the row of a Proces by its key, or None; a row of another Proces is None too.
    - ``opis``: what the row says, for the head of the thread and for mails.
    - ``numer``: its number in the document, like 1.2; empty where there is none.
    - ``adres``: the address of the row in its document.
    - ``pola``: fields one may comment on and propose a wording for, with their names.
    - ``zapisz``: writes an accepted wording over the version the accepting person saw; the
      services of the owning app decide whether the document takes it.
    """

    klucz: str
    nazwa: str
    znajdz: Callable[[int, int], models.Model | None]
    opis: Callable[[models.Model], str]
    adres: Callable[[models.Model], str]
    pola: dict[str, str] = field(default_factory=dict)
    zapisz: Callable[..., object] | None = None
    numer: Callable[[models.Model], str] = lambda obiekt: ""


_miejsca: dict[str, Miejsce] = {}


def register(miejsce: Miejsce) -> None:
    _miejsca[miejsce.klucz] = miejsce


def get_miejsce(klucz: str) -> Miejsce | None:
    return _miejsca.get(klucz)
