"""Choice of the area, advisors, collected data, deep diagnosis and meetings in the Jst."""

from cykl.enums import RodzajPrzejscia
from cykl.models import Przejscie
from diagnoza.models import DiagnozaPoglebiona, Priorytet, Problem, Przyczyna
from edycje.enums import Etap, RodzajKroku, StatusProcesu
from edycje.models import PrzydzialDoradcy
from pokaz.generator.edycje import build_meeting
from pokaz.generator.kontekst import Poziom, Sprawa, Wspolne
from pokaz.generator.rozmowy_i_dane import build_tabela
from pokaz.generator.teksty import (
    JAK_CHCEMY,
    JAK_JEST,
    LUKA,
    PRIORYTETY,
    PROBLEMY,
    PRZYCZYNY,
)
from spotkania.models import Obecnosc
from wynik.enums import Przeslanka
from wynik.models import WyborObszaru
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane

# How many items of each list hold a table of numbers.
Z_TABELA = 2
# From which level the meeting number n in the Jst was held.
SPOTKANIA_OD = {1: Poziom.HDR_SZKIC, 2: Poziom.HDR_SZKIC, 3: Poziom.ZAKONCZONY}


def make_wybory(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    pisarz = wspolne.pisarz
    chosen = [case for case in cases if case.poziom >= Poziom.DIAGNOZA]
    pisarz.insert(
        [
            pisarz.build(
                WyborObszaru,
                case.moment(Poziom.OBSZAR),
                proces=case.proces,
                obszar=case.obszar,
                przeslanka=wspolne.los.choice(Przeslanka.values),
                uzasadnienie="Przykład wygenerowany: tu zespół widzi największą szansę na zmianę.",
                powod_odstepstwa="Najsłabszy obszar ma już osobny program (przykład).",
                wybral=case.lider.user,
            )
            for case in chosen
        ]
    )
    pisarz.insert(
        [
            PrzydzialDoradcy(
                proces=case.proces,
                doradca=doradca,
                specjalizacja=doradca.specjalizacja,
                team=case.team,
                od=case.moment(Poziom.OBSZAR).date(),
                przydzielil=case.ramy.koordynator,
                created_at=case.moment(Poziom.OBSZAR),
            )
            for case in chosen
            for doradca in case.doradcy
        ]
    )
    pisarz.insert([row for case in cases for row in _build_transitions(wspolne, case)])


def _build_transitions(wspolne, case):
    steps = []
    if case.poziom >= Poziom.DIAGNOZA:
        steps.append((Etap.WYBOR_OBSZARU, Etap.DIAGNOZA_I_HDR, Poziom.DIAGNOZA))
    if case.poziom >= Poziom.WDROZENIE:
        steps.append((Etap.DIAGNOZA_I_HDR, Etap.WDROZENIE, Poziom.WDROZENIE))
    for before, after, level in steps:
        yield wspolne.pisarz.build(
            Przejscie,
            case.moment(level),
            proces=case.proces,
            rodzaj=RodzajPrzejscia.BRAMKA,
            z_etapu=before,
            na_etap=after,
            z_statusu=StatusProcesu.AKTYWNY,
            na_status=StatusProcesu.AKTYWNY,
            kto=case.lider.user,
        )


def make_dane(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    rows = []
    for case in cases:
        if case.poziom < Poziom.DIAGNOZA:
            continue
        is_done = case.poziom > Poziom.DIAGNOZA
        for number, zbior in enumerate(wspolne.zbiory[case.obszar.pk], start=1):
            is_collected = is_done or wspolne.los.random() < 0.5
            rows.append(
                wspolne.pisarz.build(
                    ZebraneDane,
                    case.moment(Poziom.DIAGNOZA),
                    proces=case.proces,
                    zbior=zbior,
                    nazwa=zbior.tekst[:500],
                    kolejnosc=number,
                    stan=StanDanych.ZEBRANE if is_collected else StanDanych.DO_ZEBRANIA,
                    zrodlo="dane przykładowe" if is_collected else "",
                    okres="trzy lata",
                    wniosek="Różnice między szkołami są duże." if is_collected else "",
                    tabela=build_tabela(wspolne) if is_collected and number <= Z_TABELA else {},
                    odpowiedzialny=wspolne.los.choice(case.zespol),
                )
            )
    wspolne.pisarz.insert(rows)


def make_diagnozy(wspolne: Wspolne, cases: list[Sprawa]) -> dict[int, list[Priorytet]]:
    """Two problems with two causes each; priorities by Proces, for the HDR."""
    pisarz = wspolne.pisarz
    begun = [case for case in cases if case.poziom >= Poziom.DIAGNOZA]
    diagnoses = pisarz.insert(
        [
            pisarz.build(
                DiagnozaPoglebiona,
                case.moment(Poziom.DIAGNOZA),
                proces=case.proces,
                zakonczono_at=(
                    case.moment(Poziom.DIAGNOZA) if case.poziom > Poziom.DIAGNOZA else None
                ),
            )
            for case in begun
        ]
    )
    problems = pisarz.insert(
        [
            pisarz.build(
                Problem,
                diagnoza.updated_at,
                diagnoza=diagnoza,
                kolejnosc=number,
                nazwa=wspolne.los.choice(PROBLEMY),
                jak_jest=JAK_JEST,
                jak_chcemy=JAK_CHCEMY,
                luka=LUKA,
            )
            for diagnoza in diagnoses
            for number in (1, 2)
        ]
    )
    pisarz.insert(
        [
            Przyczyna(problem=problem, kolejnosc=number, tresc=PRZYCZYNY[(problem.pk + number) % 3])
            for problem in problems
            for number in (1, 2)
        ]
    )
    finished = {case.proces.pk for case in begun if case.poziom > Poziom.DIAGNOZA}
    priorities = pisarz.insert(
        [
            Priorytet(
                diagnoza=problem.diagnoza,
                problem=problem,
                kolejnosc=problem.kolejnosc,
                nazwa=PRIORYTETY[problem.kolejnosc - 1],
                uzasadnienie="Najkrótsza droga do zmiany (przykład).",
            )
            for problem in problems
            if problem.diagnoza.proces_id in finished
        ]
    )
    result: dict[int, list[Priorytet]] = {}
    for priority in priorities:
        result.setdefault(priority.diagnoza.proces_id, []).append(priority)
    return result


def make_spotkania(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    meetings, attendance = [], []
    for case in cases:
        for krok in case.ramy.kroki_rodzaju(RodzajKroku.SPOTKANIE_W_JST):
            level = SPOTKANIA_OD.get(krok.numer, Poziom.ZAKONCZONY)
            if case.poziom >= level:
                day = case.moment(Poziom.DIAGNOZA if krok.numer == 1 else level).date()
            elif case.poziom >= Poziom.DIAGNOZA and krok.do > wspolne.dzis:
                day = krok.do
            else:
                continue
            meeting = build_meeting(wspolne, case.ramy.edycja, krok, day, case.proces)
            meetings.append(meeting)
            if meeting.is_held:
                attendance += [(meeting, member) for member in case.zespol]
    wspolne.pisarz.insert(meetings)
    wspolne.pisarz.insert(
        [Obecnosc(spotkanie=meeting, czlonek=member) for meeting, member in attendance]
    )
