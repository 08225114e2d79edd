"""Sessions of advisors, what hangs on them, and settled months as the day rule counts them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pokaz.generator.kontekst import Poziom, Sprawa, Wspolne, at_noon
from pokaz.generator.teksty import KROKI_PO_SESJI, TEMATY_SESJI, USTALENIA, UWAGI_LIDERA
from sesje.enums import FORMY_LICZONE, FormaSesji, PowodBrakuWsparcia, StatusMiesiaca
from sesje.models import MiesiacDoradcy, Sesja, UwagaSesji, ZadanieOsoby
from sesje.obliczenia import Okres, Przydzial, wymagane_minuty

MINUTY = (10, 15, 20, 20, 30)
# A few short sessions make the monthly hour of an advisor.
SESJI_W_MIESIACU = (3, 4, 4, 4)
Z_GODZINA = 0.7
Z_UWAGA = 0.06
Z_ZADANIEM = 0.25


@dataclass
class _Zapisy:
    """Rows of one portion, in the order in which the triggers let them in."""

    sesje: list[Sesja] = field(default_factory=list)
    uwagi: list[UwagaSesji] = field(default_factory=list)
    zadania: list[ZadanieOsoby] = field(default_factory=list)
    miesiace: list[MiesiacDoradcy] = field(default_factory=list)


def make_sesje(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    zapisy = _Zapisy()
    for case in cases:
        if case.poziom < Poziom.DIAGNOZA:
            continue
        for month in _months(case.moment(Poziom.OBSZAR).date(), case.koniec.date()):
            for doradca in case.doradcy:
                done = _build_month(wspolne, case, doradca, month)
                zapisy.sesje += done
                settled = _build_settled(wspolne, case, doradca, month, done)
                zapisy.miesiace += [settled] if settled else []
                for sesja in done:
                    zapisy.uwagi += _build_uwagi(wspolne, case, sesja)
                    zapisy.zadania += _build_zadania(wspolne, case, sesja)
    pisarz = wspolne.pisarz
    pisarz.insert(zapisy.sesje)
    leaders = {case.proces.pk: case.lider for case in cases}
    link = Sesja.uczestnicy.through
    pisarz.insert([link(sesja=one, czlonekzespolu=leaders[one.proces_id]) for one in zapisy.sesje])
    pisarz.insert(zapisy.uwagi)
    pisarz.insert(zapisy.zadania)
    # A settled month takes no session any more.
    pisarz.insert(zapisy.miesiace)


def _months(first: date, last: date):
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _build_month(wspolne: Wspolne, case: Sprawa, doradca, month: date) -> list[Sesja]:
    los, rows = wspolne.los, []
    for _ in range(los.choice(SESJI_W_MIESIACU)):
        day = month.replace(day=los.randint(1, 28))
        if not case.moment(Poziom.OBSZAR).date() <= day <= case.koniec.date():
            continue
        is_confirmed = day < wspolne.dzis - timedelta(days=30) or los.random() < 0.5
        is_objected = not is_confirmed and los.random() < Z_UWAGA
        minutes, at = los.choice(MINUTY), at_noon(day)
        rows.append(
            wspolne.pisarz.build(
                Sesja,
                at,
                proces=case.proces,
                doradca=doradca,
                data_sesji=day,
                minuty=minutes,
                forma=los.choices(FormaSesji.values, (50, 25, 10, 15))[0],
                etap=min(case.poziom.etap, 2 + (day > case.moment(Poziom.WDROZENIE).date())),
                temat=los.choice(TEMATY_SESJI),
                ustalenia=USTALENIA,
                uwagi_at=at + timedelta(days=1) if is_objected else None,
                potwierdzono_at=at if is_confirmed else None,
                potwierdzil=case.lider.user if is_confirmed else None,
                **_hours(los, day, minutes),
            )
        )
    return rows


def _hours(los, day: date, minutes: int) -> dict[str, time]:
    if los.random() > Z_GODZINA:
        return {}
    begin = datetime.combine(day, time(los.randint(8, 15), los.choice((0, 15, 30))))
    return {"godzina_od": begin.time(), "godzina_do": (begin + timedelta(minutes=minutes)).time()}


def _build_uwagi(wspolne: Wspolne, case: Sprawa, sesja: Sesja) -> list[UwagaSesji]:
    """One that waits where the session says so; on some confirmed ones an answered one."""
    los, at = wspolne.los, sesja.created_at
    answer = {}
    if not sesja.uwagi_at:
        if not sesja.potwierdzono_at or los.random() > Z_UWAGA / 2:
            return []
        answer = {
            "odpowiedz": "Poprawione (przykład).",
            "odpowiedzial": sesja.doradca.user,
            "odpowiedziano_at": at,
        }
    return [
        wspolne.pisarz.build(
            UwagaSesji,
            at,
            sesja=sesja,
            tresc=los.choice(UWAGI_LIDERA),
            zglosil=case.lider.user,
            **answer,
        )
    ]


def _build_zadania(wspolne: Wspolne, case: Sprawa, sesja: Sesja) -> list[ZadanieOsoby]:
    los = wspolne.los
    if los.random() > Z_ZADANIEM:
        return []
    member = los.choice([*case.zespol, None])
    is_done = sesja.data_sesji < wspolne.dzis - timedelta(days=25) or los.random() < 0.3
    person = member.user if member else sesja.doradca.user
    return [
        ZadanieOsoby(
            sesja=sesja,
            tresc=los.choice(KROKI_PO_SESJI),
            czlonek=member,
            doradca=None if member else sesja.doradca,
            termin=sesja.data_sesji + timedelta(days=14),
            zrobione_at=sesja.created_at if is_done else None,
            zrobil=person if is_done else None,
        )
    ]


def _build_settled(wspolne, case, doradca, month, done):
    """Months before the previous one are accepted, the previous one is closed, this one open.

    Where minutes are missing there was no support, for a reason; the previous month then waits
    for the advisor as often as not. An objection without an answer keeps it open too.
    """
    age = (wspolne.dzis.year - month.year) * 12 + wspolne.dzis.month - month.month
    if age < 1:
        return None
    due = _due(case, doradca, month)
    logged = sum(one.minuty for one in done if one.forma in FORMY_LICZONE)
    waits = any(one.uwagi_at for one in done) or (logged < due and wspolne.los.random() < 0.5)
    if age == 1 and waits:
        return None
    at = at_noon((month + timedelta(days=32)).replace(day=3))
    return MiesiacDoradcy(
        doradca=doradca,
        proces=case.proces,
        miesiac=month,
        status=StatusMiesiaca.PRZYJETY if age > 1 else StatusMiesiaca.ZAMKNIETY,
        brak_wsparcia=PowodBrakuWsparcia.BRAK_ODPOWIEDZI if logged < due else "",
        wymagane_min=due,
        zapisane_min=logged,
        zamknieto_at=at,
        przyjeto_at=at if age > 1 else None,
    )


def _due(case: Sprawa, doradca, month: date) -> int:
    end = case.koniec.date() if case.proces.zakonczono_at else case.ramy.edycja.do
    assigned = Przydzial(doradca.pk, Okres(case.moment(Poziom.OBSZAR).date()))
    return wymagane_minuty(
        doradca.pk,
        month,
        case.ramy.edycja.minuty_miesiecznie,
        Okres(case.ramy.edycja.od, end),
        [assigned],
        [Okres(case.wstrzymano_od)] if case.wstrzymano_od else [],
    )
