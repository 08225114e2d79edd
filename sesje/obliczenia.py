"""Due minutes of advisors and minutes carried over (produkt.md, section 4). Pure, no database.

The rule of due minutes. A day is active when it lies in the edition, not after the end of the
Proces, and in no pause; both ends of a pause and of an assignment belong to it. Each active day
brings its share of the edition's minutes to the advisor who was assigned on it: to the one
assigned later, when two of one specialisation were (the day of a change). The share of the k-th
day of a month of N days with M minutes is ⌊M·k/N⌋ − ⌊M·(k−1)/N⌋: whole minutes that make exactly
M in a whole month, however it is split between pauses and advisors. So a whole month is due in
full, a pause takes away exactly its days, and what one advisor owes less another owes more.

The rule of carrying over. Minutes above the due of a month fill what is missing in later months of
the same period: of the calendar quarter or of the whole edition, as the edition says. They go
forward only; what is missing does not wait for later months. A month without support takes none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from edycje.enums import PrzenoszenieGodzin
from sesje.kalendarz import first_day, last_day

MIESIECY_W_KWARTALE = 3


@dataclass(frozen=True)
class Okres:
    """Days from ``od`` to ``do``, both included; without ``do`` it is still going on."""

    od: date
    do: date | None = None

    def clip(self, od: date, do: date) -> "Okres | None":
        start = max(self.od, od)
        end = do if self.do is None else min(self.do, do)
        return Okres(start, end) if start <= end else None

    def contains(self, day: date) -> bool:
        return self.od <= day and (self.do is None or day <= self.do)


@dataclass(frozen=True)
class Przydzial:
    doradca_pk: int
    okres: Okres


def udzial_dni(od: date, do: date, minuty_miesiecznie: int) -> int:
    """Minutes that active days of one month bring, from ``od`` to ``do``: shares added up."""
    days = last_day(od).day
    return minuty_miesiecznie * do.day // days - minuty_miesiecznie * (od.day - 1) // days


def kto_odpowiada(dzien: date, przydzialy: Sequence[Przydzial]) -> int | None:
    """Key of the advisor who owes the day; ``przydzialy`` are those of one specialisation."""
    there = [(row.okres.od, row.doradca_pk) for row in przydzialy if row.okres.contains(dzien)]
    return max(there)[1] if there else None


def wymagane_minuty(
    doradca_pk: int,
    miesiac: date,
    minuty_miesiecznie: int,
    trwanie: Okres,
    przydzialy: Sequence[Przydzial],
    wstrzymania: Iterable[Okres],
) -> int:
    """Minutes the advisor owes the Proces in the month: the shares of his active days."""
    window = trwanie.clip(first_day(miesiac), last_day(miesiac))
    if window is None:
        return 0
    present = [row for row in przydzialy if row.okres.clip(window.od, window.do)]
    pauses = [pause for pause in wstrzymania if pause.clip(window.od, window.do)]
    if doradca_pk not in {row.doradca_pk for row in present}:
        return 0
    if len(present) == 1 and not pauses:
        part = present[0].okres.clip(window.od, window.do)
        return udzial_dni(part.od, part.do, minuty_miesiecznie)
    active = (window.od + timedelta(days=n) for n in range((window.do - window.od).days + 1))
    return sum(
        udzial_dni(day, day, minuty_miesiecznie)
        for day in active
        if kto_odpowiada(day, present) == doradca_pk
        and not any(pause.contains(day) for pause in pauses)
    )


@dataclass(frozen=True)
class MinutyMiesiaca:
    """``przeniesione`` is known of a settled month: it was frozen with its other numbers."""

    miesiac: date
    wymagane: int
    zapisane: int
    bez_wsparcia: bool = False
    przeniesione: int | None = None


def poczatek_okresu(miesiac: date, zasada: str, poczatek_edycji: date) -> date:
    """The first month whose surplus may count in ``miesiac``."""
    if zasada == PrzenoszenieGodzin.EDYCJA:
        return min(first_day(poczatek_edycji), miesiac)
    if zasada == PrzenoszenieGodzin.KWARTAL:
        return miesiac.replace(month=miesiac.month - (miesiac.month - 1) % MIESIECY_W_KWARTALE)
    return miesiac


def przeniesione_minuty(
    miesiace: Sequence[MinutyMiesiaca], zasada: str, poczatek_edycji: date
) -> dict[date, int]:
    """Month → minutes of earlier months that count in it. ``miesiace`` follow one another."""
    result, surplus, period = {}, 0, None
    for row in miesiace:
        start = poczatek_okresu(row.miesiac, zasada, poczatek_edycji)
        if start != period:
            surplus, period = 0, start
        taken = row.przeniesione
        if taken is None:
            missing = 0 if row.bez_wsparcia else max(0, row.wymagane - row.zapisane)
            taken = min(missing, surplus)
        result[row.miesiac] = taken
        surplus = max(0, surplus - taken) + max(0, row.zapisane - row.wymagane)
    return result
