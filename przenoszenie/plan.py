"""From a table and the meaning of its columns to what will be written, row by row."""

from dataclasses import dataclass, field

from doradztwo.teksty import normalize
from przenoszenie.kolumny import KOLUMNY, POMIN
from przenoszenie.komorki import KomorkaError, read_komorka, read_narzedzia, read_osoby
from przenoszenie.tabele import Tabela

POLA_CELU = ("wskaznik", "wartosc_bazowa", "wartosc_docelowa", "jednostka", "zrodlo_danych")
_BRAK_TRESCI = "wiersz nie ma treści działania ani celu. Wpisz ją albo odznacz ten wiersz"
_BRAK_CELU = (
    "nie wiadomo, do którego celu należy to działanie. Wpisz cel w pierwszym wierszu albo wybierz "
    "cel nad tabelą"
)


@dataclass(frozen=True)
class Cel:
    """A goal that the HDR already has."""

    pk: int
    priorytet: int
    tresc: str
    dzialania: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Otoczenie:
    """What the HDR already holds: priorities by number and name, goals, the team; tools by text."""

    priorytety: dict[str, int]
    cele: list[Cel]
    zespol: dict[str, int]
    domyslny_priorytet: int
    domyslny_cel: int | None = None
    narzedzia: dict[str, int] = field(default_factory=dict)


@dataclass
class PlanDzialania:
    dane: dict
    wspolpracuja: list[int] = field(default_factory=list)
    narzedzia: list[int] = field(default_factory=list)


@dataclass
class PlanCelu:
    """``pk`` of a goal that is there already, or a new one in ``priorytet``."""

    pk: int | None
    priorytet: int
    tresc: str
    dane: dict = field(default_factory=dict)
    dzialania: list[PlanDzialania] = field(default_factory=list)


@dataclass
class KomorkaPlanu:
    tekst: str
    kolumna: int
    blad: str = ""


@dataclass
class WierszPlanu:
    indeks: int
    numer: int
    wybrany: bool
    komorki: list[KomorkaPlanu]
    uwagi: list[str] = field(default_factory=list)
    blad: str = ""

    @property
    def is_bledny(self) -> bool:
        return bool(self.blad) or any(one.blad for one in self.komorki)


@dataclass
class Plan:
    wiersze: list[WierszPlanu] = field(default_factory=list)
    cele: list[PlanCelu] = field(default_factory=list)

    @property
    def bledne(self) -> list[WierszPlanu]:
        return [one for one in self.wiersze if one.wybrany and one.is_bledny]

    @property
    def nowe_cele(self) -> int:
        return sum(1 for one in self.cele if one.pk is None)

    @property
    def dzialania(self) -> int:
        return sum(len(one.dzialania) for one in self.cele)

    @property
    def is_empty(self) -> bool:
        return not self.nowe_cele and not self.dzialania


def build_plan(
    tabela: Tabela, kolumny: list[str], naglowek: int, otoczenie: Otoczenie, wybrane=None
) -> Plan:
    """``wybrane``: indexes of ticked rows; None ticks all but those that are there already."""
    return _Budowa(tabela, kolumny, otoczenie, wybrane).build(naglowek)


