"""What in the schedule asks for a second look: too much at once, wrong order, school holidays.

Nothing here stops anybody. Pure functions.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from doradztwo.teksty import MIESIACE, counted, short_date
from hdr.drzewo import Drzewo, GalazDzialania

NARAZ = 5
WAKACJE = (7, 8)


@dataclass(frozen=True)
class Konflikt:
    """``stan`` and ``slowo`` make the sign (tag ``stan``), ``tekst`` says what and what to do."""

    stan: str
    slowo: str
    tekst: str


def build_konflikty(drzewo: Drzewo, today: date | None = None) -> tuple[Konflikt, ...]:
    """Of actions still to be done, the order first, then people, then holidays. No query.

    ``today`` adds what a draft still plans for days that have passed.
    """
    leaves = [leaf for leaf in drzewo.dzialania if not leaf.dzialanie.is_done]
    dated = [leaf for leaf in leaves if leaf.dzialanie.od and leaf.dzialanie.do]
    past = _minione(drzewo, today) if today and not drzewo.is_w_realizacji else ()
    return (*_kolejnosc(drzewo), *past, *_osoby(dated), *_wakacje(dated))


def _minione(drzewo: Drzewo, today: date):
    """In a draft nothing is late yet, but its days may have passed while it was written."""
    numbers = [
        leaf.numer for leaf in drzewo.dzialania if leaf.dzialanie.od and leaf.dzialanie.od < today
    ]
    if numbers:
        yield Konflikt(
            "czeka",
            "początek minął",
            f"HDR nie jest jeszcze przyjęty, a początek już minął: {', '.join(numbers)}. "
            "Sprawdźcie, czy daty są aktualne.",
        )


def _kolejnosc(drzewo: Drzewo):
    """An action that begins before the one it waits for has ended."""
    by_pk = {leaf.dzialanie.pk: leaf for leaf in drzewo.dzialania}
    for leaf in by_pk.values():
        action = leaf.dzialanie
        for earlier in poprzednicy(leaf, by_pk):
            until = earlier.dzialanie.do
            if action.is_done or not (action.od and until) or action.od > until:
                continue
            yield Konflikt(
                "pilne",
                "kolejność",
                f"Działanie {leaf.numer} zaczyna się {short_date(action.od)}, a {earlier.numer}, "
                f"od którego zależy, kończy się {short_date(until)}. Przesuń jedno z nich.",
            )


def poprzednicy(leaf: GalazDzialania, by_pk: dict) -> list[GalazDzialania]:
    """What the action waits for, as far as it stands in the tree."""
    return [one for one in leaf.poprzednicy if one.dzialanie.pk in by_pk]


def _osoby(leaves: list[GalazDzialania]):
    """A person of the team with five actions or more in one month; the worst month is named."""
    busy = defaultdict(lambda: defaultdict(list))
    people = {}
    for leaf in leaves:
        person = leaf.dzialanie.odpowiedzialny
        if person is None:
            continue
        people[person.pk] = str(person)
        for month in _miesiace(leaf.dzialanie.od, leaf.dzialanie.do):
            busy[person.pk][month].append(leaf.numer)
    for pk, name in sorted(people.items(), key=lambda pair: pair[1]):
        full = {month: rows for month, rows in busy[pk].items() if len(rows) >= NARAZ}
        if not full:
            continue
        worst = min(full, key=lambda month: (-len(full[month]), month))
        more = ""
        if len(full) > 1:
            months = counted(len(full) - 1, "innym miesiącu,innych miesiącach,innych miesiącach")
            more = f" Tak samo dużo jest w {months}."
        yield Konflikt(
            "czeka",
            "dużo naraz",
            f"{name}, {MIESIACE[worst.month - 1]} {worst.year}: "
            f"{counted(len(full[worst]), 'działanie,działania,działań')} "
            f"({', '.join(full[worst])}).{more} Podzielcie się albo rozłóżcie je w czasie.",
        )


def _miesiace(od: date, do: date):
    month = od.replace(day=1)
    while month <= do:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _wakacje(leaves: list[GalazDzialania]):
    """Actions at least half of whose days are in July and August."""
    numbers = [leaf.numer for leaf in leaves if _is_in_holidays(leaf.dzialanie)]
    if numbers:
        yield Konflikt(
            "czeka",
            "wakacje szkół",
            "Co najmniej połowa czasu przypada na lipiec i sierpień: "
            f"{', '.join(numbers)}. Sprawdźcie, czy szkoły wezmą w tym udział.",
        )


def _is_in_holidays(action) -> bool:
    days = (action.do - action.od).days + 1
    free = 0
    for year in range(action.od.year, action.do.year + 1):
        first = max(action.od, date(year, WAKACJE[0], 1))
        last = min(action.do, date(year, WAKACJE[1], 31))
        free += max(0, (last - first).days + 1)
    return free * 2 >= days
