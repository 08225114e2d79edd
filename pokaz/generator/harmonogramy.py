"""HDR with goals and actions, frozen versions, opinions, progress, podsumowania."""

from datetime import timedelta
from decimal import Decimal

from diagnoza.models import Priorytet
from edycje.models import Proces
from hdr.enums import StanDzialania, StatusHdr
from hdr.models import Cel, Dzialanie, Hdr
from hdr.queries import drzewa
from hdr.queries.tresc import build_tresc
from obieg.enums import Decyzja, Ocena
from obieg.models import Akceptacja, Opinia, WersjaHdr
from obieg.services.obieg import compute_sha256
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.formy import get_czesci
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania
from pokaz.generator.kontekst import Poziom, Sprawa, Wspolne
from pokaz.generator.teksty import CELE, DZIALANIA, FORMY, JAK_CHCEMY, JAK_JEST
from wdrozenie.models import PostepDzialania

STATUSY = {
    Poziom.HDR_SZKIC: StatusHdr.SZKIC,
    Poziom.HDR_OPINIE: StatusHdr.W_OPINII,
    Poziom.HDR_AKCEPTACJA: StatusHdr.DO_AKCEPTACJI,
    Poziom.WDROZENIE: StatusHdr.PRZYJETY,
    Poziom.ZAKONCZONY: StatusHdr.PRZYJETY,
}


def make_hdr(wspolne: Wspolne, cases: list[Sprawa], priorytety: dict[int, list[Priorytet]]) -> dict:
    """HDR of the Procesy that have come so far; returns Proces → pk of its HDR."""
    cases = [case for case in cases if case.poziom >= Poziom.HDR_SZKIC]
    pisarz = wspolne.pisarz
    documents = pisarz.insert([_build_hdr(wspolne, case) for case in cases])
    goals = pisarz.insert(
        [
            _build_goal(wspolne, hdr, priority, number)
            for hdr in documents
            for priority in priorytety[hdr.proces_id]
            for number in (1, 2)
        ]
    )
    case_of = {case.proces.pk: case for case in cases}
    actions = pisarz.insert(
        [
            _build_action(wspolne, case_of[goal.hdr.proces_id], goal, number)
            for goal in goals
            for number in (1, 2, 3)
        ]
    )
    link = Dzialanie.narzedzia.through
    pisarz.insert(
        [
            link(
                dzialanie=action,
                narzedzie=wspolne.los.choice(
                    wspolne.narzedzia[case_of[action.cel.hdr.proces_id].obszar.pk]
                ),
            )
            for action in actions
        ]
    )
    _make_wersje(wspolne, cases, {hdr.proces_id: hdr for hdr in documents})
    _make_postepy(wspolne, case_of, actions)
    _make_podsumowania(wspolne, cases, {hdr.proces_id: hdr for hdr in documents})
    return {hdr.proces_id: hdr.pk for hdr in documents}


def _build_hdr(wspolne, case):
    is_accepted = case.poziom >= Poziom.WDROZENIE
    return wspolne.pisarz.build(
        Hdr,
        case.moment(Poziom.HDR_SZKIC),
        proces=case.proces,
        status=STATUSY[case.poziom],
        forma_podsumowania=wspolne.los.choice(FORMY),
        przyjeto_at=case.moment(Poziom.WDROZENIE) if is_accepted else None,
    )


def _build_goal(wspolne, hdr, priority, number):
    base = wspolne.los.randint(5, 60)
    return wspolne.pisarz.build(
        Cel,
        hdr.updated_at,
        hdr=hdr,
        priorytet=priority,
        kolejnosc=number,
        tresc=CELE[number - 1],
        wskaznik="odsetek szkół, które pracują według wspólnych zasad",
        wartosc_bazowa=Decimal(base),
        wartosc_docelowa=Decimal(base + 30),
        jednostka="%",
        zrodlo_danych="ankieta dyrektorów (przykład)",
    )


