"""One thing in the calendar of a person, and its form for calendar programs. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from doradztwo.ics import Wydarzenie, make_uid
from kalendarz.enums import RodzajZdarzenia

_KOLEJNOSC = {rodzaj: number for number, rodzaj in enumerate(RodzajZdarzenia)}


@dataclass(frozen=True, slots=True)
class Zdarzenie:
    """``klucz`` names it for ever; ``stan`` and ``slowo`` are the state and its word.

    With ``poczatek`` and ``koniec`` it has its hours, without them it belongs to ``dzien``.
    """

    rodzaj: RodzajZdarzenia
    klucz: str
    dzien: date
    tytul: str
    adres: str
    stan: str
    slowo: str
    stamp: datetime
    jst: str = ""
    opis: str = ""
    poczatek: datetime | None = None
    koniec: datetime | None = None
    miejsce: str = ""
    wydarzenie: Wydarzenie | None = None

    @property
    def dni(self) -> list[date]:
        """A training may take several days."""
        if self.koniec is None:
            return [self.dzien]
        # What ends at midnight does not reach into the next day.
        last = timezone.localdate(self.koniec - timedelta(microseconds=1))
        return [self.dzien + timedelta(days=n) for n in range((last - self.dzien).days + 1)]

    @property
    def porzadek(self) -> tuple:
        hour = timezone.localtime(self.poczatek).time().isoformat() if self.poczatek else ""
        return (self.dzien, _KOLEJNOSC[self.rodzaj], hour, self.tytul, self.jst, self.klucz)

    def do_kalendarza(self) -> Wydarzenie:
        """A meeting is the very entry that its invitation carried."""
        if self.wydarzenie is not None:
            return self.wydarzenie
        title = f"{self.tytul}: {self.jst}" if self.jst else self.tytul
        return Wydarzenie(
            uid=make_uid(self.klucz),
            stamp=self.stamp,
            poczatek=self.dzien,
            tytul=title,
            adres=settings.ADRES_APLIKACJI + self.adres,
            opis=f"{self.opis}\nStan: {self.slowo}".strip(),
        )
