"""A page of the calendar: a month in whole weeks, or one week."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from doradztwo.daty import OSTATNI_DZIEN, PIERWSZY_DZIEN
from doradztwo.dni_robocze import holiday_name
from doradztwo.teksty import normalize
from kalendarz.enums import Widok
from kalendarz.queries.zdarzenia import zdarzenia
from kalendarz.zdarzenia import Zdarzenie
from konta.models import User
from sesje.kalendarz import first_day, last_day, next_month, previous_month

TYDZIEN = timedelta(days=7)
# A cell of a month shows so many; the page of the week has them all.
W_KOMORCE = 4


@dataclass(frozen=True, slots=True)
class Dzien:
    """``jest_w_okresie``: not one of the days that only fill up the weeks of a month."""

    data: date
    zdarzenia: list[Zdarzenie]
    jest_w_okresie: bool
    is_today: bool

    @property
    def swieto(self) -> str:
        return holiday_name(self.data)

    @property
    def is_wolny(self) -> bool:
        return self.data.weekday() >= 5 or bool(self.swieto)

    @property
    def pierwsze(self) -> list[Zdarzenie]:
        """What a cell shows; one more than the limit is shown rather than counted."""
        fits = len(self.zdarzenia) <= W_KOMORCE + 1
        return self.zdarzenia if fits else self.zdarzenia[:W_KOMORCE]

    @property
    def pozostale(self) -> int:
        return len(self.zdarzenia) - len(self.pierwsze)


@dataclass(frozen=True)
class Strona:
    widok: Widok
    dzien: date
    od: date
    do: date
    tygodnie: list[list[Dzien]]
    # Before the filters: tells an empty period from one that nothing fits.
    liczba_wszystkich: int
    dzis: date = field(default_factory=timezone.localdate)

    @property
    def dni(self) -> list[Dzien]:
        return [dzien for tydzien in self.tygodnie for dzien in tydzien]

    @property
    def liczba(self) -> int:
        own = {one.klucz for dzien in self.dni if dzien.jest_w_okresie for one in dzien.zdarzenia}
        return len(own)

    @property
    def is_miesiac(self) -> bool:
        return self.widok == Widok.MIESIAC

    @property
    def is_biezaca(self) -> bool:
        return self.od <= self.dzis <= self.do

    @property
    def poprzedni(self) -> date | None:
        day = previous_month(self.dzien) if self.is_miesiac else self.dzien - TYDZIEN
        return day if day >= PIERWSZY_DZIEN else None

    @property
    def nastepny(self) -> date | None:
        day = next_month(self.dzien) if self.is_miesiac else self.dzien + TYDZIEN
        return day if day <= OSTATNI_DZIEN else None


def strona(user: User, widok: Widok, dzien: date, *, rodzaj: str = "", jst: str = "") -> Strona:
    """As many queries as ``zdarzenia``."""
    od, do = okres(widok, dzien)
    first, last = od - timedelta(days=od.weekday()), do + timedelta(days=6 - do.weekday())
    wszystkie = zdarzenia(user, first, last)
    chosen = [one for one in wszystkie if _pasuje(one, rodzaj, jst)]
    by_day: dict[date, list[Zdarzenie]] = {}
    for one in chosen:
        for day in one.dni:
            by_day.setdefault(day, []).append(one)
    today = timezone.localdate()
    dni = [
        Dzien(day, by_day.get(day, []), od <= day <= do, day == today)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]
    return Strona(
        widok=widok,
        dzien=dzien,
        od=od,
        do=do,
        tygodnie=[dni[n : n + 7] for n in range(0, len(dni), 7)],
        liczba_wszystkich=len(wszystkie),
        dzis=today,
    )


def okres(widok: Widok, dzien: date) -> tuple[date, date]:
    if widok == Widok.MIESIAC:
        return first_day(dzien), last_day(dzien)
    monday = dzien - timedelta(days=dzien.weekday())
    return monday, monday + timedelta(days=6)


def _pasuje(zdarzenie: Zdarzenie, rodzaj: str, jst: str) -> bool:
    if rodzaj and zdarzenie.rodzaj != rodzaj:
        return False
    name = normalize(zdarzenie.jst)
    return all(word in name for word in normalize(jst).split())