def _build_action(wspolne, case, goal, number):
    los = wspolne.los
    begin = case.moment(Poziom.HDR_SZKIC).date() + timedelta(days=20 * number)
    stan, percent = StanDzialania.NIEROZPOCZETE, 0
    if case.poziom == Poziom.ZAKONCZONY:
        stan, percent = StanDzialania.ZAKONCZONE, 100
    elif case.poziom == Poziom.WDROZENIE and number < 3:
        percent = los.choice((20, 40, 60, 100))
        stan = StanDzialania.ZAKONCZONE if percent == 100 else StanDzialania.W_TOKU
    return wspolne.pisarz.build(
        Dzialanie,
        case.moment(Poziom.HDR_SZKIC),
        cel=goal,
        kolejnosc=number,
        tresc=DZIALANIA[number - 1],
        od=begin,
        do=begin + timedelta(days=45),
        odpowiedzialny=los.choice(case.zespol),
        zasoby="Czas dyrektorów, sala w urzędzie (przykład).",
        rezultat="Wspólny dokument przyjęty przez dyrektorów.",
        stan=stan,
        procent=percent,
    )


def _make_wersje(wspolne: Wspolne, cases: list[Sprawa], documents: dict[int, Hdr]) -> None:
    """Frozen versions hold exactly what the application would freeze."""
    handed = [case for case in cases if case.poziom >= Poziom.HDR_OPINIE]
    pisarz = wspolne.pisarz
    procesy = Proces.objects.with_opis().in_bulk([case.proces.pk for case in handed])
    trees = drzewa(procesy)
    versions = []
    for case in handed:
        content = build_tresc(procesy[case.proces.pk], trees[case.proces.pk]) | {"wersja": 1}
        versions.append(
            pisarz.build(
                WersjaHdr,
                case.moment(Poziom.HDR_OPINIE),
                hdr=documents[case.proces.pk],
                numer=1,
                tresc=content,
                sha256=compute_sha256(content),
                przekazal=case.lider.user,
            )
        )
    pisarz.insert(versions)
    pairs = list(zip(handed, versions, strict=True))
    pisarz.insert(
        [
            pisarz.build(
                Opinia,
                case.moment(Poziom.HDR_AKCEPTACJA),
                wersja_hdr=version,
                specjalizacja=doradca.specjalizacja,
                ocena=Ocena.POZYTYWNA,
                kto_id=doradca.user_id,
            )
            for case, version in pairs
            if case.poziom >= Poziom.HDR_AKCEPTACJA
            for doradca in case.doradcy
        ]
    )
    pisarz.insert(
        [
            pisarz.build(
                Akceptacja,
                case.moment(Poziom.WDROZENIE),
                wersja_hdr=version,
                decyzja=Decyzja.PRZYJETY,
                kto=case.decydent.user,
                funkcja=case.decydent.stanowisko,
            )
            for case, version in pairs
            if case.poziom >= Poziom.WDROZENIE
        ]
    )


def _make_postepy(wspolne: Wspolne, case_of: dict[int, Sprawa], actions) -> None:
    rows = []
    for action in actions:
        if not action.procent:
            continue
        case = case_of[action.cel.hdr.proces_id]
        at = case.koniec - timedelta(days=wspolne.los.randint(1, 35))
        rows.append(
            wspolne.pisarz.build(
                PostepDzialania,
                at,
                dzialanie=action,
                stan=action.stan,
                procent=action.procent,
                notatka="Wpis przykładowy.",
                kto=case.lider.user,
            )
        )
    wspolne.pisarz.insert(rows)


def _make_podsumowania(wspolne: Wspolne, cases: list[Sprawa], documents: dict[int, Hdr]) -> None:
    pisarz = wspolne.pisarz
    ended = [case for case in cases if case.poziom == Poziom.ZAKONCZONY]
    summaries = pisarz.insert(
        [
            pisarz.build(
                Podsumowanie,
                case.koniec,
                proces=case.proces,
                forma=documents[case.proces.pk].forma_podsumowania,
                status=StatusPodsumowania.PRZYJETE,
                zlozono_at=case.koniec,
                przyjeto_at=case.koniec,
                przyjal=case.ramy.koordynator,
            )
            for case in ended
        ]
    )
    pisarz.insert(
        [
            pisarz.build(
                SekcjaPodsumowania,
                summary.created_at,
                podsumowanie=summary,
                klucz=part.klucz,
                kolejnosc=number,
                tekst=f"{JAK_JEST} {JAK_CHCEMY}",
            )
            for summary in summaries
            for number, part in enumerate(get_czesci(summary.forma), start=1)
        ]
    )
