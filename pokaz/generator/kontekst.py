"""What the portions of one run share."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from edycje.enums import Etap, StatusProcesu
from edycje.models import CzlonekZespolu, Edycja, Grupa, Krok, Proces
from jst.models import Doradca, TeamDoradczy
from konta.models import User
from obszary.models import Obszar, Stwierdzenie
from pokaz.generator.teksty import IMIONA, NAZWISKA
from pokaz.generator.zapis import Pisarz

DOMENA = "generowane.example.org"


class Poziom(IntEnum):
    """How far a Proces went; each level includes everything below it."""

    ARKUSZE = 0
    OBSZAR = 1
    DIAGNOZA = 2
    HDR_SZKIC = 3
    HDR_OPINIE = 4
    HDR_AKCEPTACJA = 5
    WDROZENIE = 6
    ZAKONCZONY = 7

    @property
    def etap(self) -> Etap:
        if self < Poziom.DIAGNOZA:
            return Etap.WYBOR_OBSZARU
        return Etap.DIAGNOZA_I_HDR if self < Poziom.WDROZENIE else Etap.WDROZENIE


# Which share of the Procesy of a running edition stands where.
ROZKLAD = {
    Poziom.ARKUSZE: 10,
    Poziom.OBSZAR: 8,
    Poziom.DIAGNOZA: 22,
    Poziom.HDR_SZKIC: 20,
    Poziom.HDR_OPINIE: 8,
    Poziom.HDR_AKCEPTACJA: 5,
    Poziom.WDROZENIE: 27,
}


@dataclass
class Wspolne:
    """Knowledge and people made once per run."""

    los: random.Random
    # Apart from ``los``, so that the stages of Procesy do not depend on the day of the run.
    los_procesow: random.Random
    pisarz: Pisarz
    teraz: datetime
    dzis: date
    obszary: list[Obszar] = field(default_factory=list)
    stwierdzenia: list[Stwierdzenie] = field(default_factory=list)
    zbiory: dict[int, list] = field(default_factory=dict)
    narzedzia: dict[int, list] = field(default_factory=dict)
    teamy: list[TeamDoradczy] = field(default_factory=list)
    koordynatorzy: list[User] = field(default_factory=list)
    numer_osoby: int = 0

    def build_user(self, at: datetime, email: str = "", **values) -> User:
        """A person without a usable password."""
        self.numer_osoby += 1
        number = self.numer_osoby
        return User(
            email=email or f"osoba-{number}@{DOMENA}",
            imie=IMIONA[number % len(IMIONA)],
            nazwisko=f"{NAZWISKA[number % len(NAZWISKA)]} {number}",
            password=make_password(None),
            date_joined=at,
            last_seen_at=min(self.teraz, at + timedelta(days=self.los.randint(20, 150))),
            **values,
        )


@dataclass
class Ramy:
    """One edition with everything its Procesy hang on."""

    edycja: Edycja
    trwa: bool
    grupy: list[Grupa]
    kroki: list[Krok]
    koordynator: User

    def kroki_rodzaju(self, rodzaj: str) -> list[Krok]:
        return [krok for krok in self.kroki if krok.rodzaj == rodzaj]


@dataclass
class Sprawa:
    """One Proces on its way through the portion: what was made for it so far."""

    proces: Proces
    poziom: Poziom
    ramy: Ramy
    koniec: datetime
    team: TeamDoradczy
    obszar: Obszar
    zespol: list[CzlonekZespolu] = field(default_factory=list)
    decydent: CzlonekZespolu | None = None
    wstrzymano_od: date | None = None

    @property
    def lider(self) -> CzlonekZespolu:
        return self.zespol[0]

    @property
    def doradcy(self) -> list[Doradca]:
        return [self.team.ros, self.team.pro]

    @property
    def poczatek(self) -> datetime:
        return at_noon(self.ramy.edycja.od)

    @property
    def is_resigned(self) -> bool:
        return self.proces.status == StatusProcesu.REZYGNACJA

    def moment(self, poziom: Poziom) -> datetime:
        """When the Proces reached a level: evenly over the time it has run."""
        share = (int(poziom) + 1) / (int(self.poziom) + 2)
        return self.poczatek + (self.koniec - self.poczatek) * share


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
