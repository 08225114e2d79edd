"""A ladder: the days on which something is reminded of, counted from an anchor. Pure functions.

Every rung is planned by the calendar and then moved to a working day. Of rungs that meet on one
day only the last one is left, so nobody gets two mails where one is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from doradztwo.dni_robocze import add_working_days, is_working_day, shift_to_working_day

# A rung missed because nothing ran that day still counts for so many working days.
DNI_NADRABIANIA = 5
# Nothing is planned further ahead than this; a ladder without an end would never stop.
NAJDALEJ = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Szczebel:
    """``plan`` names the rung for ever, ``dzien`` is when it is due, ``numer`` counts from 1."""

    plan: date
    dzien: date
    numer: int

    @property
    def okres(self) -> str:
        return self.plan.isoformat()


@dataclass(frozen=True, slots=True)
class Drabina:
    """``przed``: days before the anchor; ``po``: the first day after it; ``co``: then so often.

    ``robocze``: ``co`` counts working days. ``w_poniedzialki``: every Monday after the anchor, and
    nothing else.
    """

    przed: tuple[int, ...] = ()
    po: int = 1
    co: int = 7
    robocze: bool = False
    w_poniedzialki: bool = False

    def plany(self, kotwica: date) -> Iterator[date]:
        """Planned days in order, without an end."""
        if self.w_poniedzialki:
            day = kotwica + timedelta(days=7 - kotwica.weekday())
        else:
            for days in self.przed:
                yield kotwica - timedelta(days=days)
            day = kotwica + timedelta(days=self.po)
        while True:
            yield day
            if self.robocze:
                day = add_working_days(shift_to_working_day(day), self.co)
            else:
                day += timedelta(days=self.co)

    def szczeble(self, kotwica: date, od: date | None = None) -> Iterator[Szczebel]:
        """Rungs after ``od``, the day on which the reason appeared; they are counted from there."""
        numer, last = 0, None
        for plan in self.plany(kotwica):
            if od is not None and plan <= od:
                continue
            numer += 1
            rung = Szczebel(plan, shift_to_working_day(plan), numer)
            if last is not None and last.dzien < rung.dzien:
                yield last
            last = rung


@lru_cache(maxsize=20_000)
def szczebel_na_dzien(
    drabina: Drabina, kotwica: date, od: date | None, day: date
) -> Szczebel | None:
    """The rung that goes out on ``day``: due on it, or the last one missed just before it."""
    if not is_working_day(day):
        return None
    reached = None
    for rung in drabina.szczeble(kotwica, od):
        if rung.dzien > day:
            break
        reached = rung
    if reached is None or day > add_working_days(reached.dzien, DNI_NADRABIANIA):
        return None
    return reached


@lru_cache(maxsize=20_000)
def nastepny_szczebel(
    drabina: Drabina, kotwica: date, od: date | None, day: date
) -> Szczebel | None:
    """The first rung due on ``day`` or later."""
    for rung in drabina.szczeble(kotwica, od):
        if rung.dzien >= day:
            return rung if rung.dzien - day <= NAJDALEJ else None
    return None
