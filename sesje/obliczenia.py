"""Due minutes of advisors (produkt.md, section 4). Pure functions, no database.

The rule. A day is active when it lies in the edition, not after the end of the Proces, and in no
pause; both ends of a pause and of an assignment belong to it. A month counts in full, with the
edition's minutes, if on at least one active day of it somebody of the specialisation was assigned;
it is owed by the advisor who was assigned on the last such day. So:

- the month of the assignment and the month of the end count in full, however late or early;
- a month wholly paused counts 0, a month paused in part counts in full;
- after a change of advisor in the middle of a month the month belongs to the new one; the minutes
  that the former one logged stay his own. When both were assigned on the same day, the one
  assigned later owes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sesje.kalendarz import first_day, last_day


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


def ostatni_aktywny_dzien(okres: Okres, wstrzymania: Iterable[Okres]) -> date | None:
    """The last day of a closed ``okres`` that lies in no pause."""
    wstrzymania = tuple(wstrzymania)
    day = okres.do
    while day >= okres.od:
        pause = next((pause for pause in wstrzymania if pause.contains(day)), None)
        if pause is None:
            return day
        day = pause.od - timedelta(days=1)
    return None


def kto_odpowiada(
    miesiac: date,
    trwanie: Okres,
    przydzialy: Sequence[Przydzial],
    wstrzymania: Iterable[Okres],
) -> int | None:
    """Key of the advisor who owes the month; ``przydzialy`` are those of one specialisation."""
    window = trwanie.clip(first_day(miesiac), last_day(miesiac))
    if window is None:
        return None
    wstrzymania = tuple(wstrzymania)
    best = None
    for przydzial in przydzialy:
        part = przydzial.okres.clip(window.od, window.do)
        day = ostatni_aktywny_dzien(part, wstrzymania) if part else None
        if day is None:
            continue
        candidate = (day, przydzial.okres.od, przydzial.doradca_pk)
        if best is None or candidate > best:
            best = candidate
    return best[2] if best else None


def wymagane_minuty(
    doradca_pk: int,
    miesiac: date,
    minuty_miesiecznie: int,
    trwanie: Okres,
    przydzialy: Sequence[Przydzial],
    wstrzymania: Iterable[Okres],
) -> int:
    """Minutes the advisor owes the Proces in the month: the edition's minutes or 0."""
    owes = kto_odpowiada(miesiac, trwanie, przydzialy, wstrzymania)
    return minuty_miesiecznie if owes == doradca_pk else 0
