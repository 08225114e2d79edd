"""Procesy with their teams, sheets and group results."""

from datetime import timedelta

from arkusz.enums import BrakOceny
from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from edycje.enums import Funkcja, StatusProcesu
from edycje.models import CzlonekZespolu, Proces, Wstrzymanie
from jst.models import Jst
from pokaz.generator.kontekst import (
    ROZKLAD,
    Poziom,
    Ramy,
    Sprawa,
    Wspolne,
    at_noon,
)
from pokaz.generator.teksty import FUNKCJE_ZESPOLU, STANOWISKA

REZYGNACJE = 0.03
WSTRZYMANIA = 0.04
NIE_WIEM = 0.06
OCENY, WAGI = (1, 2, 3, 4, 5), (8, 22, 34, 26, 10)


def make_procesy(wspolne: Wspolne, ramy: Ramy, units: list[Jst], first: int) -> list[Sprawa]:
    cases = [_build_case(wspolne, ramy, jst, first + n) for n, jst in enumerate(units)]
    wspolne.pisarz.insert([case.proces for case in cases])
    paused = [case for case in cases if case.proces.status == StatusProcesu.WSTRZYMANY]
    for case in paused:
        case.wstrzymano_od = wspolne.dzis - timedelta(days=wspolne.los.randint(3, 40))
    wspolne.pisarz.insert(
        [
            Wstrzymanie(
                proces=case.proces,
                od=case.wstrzymano_od,
                powod="Zmiana władz samorządu (przykład).",
            )
            for case in paused
        ]
    )
    return cases


def _build_case(wspolne: Wspolne, ramy: Ramy, jst: Jst, number: int) -> Sprawa:
    los = wspolne.los_procesow
    is_resigned = los.random() < REZYGNACJE
    if ramy.trwa or is_resigned:
        poziom = los.choices(list(ROZKLAD), list(ROZKLAD.values()))[0]
    else:
        poziom = Poziom.ZAKONCZONY
    status = StatusProcesu.AKTYWNY
    if is_resigned:
        status = StatusProcesu.REZYGNACJA
    elif poziom == Poziom.ZAKONCZONY:
        status = StatusProcesu.ZAKONCZONY
    elif los.random() < WSTRZYMANIA:
        status = StatusProcesu.WSTRZYMANY
    start = at_noon(ramy.edycja.od)
    end = min(wspolne.teraz, at_noon(ramy.edycja.do))
    is_ended = status in (StatusProcesu.REZYGNACJA, StatusProcesu.ZAKONCZONY)
    obszar = los.choice(wspolne.obszary)
    proces = wspolne.pisarz.build(
        Proces,
        start,
        edycja=ramy.edycja,
        jst=jst,
        grupa=ramy.grupy[number % len(ramy.grupy)],
        etap=poziom.etap,
        status=status,
        obszar=obszar if poziom >= Poziom.DIAGNOZA else None,
        przyklad=True,
        zakonczono_at=end if is_ended else None,
    )
    team = wspolne.teamy[number % len(wspolne.teamy)]
    return Sprawa(proces, poziom, ramy, end, team, obszar)


def make_zespoly(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    """Three or four people who fill the sheet, and a decydent who does not."""
    pisarz, los = wspolne.pisarz, wspolne.los
    places = []
    for case in cases:
        working = [FUNKCJE_ZESPOLU[n] for n in range(los.choice((3, 3, 4)))]
        places += [(case, funkcja, True) for funkcja in working]
        places.append((case, Funkcja.WOJT, False))
    users = pisarz.insert([wspolne.build_user(case.poczatek) for case, _, _ in places])
    members = []
    for user, (case, funkcja, is_working) in zip(users, places, strict=True):
        member = pisarz.build(
            CzlonekZespolu,
            case.moment(Poziom.ARKUSZE),
            proces=case.proces,
            user=user,
            imie=user.imie,
            nazwisko=user.nazwisko,
            email=user.email,
            funkcja=funkcja,
            stanowisko=STANOWISKA[funkcja],
            is_lider=is_working and not case.zespol,
            is_decydent=not is_working,
            wypelnia_arkusz=is_working,
        )
        if is_working:
            case.zespol.append(member)
        else:
            case.decydent = member
        members.append(member)
    pisarz.insert(members)


def make_arkusze(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    pisarz = wspolne.pisarz
    closed = [case for case in cases if case.poziom >= Poziom.OBSZAR]
    results = pisarz.insert(
        [
            pisarz.build(
                WynikZespolu,
                case.moment(Poziom.OBSZAR),
                proces=case.proces,
                liczba_arkuszy=len(case.zespol),
            )
            for case in closed
        ]
    )
    result_of = {result.proces_id: result for result in results}
    sheets = []
    for case in cases:
        result = result_of.get(case.proces.pk)
        sheets += [_build_sheet(wspolne, case, member, result) for member in case.zespol]
    sheets = pisarz.insert([sheet for sheet in sheets if sheet])
    answers = []
    for sheet in sheets:
        answers += _build_answers(wspolne, sheet)
    pisarz.insert(answers)


def _build_sheet(wspolne, case, member, result):
    at = case.moment(Poziom.ARKUSZE)
    if result is None and wspolne.los.random() < 0.2:
        return None
    return wspolne.pisarz.build(
        ArkuszDiagnostyczny,
        at,
        proces=case.proces,
        czlonek=member,
        wersja_arkusza_id=case.ramy.edycja.wersja_arkusza_id,
        wyslano_at=at if result else None,
        wynik=result,
    )


def _build_answers(wspolne: Wspolne, sheet: ArkuszDiagnostyczny) -> list[Odpowiedz]:
    los = wspolne.los
    statements = wspolne.stwierdzenia
    if sheet.wyslano_at is None:
        statements = statements[: los.randint(0, len(statements) - 1)]
    ratings = los.choices(OCENY, WAGI, k=len(statements))
    answers = []
    for statement, rating in zip(statements, ratings, strict=True):
        is_unknown = los.random() < NIE_WIEM
        answers.append(
            Odpowiedz(
                arkusz=sheet,
                stwierdzenie=statement,
                ocena=None if is_unknown else rating,
                brak_oceny=BrakOceny.NIE_WIEM if is_unknown else "",
                updated_at=sheet.created_at,
            )
        )
    return answers
