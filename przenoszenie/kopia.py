"""Goals and actions of a frozen HDR made into a plan for another one. No people are taken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from doradztwo.teksty import normalize
from przenoszenie.komorki import read_liczba
from przenoszenie.plan import Otoczenie, Plan, PlanCelu, PlanDzialania

_TEKSTY = ("rezultat", "zasoby", "narzedzie_wlasne", "ryzyko", "odpowiedz_na_ryzyko")
_TEKSTY_CELU = ("wskaznik", "jednostka", "zrodlo_danych")
_LICZBY_CELU = ("wartosc_bazowa", "wartosc_docelowa")
_MAX_WLASNEGO = 300
_MAX_ZA = 300

Dokad = Callable[[dict, dict], PlanCelu]


@dataclass(frozen=True)
class Zrodlo:
    """``tresc`` as of ``hdr.queries.tresc``; ``narzedzia``: tools by normalized text."""

    tresc: dict
    za: str
    narzedzia: dict[str, int]
    przesun: Callable[[date], date] | None = None


def attribution(jst: str, edycja: str) -> str:
    """Whose idea it was, as the editor and every document show it."""
    return f"{jst}, {edycja}"[:_MAX_ZA]


def build_kopia(zrodlo: Zrodlo, wybrane: set[str], dokad: Dokad) -> Plan:
    """``wybrane``: numbers of goals („1.2”) and actions („1.2.1”) of the source.

    ``dokad`` gives for a priority and a goal of the source the goal that takes its actions; it
    may give the same one again.
    """
    plan = Plan()
    for priorytet in zrodlo.tresc["priorytety"]:
        for cel in priorytet["cele"]:
            actions = [one for one in cel["dzialania"] if one["numer"] in wybrane]
            if not actions and cel["numer"] not in wybrane:
                continue
            goal = dokad(priorytet, cel)
            goal.dzialania += [_dzialanie(one, zrodlo) for one in actions]
            if not any(one is goal for one in plan.cele):
                plan.cele.append(goal)
    return plan


def known_or_new(otoczenie: Otoczenie, priorytet: int, cel: dict, *, z_liczbami: bool) -> PlanCelu:
    """The goal of the HDR that says the same, or a new one."""
    for one in otoczenie.cele:
        if one.priorytet == priorytet and normalize(one.tresc) == normalize(cel["tresc"]):
            return PlanCelu(one.pk, priorytet, one.tresc)
    data = {name: cel.get(name, "") for name in _TEKSTY_CELU}
    if z_liczbami:
        data |= {name: read_liczba(cel[name]) for name in _LICZBY_CELU if cel.get(name)}
    return PlanCelu(None, priorytet, cel["tresc"], data)


def _dzialanie(rekord: dict, zrodlo: Zrodlo) -> PlanDzialania:
    """A tool that is not among those of the area is kept as an own one."""
    data = {name: rekord.get(name, "") for name in _TEKSTY}
    data |= {"tresc": rekord["tresc"], "za_przykladem": zrodlo.za}
    found, missing = [], []
    for tool in rekord.get("narzedzia", []):
        pk = zrodlo.narzedzia.get(normalize(tool["tekst"]))
        if pk is None:
            missing.append(tool["tekst"])
        else:
            found.append(pk)
    *first, last = [text for text in (data["narzedzie_wlasne"], *missing) if text] or [""]
    own = "; ".join([*(text.removesuffix(".") for text in first), last])
    data["narzedzie_wlasne"] = own if len(own) <= _MAX_WLASNEGO else own[: _MAX_WLASNEGO - 1] + "…"
    if zrodlo.przesun is not None:
        days = {name: rekord[name] for name in ("od", "do") if rekord.get(name)}
        data |= {name: zrodlo.przesun(day) for name, day in days.items()}
    return PlanDzialania(data, narzedzia=found)
