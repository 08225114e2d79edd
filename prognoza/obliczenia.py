"""Forecast of children and pupils by the cohort method. Pure functions, exact fractions.

Method: cohort component projection for schools. A cohort is everybody born in one calendar year;
it ages by one year every year, grows or shrinks by the balance of migration, and enters class I
by the rules below; promotion is taken as full. See UNESCO, „Methods of school enrolment
projection” (Educational Studies and Documents), and P. K. Ashton, M. A. Buescher, „Projecting
School-Age Enrollment: Use of the Cohort Survival Technique”.

Rules of Prawo oświatowe (14.12.2016): a school year lasts from 1 September to 31 August;
pre-school education is for children from 3 years to the school year in which they turn 7
(art. 31); a child starts school in the calendar year in which it turns 7 (art. 35); a six-year-old
may start (art. 36); the start may be put off by one year (art. 38).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prognoza.enums import RodzajLiczb, Szczebel

LICZBA_LAT = 10
WIEK_SZKOLNY = 7
WIEK_PRZEDSZKOLNY = 3
_SREDNIA_Z_LAT = 3
# Numbers of classes counted from class I of the primary school.
KLASY = {Szczebel.PODSTAWOWA: range(1, 9), Szczebel.PONADPODSTAWOWA: range(9, 13)}
RZYMSKIE = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True)
class Zalozenia:
    """Shares and changes in percent. ``pierwszy_rok`` is the year in which the first one begins."""

    pierwszy_rok: int
    rodzaj: RodzajLiczb = RodzajLiczb.URODZENIA
    szesciolatki: Decimal = Decimal(0)
    odroczenia: Decimal = Decimal(0)
    migracja: Decimal = Decimal(0)
    zmiana_urodzen: Decimal = Decimal(0)
    niepubliczne: Decimal = Decimal(0)
    wielkosc_oddzialu: int = 25

    @property
    def wejscie(self) -> dict[int, Fraction]:
        """Share of a cohort that enters class I in the year in which it turns so many years."""
        early, late = _part(self.szesciolatki), _part(self.odroczenia)
        return {WIEK_SZKOLNY - 1: early, WIEK_SZKOLNY: 1 - early - late, WIEK_SZKOLNY + 1: late}


@dataclass(frozen=True)
class RokSzkolny:
    rok: int
    przedszkole: int | None
    klasy: tuple[int | None, ...]
    oddzialy: tuple[int | None, ...]
    szacunek_przedszkola: bool
    szacunek_klas: bool

    @property
    def nazwa(self) -> str:
        return f"{self.rok}/{self.rok + 1}"

    @property
    def komorki(self) -> list[tuple[int | None, int | None]]:
        """Pupils and number of classes of each class."""
        return list(zip(self.klasy, self.oddzialy, strict=True))

    @property
    def uczniowie(self) -> int | None:
        return None if None in self.klasy else sum(self.klasy)

    @property
    def liczba_oddzialow(self) -> int | None:
        return None if None in self.oddzialy else sum(self.oddzialy)


@dataclass(frozen=True)
class WynikPrognozy:
    szczebel: Szczebel
    lata: tuple[RokSzkolny, ...]
    brakujace_roczniki: tuple[int, ...]

    @property
    def nazwy_klas(self) -> tuple[str, ...]:
        return RZYMSKIE[: len(KLASY[self.szczebel])]


class Kohorty:
    """Number of children of each year of birth, in any later year."""

    def __init__(self, urodzenia: Mapping[int, int], zalozenia: Zalozenia):
        self._urodzenia = urodzenia
        self._z = zalozenia
        self.pierwszy, self.ostatni = min(urodzenia), max(urodzenia)
        last = [urodzenia[rok] for rok in sorted(urodzenia)[-_SREDNIA_Z_LAT:]]
        self._srednia = Fraction(sum(last), len(last))

    def born(self, rok: int) -> Fraction | None:
        """Given, or estimated after the last given year; None before the first one."""
        if rok > self.ostatni:
            return self._srednia * (1 + _part(self._z.zmiana_urodzen)) ** (rok - self.ostatni)
        return Fraction(self._urodzenia[rok]) if rok in self._urodzenia else None

    def size(self, rok_urodzenia: int, rok: int) -> Fraction | None:
        """The cohort in a year: each year of age adds the balance of migration."""
        born = self.born(rok_urodzenia)
        if born is None:
            return None
        since = rok_urodzenia
        if self._z.rodzaj == RodzajLiczb.MIESZKANCY:
            since = max(rok_urodzenia, self._z.pierwszy_rok)
        return born * (1 + _part(self._z.migracja)) ** max(0, rok - since)


def count_uczniowie(kohorty: Kohorty, z: Zalozenia, rok: int, klasa: int) -> Fraction | None:
    """All pupils of a class (I = 1) in the school year that begins in ``rok``, also non-public."""
    return _sum(
        kohorty, rok, [(rok - (klasa - 1) - wiek, share) for wiek, share in z.wejscie.items()]
    )


def count_przedszkole(kohorty: Kohorty, z: Zalozenia, rok: int) -> Fraction | None:
    """Children from 3 years of age who have not started school."""
    early, late = z.wejscie[WIEK_SZKOLNY - 1], z.wejscie[WIEK_SZKOLNY + 1]
    at_home = [(rok - wiek, Fraction(1)) for wiek in range(WIEK_PRZEDSZKOLNY, WIEK_SZKOLNY - 1)]
    return _sum(
        kohorty,
        rok,
        [*at_home, (rok - WIEK_SZKOLNY + 1, 1 - early), (rok - WIEK_SZKOLNY, late)],
    )


def _sum(kohorty: Kohorty, rok: int, parts: list[tuple[int, Fraction]]) -> Fraction | None:
    total = Fraction(0)
    for rok_urodzenia, share in parts:
        if share == 0:
            continue
        size = kohorty.size(rok_urodzenia, rok)
        if size is None:
            return None
        total += size * share
    return total


def forecast(
    urodzenia: Mapping[int, int], z: Zalozenia, szczebel: Szczebel = Szczebel.PODSTAWOWA
) -> WynikPrognozy:
    """Ten school years. A class is unknown where a cohort that sits in it was not given."""
    kohorty = Kohorty(urodzenia, z)
    lata = range(z.pierwszy_rok, z.pierwszy_rok + LICZBA_LAT)
    return WynikPrognozy(
        szczebel=szczebel,
        lata=tuple(_school_year(kohorty, z, rok, szczebel) for rok in lata),
        brakujace_roczniki=tuple(range(first_cohort(z, szczebel), kohorty.pierwszy)),
    )


def first_cohort(z: Zalozenia, szczebel: Szczebel) -> int:
    """The oldest year of birth that the first school year needs."""
    oldest = max(wiek for wiek, share in z.wejscie.items() if share)
    return z.pierwszy_rok - (KLASY[szczebel][-1] - 1) - oldest


def _school_year(kohorty: Kohorty, z: Zalozenia, rok: int, szczebel: Szczebel) -> RokSzkolny:
    public = 1 - _part(z.niepubliczne)
    exact = [count_uczniowie(kohorty, z, rok, klasa) for klasa in KLASY[szczebel]]
    klasy = tuple(None if one is None else _rounded(one * public) for one in exact)
    children = None
    if szczebel == Szczebel.PODSTAWOWA:
        children = count_przedszkole(kohorty, z, rok)
    youngest_pupil = rok - (KLASY[szczebel][0] - 1) - WIEK_SZKOLNY + bool(z.szesciolatki)
    return RokSzkolny(
        rok=rok,
        przedszkole=None if children is None else _rounded(children),
        klasy=klasy,
        oddzialy=tuple(None if one is None else -(-one // z.wielkosc_oddzialu) for one in klasy),
        szacunek_przedszkola=rok - WIEK_PRZEDSZKOLNY > kohorty.ostatni,
        szacunek_klas=youngest_pupil > kohorty.ostatni,
    )


def describe(wynik: WynikPrognozy) -> str:
    """The conclusion in one sentence, from the first to the last year that are known."""
    known = [rok for rok in wynik.lata if rok.uczniowie is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    sentence = (
        f"Liczba uczniów klas I–{wynik.nazwy_klas[-1]} zmieni się z {first.uczniowie} "
        f"w roku szkolnym {first.nazwa} do {last.uczniowie} w roku {last.nazwa}"
    )
    return f"{sentence}{_change(first.uczniowie, last.uczniowie)}."


def _change(before: int, after: int) -> str:
    if not before:
        return ""
    percent = _rounded(Fraction(abs(after - before) * 100, before))
    word = "wzrost" if after > before else "spadek"
    return f" ({word} o {percent}%)" if percent else " (prawie bez zmian)"


def _part(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def _rounded(value: Fraction) -> int:
    """Half up, as people round."""
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))
