"""What the plan of reminders of one day costs on a national scale, on its heaviest day.

The rows are made in a transaction that is rolled back: one edition with every Jst of the register,
two advisors and ten people in each, all late with the same Krok, with a HDR that waits for
opinions and a session to confirm, and nobody active for weeks.
"""

import time
import tracemalloc
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cykl.queries.przypomnienia import plan_dnia
from edycje.enums import Etap, Funkcja, RodzajKroku, RolaWEdycji, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, Krok, Proces, PrzydzialDoradcy, RolaEdycji
from hdr.enums import StatusHdr
from hdr.models import Hdr
from jst.enums import Specjalizacja
from jst.models import Doradca, Jst
from konta.models import User
from obszary.models import Obszar
from pokaz.generator.kontekst import DOMENA, at_noon
from pokaz.generator.zapis import Pisarz
from sesje.models import Sesja

OSOB_W_ZESPOLE = 10
PROCESOW_NA_DORADCE = 28
CEL_SEKUND = 3.0
CEL_MB = 300


@dataclass(frozen=True)
class WynikPlanu:
    procesy: int
    osoby: int
    wiadomosci: int
    zapytania: int
    sekundy: float
    pamiec_mb: float

    @property
    def is_within_aim(self) -> bool:
        return self.sekundy <= CEL_SEKUND and self.pamiec_mb <= CEL_MB


def measure_plan(jst: int | None = None) -> WynikPlanu:
    """The plan of the next Monday; ``jst`` limits how many Jst take part."""
    day = _monday()
    with transaction.atomic():
        procesy = _make_world(day, jst)
        started = time.process_time()
        mails = len(plan_dnia(day))
        seconds = time.process_time() - started
        with CaptureQueriesContext(connection) as queries:
            plan_dnia(day)
        peak = _peak_mb(day)
        transaction.set_rollback(True)
    return WynikPlanu(
        procesy=procesy,
        osoby=procesy * OSOB_W_ZESPOLE,
        wiadomosci=mails,
        zapytania=len(queries),
        sekundy=round(seconds, 2),
        pamiec_mb=round(peak, 1),
    )


def _monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=(7 - today.weekday()) % 7)


def _peak_mb(day: date) -> float:
    tracemalloc.start()
    try:
        plan_dnia(day)
        return tracemalloc.get_traced_memory()[1] / 1024**2
    finally:
        tracemalloc.stop()


def _make_world(day: date, jst: int | None) -> int:
    pisarz, wzor = Pisarz(), Edycja.objects.order_by("-pk").first()
    od = day - timedelta(days=120)
    edycja = Edycja.objects.create(
        nazwa="Pomiar planu przypomnień",
        od=od,
        do=day + timedelta(days=150),
        wersja_arkusza=wzor.wersja_arkusza,
        status=StatusEdycji.AKTYWNA,
    )
    # Late for the fourth time on the Monday: the whole team and the coordinator.
    Krok.objects.create(
        edycja=edycja,
        etap=Etap.DIAGNOZA_I_HDR,
        kolejnosc=1,
        rodzaj=RodzajKroku.ZEBRANIE_DANYCH,
        nazwa="Zebranie danych",
        skrot="Dane",
        od=od,
        do=day - timedelta(days=15),
    )
    obszar, at = Obszar.objects.first(), at_noon(od)
    procesy = pisarz.insert(
        [
            pisarz.build(
                Proces, at, edycja=edycja, jst=unit, etap=Etap.DIAGNOZA_I_HDR, obszar=obszar
            )
            for unit in Jst.objects.current().order_by("pk")[:jst]
        ]
    )
    koordynator = _make_people(pisarz, at, 1, "koordynator")[0]
    RolaEdycji.objects.create(edycja=edycja, user=koordynator, rola=RolaWEdycji.KOORDYNATOR)
    _make_teams(pisarz, at, procesy)
    _make_work(pisarz, at, day, procesy, _make_advisors(pisarz, at, procesy))
    return len(procesy)


def _make_people(pisarz: Pisarz, at, number: int, who: str) -> list[User]:
    return pisarz.insert(
        [
            pisarz.build(
                User,
                at,
                email=f"plan-{who}-{index}@{DOMENA}",
                imie="Anna",
                nazwisko="Pomiarowa",
                last_seen_at=at,
            )
            for index in range(number)
        ]
    )


def _make_teams(pisarz: Pisarz, at, procesy: list[Proces]) -> None:
    people = _make_people(pisarz, at, len(procesy) * OSOB_W_ZESPOLE, "osoba")
    pisarz.insert(
        [
            pisarz.build(
                CzlonekZespolu,
                at,
                proces=procesy[number // OSOB_W_ZESPOLE],
                user=user,
                imie=user.imie,
                nazwisko=user.nazwisko,
                email=user.email,
                funkcja=Funkcja.INSPEKTOR,
                is_lider=number % OSOB_W_ZESPOLE == 0,
                is_decydent=number % OSOB_W_ZESPOLE == 1,
            )
            for number, user in enumerate(people)
        ]
    )


def _make_advisors(pisarz: Pisarz, at, procesy: list[Proces]) -> list[Doradca]:
    pairs = -(-len(procesy) // PROCESOW_NA_DORADCE)
    kinds = (Specjalizacja.ROS, Specjalizacja.PRO)
    people = _make_people(pisarz, at, 2 * pairs, "doradca")
    advisors = pisarz.insert(
        [
            pisarz.build(Doradca, at, user=user, specjalizacja=kinds[number % 2])
            for number, user in enumerate(people)
        ]
    )
    pisarz.insert(
        [
            pisarz.build(
                PrzydzialDoradcy,
                at,
                proces=proces,
                doradca=advisors[2 * (number // PROCESOW_NA_DORADCE) + kind],
                specjalizacja=kinds[kind],
                od=at.date(),
                przydzielil=people[0],
            )
            for number, proces in enumerate(procesy)
            for kind in (0, 1)
        ]
    )
    return advisors


def _make_work(pisarz: Pisarz, at, day: date, procesy, advisors: list[Doradca]) -> None:
    friday = at_noon(day - timedelta(days=3))
    pisarz.insert(
        [
            pisarz.build(Hdr, at, proces=proces, status=StatusHdr.W_OPINII, status_at=friday)
            for proces in procesy
        ]
    )
    pisarz.insert(
        [
            pisarz.build(
                Sesja,
                at,
                proces=proces,
                doradca=advisors[2 * (number // PROCESOW_NA_DORADCE)],
                data_sesji=at.date(),
                minuty=60,
                etap=proces.etap,
                temat="Rozmowa o danych",
            )
            for number, proces in enumerate(procesy)
        ]
    )
