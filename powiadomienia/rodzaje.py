"""Kinds of mails. The app that owns a text registers its kind in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powiadomienia.enums import Odbiorca, Tryb

if TYPE_CHECKING:
    from powiadomienia.models import Wiadomosc

BRAK_POWODU = "Powód wysłania tej wiadomości już nie istnieje."
TYLKO_W_APLIKACJI = "Odbiorca czyta takie wiadomości tylko w aplikacji."
OTWORZ_W_APLIKACJI = "Otwórz w aplikacji"
INNE = "Inne"
# The mail that carries several others; nobody sets how it comes.
ZBIOR = "zbior"


@dataclass(frozen=True)
class Zalacznik:
    nazwa: str
    typ: str
    zawartosc: bytes


@dataclass(frozen=True)
class Tresc:
    """What one mail says: without the greeting and the footer, which it gets when sent.

    ``adres`` is the way back to the place in the application: the button of the mail, the link of
    its part of a digest, the address of the notice.
    """

    temat: str
    tresc: str
    adres: str = ""
    zalaczniki: tuple[Zalacznik, ...] = ()
    # Parts of a digest, in their order.
    czesci: tuple[Tresc, ...] = ()
    # Values of the placeholders the text was made from; the preview of a new text needs them.
    pola: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class TrescPowiadomienia:
    """A notice in the application: one sentence and the path it leads to."""

    tekst: str
    url: str


@dataclass(frozen=True)
class Pole:
    """A placeholder ``{nazwa}`` of a text that the administrator may change."""

    nazwa: str
    opis: str
    przyklad: str


@dataclass(frozen=True)
class RodzajWiadomosci:
    """``build`` makes the text at the moment of sending.

    It returns None when the condition no longer holds; the mail is then cancelled, never sent.
    A person whose account is not active gets only kinds with ``do_nieaktywnych``.

    - ``grupa``, ``opis``: heading and sentence of the page where a person sets how it comes.
    - ``dla``: who can get it at all; empty: everybody. Others do not read about it there.
    - ``wymagana``: nobody may switch it off or put it off; ``powod`` says why, in a sentence.
    - ``zbiorcza``: several of them waiting for one person become one mail.
    - ``tryb``: how it comes to those who have set nothing.
    - ``tajna``: its text holds a link for one use; it is never shown again nor sent again.
    - ``pola``: placeholders of its text (``powiadomienia.tresci.uloz_tresc``); with them the
      administrator may change the text.
    - ``powiadom``: makes the notice in the application when the mail is put into the outbox, from
      what the row holds and without a query; a caller may give the notice itself instead.
    """

    klucz: str
    nazwa: str
    build: Callable[[Wiadomosc], Tresc | None]
    do_nieaktywnych: bool = False
    grupa: str = INNE
    opis: str = ""
    dla: tuple[Odbiorca, ...] = ()
    wymagana: bool = False
    powod: str = ""
    zbiorcza: bool = False
    tryb: Tryb = Tryb.OD_RAZU
    tajna: bool = False
    pola: tuple[Pole, ...] = ()
    powiadom: Callable[[Wiadomosc], TrescPowiadomienia | None] | None = None

    def __post_init__(self):
        if self.wymagana and not self.powod:
            raise ValueError(f"{self.klucz}: a required kind says why it is required.")
        if self.tryb == Tryb.APLIKACJA:
            raise ValueError(f"{self.klucz}: what nobody gets by mail is no kind of mail.")
        if self.tryb != Tryb.OD_RAZU and not self.zbiorcza:
            raise ValueError(f"{self.klucz}: only what may stand in a digest waits for one.")
        if self.tajna and self.zbiorcza:
            raise ValueError(f"{self.klucz}: a link for one use does not wait for a digest.")

    @property
    def do_kogo(self) -> str:
        return ", ".join(Odbiorca(one).label for one in self.dla) or "wszyscy"

    @property
    def tryby(self) -> list[Tryb]:
        """What a person may choose from."""
        if self.wymagana:
            return [self.tryb]
        digests = [Tryb.DZIENNY, Tryb.TYGODNIOWY] if self.zbiorcza else []
        return [Tryb.OD_RAZU, *digests, Tryb.APLIKACJA]


_rodzaje: dict[str, RodzajWiadomosci] = {}


def register(rodzaj: RodzajWiadomosci) -> RodzajWiadomosci:
    existing = _rodzaje.get(rodzaj.klucz)
    if existing is not None and existing != rodzaj:
        raise ValueError(f"Two kinds of mail with the key {rodzaj.klucz!r}.")
    _rodzaje[rodzaj.klucz] = rodzaj
    return rodzaj


def get_rodzaj(klucz: str) -> RodzajWiadomosci:
    return _rodzaje[klucz]


def is_registered(klucz: str) -> bool:
    return klucz in _rodzaje


def is_optional(klucz: str) -> bool:
    """May a person switch mails of this kind off?"""
    return klucz in _rodzaje and not _rodzaje[klucz].wymagana


def get_rodzaje() -> list[RodzajWiadomosci]:
    return sorted(_rodzaje.values(), key=lambda rodzaj: (rodzaj.grupa, rodzaj.nazwa))


def get_ustawiane() -> list[RodzajWiadomosci]:
    """Kinds that people read about on the page of preferences: by group, then by name."""
    return [rodzaj for rodzaj in get_rodzaje() if rodzaj.klucz != ZBIOR]


def get_dotyczace(role: Collection[Odbiorca], znane: Collection[str]) -> list[RodzajWiadomosci]:
    """Of these, what can come to somebody with these roles, or came already."""
    return [
        rodzaj
        for rodzaj in get_ustawiane()
        if not rodzaj.dla or set(rodzaj.dla) & set(role) or rodzaj.klucz in znane
    ]


def klucze_zbiorcze() -> list[str]:
    return [rodzaj.klucz for rodzaj in _rodzaje.values() if rodzaj.zbiorcza]


def get_choices() -> list[tuple[str, str]]:
    return sorted(((r.klucz, r.nazwa) for r in _rodzaje.values()), key=lambda pair: pair[1])


def nazwa_rodzaju(klucz: str) -> str:
    """Name of a kind; the key itself for one that a newer version no longer knows."""
    return _rodzaje[klucz].nazwa if klucz in _rodzaje else klucz


def one_line(text: str) -> str:
    """A name with line breaks must not start a new header."""
    return " ".join(text.split())
