"""Sessions of advisors and their settled months."""

from datetime import date, timedelta

from pokaz.generator.kontekst import Poziom, Sprawa, Wspolne, at_noon
from pokaz.generator.teksty import TEMATY_SESJI, USTALENIA
from sesje.enums import FORMY_LICZONE, FormaSesji, StatusMiesiaca
from sesje.models import MiesiacDoradcy, Sesja

MINUTY = (10, 15, 20, 20, 30)
# A few short sessions make the monthly hour of an advisor.
SESJI_W_MIESIACU = (3, 4, 4, 4)


def make_sesje(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    sessions, months = [], []
    for case in cases:
        if case.poziom < Poziom.DIAGNOZA:
            continue
        for month in _months(case.moment(Poziom.OBSZAR).date(), case.koniec.date()):
            for doradca in case.doradcy:
                done = _build_month(wspolne, case, doradca, month)
                sessions += done
                settled = _build_settled(wspolne, case, doradca, month, done)
                months += [settled] if settled else []
    wspolne.pisarz.insert(sessions)
    leaders = {case.proces.pk: case.lider for case in cases}
    link = Sesja.uczestnicy.through
    wspolne.pisarz.insert(
        [link(sesja=one, czlonekzespolu=leaders[one.proces_id]) for one in sessions]
    )
    wspolne.pisarz.insert(months)


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
        at = at_noon(day)
        rows.append(
            wspolne.pisarz.build(
                Sesja,
                at,
                proces=case.proces,
                doradca=doradca,
                data_sesji=day,
                minuty=los.choice(MINUTY),
                forma=los.choices(FormaSesji.values, (50, 25, 10, 15))[0],
                etap=min(case.poziom.etap, 2 + (day > case.moment(Poziom.WDROZENIE).date())),
                temat=los.choice(TEMATY_SESJI),
                ustalenia=USTALENIA,
                potwierdzono_at=at if is_confirmed else None,
                potwierdzil=case.lider.user if is_confirmed else None,
            )
        )
    return rows


def _build_settled(wspolne, case, doradca, month, done):
    """Months before the previous one are accepted, the previous one is closed, this one open."""
    age = (wspolne.dzis.year - month.year) * 12 + wspolne.dzis.month - month.month
    if age < 1:
        return None
    at = at_noon((month + timedelta(days=32)).replace(day=3))
    return MiesiacDoradcy(
        doradca=doradca,
        proces=case.proces,
        miesiac=month,
        status=StatusMiesiaca.PRZYJETY if age > 1 else StatusMiesiaca.ZAMKNIETY,
        wymagane_min=case.ramy.edycja.minuty_miesiecznie,
        zapisane_min=sum(one.minuty for one in done if one.forma in FORMY_LICZONE),
        zamknieto_at=at,
        przyjeto_at=at if age > 1 else None,
    )
