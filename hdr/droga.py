"""What the page of the HDR shows of its way after the team hands it over.

The app that leads the way lies above and registers here how to describe it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from edycje.queries import Uprawnienia
    from hdr.drzewo import Drzewo
    from hdr.ogniwa import StanNici


@dataclass(frozen=True)
class Droga:
    """``describe`` is given the tree, the roles, the links, and whether the Proces is open.

    It gives the context of both fragments, ``etapy`` of the bar, and what ``hdr.co_teraz`` asks
    for: ``opinie_doradcow``, and which of ``moge_…`` this person may do.
    """

    describe: Callable[[Drzewo, Uprawnienia, StanNici, bool], dict]
    akcje: str
    opinie: str


_drogi: list[Droga] = []


def register(droga: Droga) -> None:
    _drogi[:] = [droga]


def build_context(tree: Drzewo, uprawnienia: Uprawnienia, nic: StanNici, is_open: bool) -> dict:
    droga = _drogi[0]
    return droga.describe(tree, uprawnienia, nic, is_open) | {"droga": droga}
