"""The logic thread: rules as data, and the places where it breaks.

Each rule says what must hold on one level of the tree, why, and shows an example. „Gotowość” is
the share of checks that hold, and counts exactly these rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from hdr.drzewo import Drzewo, GalazCelu, GalazDzialania, GalazPriorytetu

HDR, PRIORYTET, CEL, DZIALANIE = "hdr", "priorytet", "cel", "dzialanie"


@dataclass(frozen=True)
class Regula:
    """``zdanie`` takes ``{numer}``; ``pole`` is the control the link leads to."""

    klucz: str
    poziom: str
    zdanie: str
    dlaczego: str
    przyklad: str
    pole: str
    is_met: Callable[[object, Drzewo], bool]


@dataclass(frozen=True)
class Ogniwo:
    """One break: which rule, at which place."""

    regula: Regula
    numer: str
    obiekt_pk: int | None
    url: str
    kotwica: str

    @property
    def text(self) -> str:
        return self.regula.zdanie.format(numer=self.numer)


def _has_person(leaf: GalazDzialania, drzewo: Drzewo) -> bool:
    action = leaf.dzialanie
    return bool(action.odpowiedzialny_id or action.odpowiedzialny_inny.strip())


def _person_in_team(leaf: GalazDzialania, drzewo: Drzewo) -> bool:
    person = leaf.dzialanie.odpowiedzialny
    return person is None or person.odszedl_at is None


def _has_baseline_and_target(goal: GalazCelu, drzewo: Drzewo) -> bool:
    return goal.cel.wartosc_bazowa is not None and goal.cel.wartosc_docelowa is not None


def _ends_in_edition(leaf: GalazDzialania, drzewo: Drzewo) -> bool:
    return leaf.dzialanie.do is None or leaf.dzialanie.do <= drzewo.koniec_edycji


REGULY: tuple[Regula, ...] = (
    Regula(
        "hdr_priorytety",
        HDR,
        "HDR bez priorytetów",
        "priorytety przychodzą z diagnozy pogłębionej",
        "Doskonalenie nauczycieli wynika z diagnozy potrzeb szkół",
        "",
        lambda drzewo, _: any(not one.is_usuniety for one in drzewo.priorytety),
    ),
    Regula(
        "hdr_forma",
        HDR,
        "Forma podsumowania niewybrana",
        "opis dobrej praktyki, studium refleksji albo minireportaż",
        "opis dobrej praktyki",
        "forma",
        lambda drzewo, _: bool(drzewo.hdr.forma_podsumowania),
    ),
    Regula(
        "priorytet_cel",
        PRIORYTET,
        "Priorytet {numer} bez celu",
        "nie wiadomo, co ma się zmienić",
        "Do 30 września każda placówka ma plan wspomagania",
        "",
        lambda branch, _: branch.is_usuniety or bool(branch.cele),
    ),
    Regula(
        "priorytet_w_diagnozie",
        PRIORYTET,
        "Cele przy priorytecie {numer}, którego nie ma już w diagnozie",
        "przenieście cele do innego priorytetu albo je usuńcie",
        "",
        "priorytet",
        lambda branch, _: not branch.is_usuniety,
    ),
    Regula(
        "cel_tresc",
        CEL,
        "Cel {numer} bez treści",
        "napiszcie, co i do kiedy ma się zmienić",
        "Do 30 września 2027 każda z 9 placówek ma roczny plan wspomagania",
        "tresc",
        lambda goal, _: bool(goal.cel.tresc.strip()),
    ),
    Regula(
        "cel_wskaznik",
        CEL,
        "Cel {numer} bez wskaźnika",
        "nie będzie czym sprawdzić efektu",
        "liczba placówek z planem",
        "wskaznik",
        lambda goal, _: bool(goal.cel.wskaznik.strip()),
    ),
    Regula(
        "cel_wartosci",
        CEL,
        "Cel {numer} bez wartości bazowej lub docelowej",
        "nie widać, z jakiego miejsca i dokąd idziecie",
        "jest 2, ma być 9",
        "wartosc_bazowa",
        _has_baseline_and_target,
    ),
    Regula(
        "cel_zrodlo",
        CEL,
        "Cel {numer} bez źródła danych",
        "nikt nie będzie wiedział, skąd wziąć wartość wskaźnika",
        "plany złożone w urzędzie",
        "zrodlo_danych",
        lambda goal, _: bool(goal.cel.zrodlo_danych.strip()),
    ),
    Regula(
        "cel_dzialanie",
        CEL,
        "Cel {numer} bez działania",
        "nie wiadomo, co zrobicie, żeby go osiągnąć",
        "Ankieta potrzeb wśród nauczycieli",
        "",
        lambda goal, _: bool(goal.dzialania),
    ),
    Regula(
        "dzialanie_tresc",
        DZIALANIE,
        "Działanie {numer} bez treści",
        "napiszcie, co zrobicie",
        "Ankieta potrzeb wśród nauczycieli i rozmowy z dyrektorami",
        "tresc",
        lambda leaf, _: bool(leaf.dzialanie.tresc.strip()),
    ),
    Regula(
        "dzialanie_osoba",
        DZIALANIE,
        "Działanie {numer} bez odpowiedzialnego",
        "nikt go nie zacznie",
        "inspektor ds. oświaty",
        "odpowiedzialny",
        _has_person,
    ),
    Regula(
        "dzialanie_osoba_w_zespole",
        DZIALANIE,
        "Za działanie {numer} odpowiada osoba, której nie ma już w zespole",
        "wybierzcie kogoś innego",
        "",
        "odpowiedzialny",
        _person_in_team,
    ),
    Regula(
        "dzialanie_termin",
        DZIALANIE,
        "Działanie {numer} bez terminu",
        "podajcie początek i koniec",
        "16.06–30.09.2027",
        "od",
        lambda leaf, _: leaf.dzialanie.od is not None and leaf.dzialanie.do is not None,
    ),
    Regula(
        "dzialanie_w_edycji",
        DZIALANIE,
        "Działanie {numer} kończy się po zakończeniu edycji",
        "doradcy nie będą już mogli Wam towarzyszyć",
        "",
        "do",
        _ends_in_edition,
    ),
    Regula(
        "dzialanie_rezultat",
        DZIALANIE,
        "Działanie {numer} bez rezultatu",
        "po czym poznacie, że się udało",
        "9 planów złożonych w urzędzie",
        "rezultat",
        lambda leaf, _: bool(leaf.dzialanie.rezultat.strip()),
    ),
)


@dataclass(frozen=True)
class StanNici:
    """All breaks of one HDR and how many checks were made."""

    ogniwa: tuple[Ogniwo, ...]
    sprawdzen: int

    @property
    def gotowosc(self) -> int:
        """Percent; 100 only when nothing is missing."""
        if not self.sprawdzen:
            return 0
        return 100 * (self.sprawdzen - len(self.ogniwa)) // self.sprawdzen

    @property
    def is_complete(self) -> bool:
        return not self.ogniwa


def _places(drzewo: Drzewo) -> Iterator[tuple[str, object, str]]:
    yield HDR, drzewo, ""
    for branch in drzewo.priorytety:
        yield PRIORYTET, branch, branch.numer
        for goal in branch.cele:
            yield CEL, goal, goal.numer
            for leaf in goal.dzialania:
                yield DZIALANIE, leaf, leaf.numer


def check(drzewo: Drzewo) -> StanNici:
    """Pure function over a loaded tree: no queries."""
    breaks, checks = [], 0
    for poziom, place, numer in _places(drzewo):
        for regula in REGULY:
            if regula.poziom != poziom:
                continue
            checks += 1
            if not regula.is_met(place, drzewo):
                breaks.append(_ogniwo(regula, place, numer, drzewo))
    return StanNici(tuple(breaks), checks)


def _ogniwo(regula: Regula, place, numer: str, drzewo: Drzewo) -> Ogniwo:
    page = reverse("hdr:hdr_detail", args=[drzewo.proces_pk])
    if isinstance(place, GalazDzialania):
        pk = place.dzialanie.pk
        anchor = f"dzialanie-{pk}"
        url = f"{reverse('hdr:dzialanie_update', args=[pk])}?pole={regula.pole}#{anchor}"
    elif isinstance(place, GalazCelu):
        pk = place.cel.pk
        anchor = f"cel-{pk}"
        url = f"{reverse('hdr:cel_update', args=[pk])}?pole={regula.pole}#{anchor}"
        if not regula.pole:
            url = f"{page}#{anchor}"
    elif isinstance(place, GalazPriorytetu):
        pk = place.priorytet.pk
        anchor = f"priorytet-{pk}"
        url = f"{page}#{anchor}"
    else:
        pk, anchor = None, "forma"
        url = f"{page}#forma"
        if not regula.pole:
            url = reverse("diagnoza:diagnoza_detail", args=[drzewo.proces_pk])
    return Ogniwo(regula, numer, pk, url, f"{page}#{anchor}")
