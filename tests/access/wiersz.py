"""One row of the access table."""

from collections.abc import Callable
from dataclasses import dataclass, field

ADMIN = "admin"
KOORDYNATOR = "koordynator"
ROS = "ros"
PRO = "pro"
LIDER = "lider"
CZLONEK = "czlonek"
DECYDENT = "decydent"
OBSERWATOR = "obserwator"

# Who works in the team and writes; the decydent of a Swiat stands outside it.
ZESPOL = frozenset({LIDER, CZLONEK})
DORADCY = frozenset({ROS, PRO})
ORE = frozenset({ADMIN, KOORDYNATOR})
WSZYSCY = ZESPOL | {DECYDENT} | DORADCY | ORE | {OBSERWATOR}
NIKT = frozenset()


@dataclass(frozen=True)
class Wiersz:
    """Who may use a URL, and what everybody else gets.

    ``kto``: roles for which an own object answers without 403, 404, 405 or 5xx.
    ``metody``: methods the URL knows; the other of GET and POST answers 405.
    ``args``: positional URL arguments made from a ``Swiat`` (tests/access/swiat/); empty for
    a URL without an object.
    ``odmowa``: what a role outside ``kto`` gets for an own object (403, or 404 when the object
    is not visible to it at all).
    ``ukryte``: roles that cannot even see the own object and get 404 instead of ``odmowa``.
    ``obcy``: what every role but admin gets for the object of another Edycja; None when the URL
    has no object.
    ``anonim``: "logowanie" (redirect to sign-in) or the status of a public page.
    ``dane``: POST data made from a ``Swiat``; empty data is the default: a form answers 200 with
    its errors, an action is done and rolled back.
    """

    kto: frozenset = WSZYSCY
    metody: frozenset = frozenset({"GET"})
    args: Callable = field(default=lambda swiat: [])
    odmowa: int = 403
    ukryte: frozenset = NIKT
    obcy: int | None = 404
    anonim: str | int = "logowanie"
    dane: Callable = field(default=lambda swiat: {})


GET = frozenset({"GET"})
POST = frozenset({"POST"})
GET_POST = frozenset({"GET", "POST"})


def proces(swiat):
    return [swiat.proces.pk]


def edycja(swiat):
    return [swiat.edycja.pk]