class _Budowa:
    def __init__(self, tabela, kolumny, otoczenie, wybrane):
        self.tabela, self.kolumny, self.otoczenie = tabela, kolumny, otoczenie
        self.wybrane = wybrane
        self.plan = Plan()
        self.goals: dict[tuple[int, str], PlanCelu] = {}
        self.existing = {(one.priorytet, normalize(one.tresc)): one for one in otoczenie.cele}
        self.by_pk = {one.pk: one for one in otoczenie.cele}
        self.last_goal = ""
        self.last_priority = otoczenie.domyslny_priorytet

    def build(self, naglowek: int) -> Plan:
        for index, cells in enumerate(self.tabela.wiersze):
            if index > naglowek:
                self._row(index, cells)
        return self.plan

    def _row(self, index, cells) -> None:
        row = WierszPlanu(
            index,
            self.tabela.numery[index],
            self.wybrane is None or index in self.wybrane,
            [KomorkaPlanu(text, column) for column, text in enumerate(cells)],
        )
        self.plan.wiersze.append(row)
        data = self._read(row)
        self._priority(row, data)
        goal_text = data.pop("cel", "")
        if "priorytet" in data or goal_text:
            self.last_goal = goal_text
        data.pop("priorytet", None)
        action = data.get("dzialanie", "")
        if not action and not goal_text and not row.is_bledny:
            row.blad = _BRAK_TRESCI
        goal = self._goal(row, action)
        if goal is not None and self._note_known(row, goal, action) and self.wybrane is None:
            row.wybrany = False
        if row.wybrany and goal is not None and not row.is_bledny:
            self._add(goal, data)

    def _read(self, row: WierszPlanu) -> dict:
        data: dict = {}
        for cell, key in zip(row.komorki, self.kolumny, strict=True):
            if key == POMIN:
                continue
            try:
                found = read_komorka(key, cell.tekst)
            except KomorkaError as error:
                cell.blad = str(error)
                continue
            # A column of units counts more than a unit written behind a number.
            data |= {name: one for name, one in found.items() if name == key or name not in data}
        start, end = data.get("od"), data.get("do")
        if start is not None and end is not None and start > end:
            place = self.kolumny.index("do" if "do" in self.kolumny else "termin")
            row.komorki[place].blad = "koniec działania jest przed jego początkiem"
        return data

    def _priority(self, row: WierszPlanu, data: dict) -> None:
        text = data.get("priorytet", "")
        if not text:
            return
        found = find_priorytet(text, self.otoczenie.priorytety)
        if found is None:
            place = self.kolumny.index("priorytet")
            row.komorki[
                place
            ].blad = "takiego priorytetu nie ma w diagnozie. Wpisz jego numer albo pomiń tę kolumnę"
        else:
            self.last_priority = found

    def _goal(self, row: WierszPlanu, action: str) -> PlanCelu | None:
        """The goal of this row: named in it, above it, or chosen over the table."""
        text, priority = self.last_goal, self.last_priority
        known = self.existing.get((priority, normalize(text))) if text else None
        if not text and self.otoczenie.domyslny_cel is not None:
            known = self.by_pk[self.otoczenie.domyslny_cel]
        if known is not None:
            text, priority = known.tresc, known.priorytet
        if not text:
            if action and not row.is_bledny:
                row.blad = _BRAK_CELU
            return None
        pk = known.pk if known else None
        key = (priority, str(pk) if pk else normalize(text))
        return self.goals.setdefault(key, PlanCelu(pk, priority, text))

    def _note_known(self, row: WierszPlanu, goal: PlanCelu, action: str) -> bool:
        """Whether the HDR already holds all that this row says."""
        if goal.pk is None:
            return False
        if not action:
            row.uwagi.append("Ten cel już jest w HDR, zostanie taki, jaki jest.")
            return True
        if normalize(action) in self.by_pk[goal.pk].dzialania:
            row.uwagi.append("To działanie już jest w tym celu.")
            return True
        return False

    def _add(self, goal: PlanCelu, data: dict) -> None:
        if goal not in self.plan.cele:
            self.plan.cele.append(goal)
        for name in POLA_CELU:
            value = data.pop(name, None)
            if value is not None:
                goal.dane.setdefault(name, value)
        if data.get("dzialanie"):
            goal.dzialania.append(_action(data, self.otoczenie))


def _action(data: dict, otoczenie: Otoczenie) -> PlanDzialania:
    zespol = otoczenie.zespol
    fields = {
        name: value
        for name, value in data.items()
        if name not in ("dzialanie", "odpowiedzialny", "wspolpracuja", "narzedzia")
    }
    fields["tresc"] = data["dzialanie"]
    people, rest = read_osoby(data.get("odpowiedzialny", ""), zespol)
    others, more = read_osoby(data.get("wspolpracuja", ""), zespol)
    if people:
        fields["odpowiedzialny_id"] = people[0]
        more = ", ".join(filter(None, (rest, more)))
    else:
        fields["odpowiedzialny_inny"] = rest
    fields["wspolpracuja_inni"] = more[: KOLUMNY["wspolpracuja"].limit]
    helpers = [
        pk for pk in dict.fromkeys(people[1:] + others) if pk != fields.get("odpowiedzialny_id")
    ]
    tools, own = read_narzedzia(data.get("narzedzia", ""), otoczenie.narzedzia)
    if own:
        # Tools of another area become own ones, as when an action is taken over.
        texts = filter(None, (fields.get("narzedzie_wlasne", ""), own))
        fields["narzedzie_wlasne"] = "; ".join(texts)[: KOLUMNY["narzedzie_wlasne"].limit]
    return PlanDzialania(fields, helpers, tools)


def find_priorytet(text: str, priorytety: dict[str, int]) -> int | None:
    """By its name, by its number, or by both („1. Doskonalenie nauczycieli”)."""
    plain = normalize(text)
    number, _, name = plain.removeprefix("priorytet").strip().partition(" ")
    for key in (plain, name.strip(" .:–-"), number.strip(".:")):
        if key in priorytety:
            return priorytety[key]
    return None


def names_of_team(zespol) -> dict[str, int]:
    """Both orders of every name; a name two people share names nobody."""
    found: dict[str, int | None] = {}
    for one in zespol:
        for name in {f"{one.imie} {one.nazwisko}", f"{one.nazwisko} {one.imie}"}:
            key = normalize(name)
            found[key] = None if key in found else one.pk
    return {name: pk for name, pk in found.items() if pk is not None}
