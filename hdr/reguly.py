"""Rules of the logic thread as data: what must hold, why, and an example of each."""

from collections.abc import Callable
from dataclasses import dataclass

from hdr.drzewo import Drzewo, GalazCelu, GalazDzialania

HDR, PRIORYTET, PRZYCZYNA = "hdr", "priorytet", "przyczyna"
CEL, DZIALANIE = "cel", "dzialanie"


@dataclass(frozen=True)
class Regula:
    """``zdanie`` takes ``{numer}``; ``pole`` is the control the link leads to.

    Where the rule does not ``applies`` there is nothing to check, so nothing is counted.
    """

    klucz: str
    poziom: str
    zdanie: str
    dlaczego: str
    przyklad: str
    pole: str
    is_met: Callable[[object, Drzewo], bool]
    applies: Callable[[object, Drzewo], bool] = lambda place, drzewo: True


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


def _has_tool(drzewo: Drzewo, _) -> bool:
    return any(
        getattr(leaf.dzialanie, "ma_narzedzie", False) or leaf.dzialanie.narzedzie_wlasne.strip()
        for leaf in drzewo.dzialania
    )


def _starts_after_what_it_needs(leaf: GalazDzialania, drzewo: Drzewo) -> bool:
    start = leaf.dzialanie.od
    ends = [one.dzialanie.do for one in leaf.poprzednicy]
    return start is None or all(end is None or end < start for end in ends)


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
        "hdr_narzedzie",
        HDR,
        "W żadnym działaniu nie wybrano narzędzia",
        "zaznaczcie narzędzie zarządcze albo PRO z Waszego obszaru lub wpiszcie własne",
        "regulamin podziału środków na doskonalenie",
        "narzedzie",
        _has_tool,
        lambda drzewo, _: any(drzewo.dzialania),
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
        "przyczyna_cel",
        PRZYCZYNA,
        "Na przyczynę {numer} nie odpowiada żadne działanie",
        "w którymś celu zaznaczcie tę przyczynę i dodajcie działanie, które ją usuwa",
        "przyczyna: nie ma wspólnej ankiety potrzeb; działanie: ankieta potrzeb nauczycieli",
        "",
        lambda cause, _: cause.is_answered,
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
        "dzialanie_kolejnosc",
        DZIALANIE,
        "Działanie {numer} zaczyna się, zanim skończy się to, od którego zależy",
        "przesuńcie początek albo zmieńcie zależność",
        "plany szkół zaczynają się 1 lipca, gdy ankieta kończy się 30 czerwca",
        "od",
        _starts_after_what_it_needs,
        lambda leaf, _: bool(leaf.poprzednicy),
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
