"""How the pages of a sheet name their fields: the same for every kind of sheet.

"s" stands before a field of one's own sheet, "w" of a joint one; "s12" is statement 12,
"so3-trudnosc" a rating of area 3 as a whole.
"""

import re
from dataclasses import dataclass, field

from arkusz.exceptions import ArkuszError

_POLE = re.compile(r"^([sw])(?:(\d{1,9})|o(\d{1,3})-(trudnosc|chec|koniecznosc))$")


@dataclass
class PolaArkusza:
    wartosci: dict[int, str] = field(default_factory=dict)
    oceny: dict[int, dict[str, str]] = field(default_factory=dict)
    is_wspolny: bool | None = None


def is_pole(name: str) -> bool:
    return _POLE.match(name) is not None


def is_stwierdzenie(name: str) -> bool:
    return is_pole(name) and _POLE.match(name)[2] is not None


def read_pola(items) -> PolaArkusza:
    """What the page sent; statements left without an answer are left out."""
    pola = PolaArkusza()
    kinds = set()
    for name, value in items:
        match = _POLE.match(name)
        if match is None:
            continue
        kind, stwierdzenie, obszar, pole = match.groups()
        kinds.add(kind)
        if obszar:
            pola.oceny.setdefault(int(obszar), {})[pole] = value
        elif value:
            pola.wartosci[int(stwierdzenie)] = value
    if len(kinds) > 1:
        raise ArkuszError
    pola.is_wspolny = kinds == {"w"} if kinds else None
    return pola
