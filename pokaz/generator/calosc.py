"""The whole run: checks, knowledge, editions portion by portion."""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from doradztwo.exceptions import DomainError
from edycje.models import Edycja
from jst.models import Jst
from jst.services.teryt import refresh_rejestr
from jst.services.teryt_plik import read_plik
from konta.models import User
from obszary.models import Narzedzie, Obszar, ZbiorDanych
from obszary.queries import current_wersja
from obszary.services.plik import read_pliki
from obszary.services.wczytywanie import load_obszary
from pokaz.generator.diagnozy import (
    make_dane,
    make_diagnozy,
    make_spotkania,
    make_wybory,
)
from pokaz.generator.edycje import ZNAK, make_edycja, make_people
from pokaz.generator.godziny import make_sesje
from pokaz.generator.harmonogramy import make_hdr
from pokaz.generator.kontekst import DOMENA, Wspolne
from pokaz.generator.rozmowy_i_dane import (
    make_glosy,
    make_konsultacje,
    make_prognozy,
    make_rozmowy,
)
from pokaz.generator.zapis import Pisarz
from pokaz.generator.zespoly import make_arkusze, make_procesy, make_zespoly

NAJWIECEJ_PROCESOW = 500
PORCJA_PROCESOW = 50
DANE = Path(settings.BASE_DIR) / "dane"


class GeneratorError(DomainError):
    default_message = (
        "W tej bazie są już dane. Generator działa na pustej bazie; żeby dopisać mimo to, "
        "dodaj --dopisz."
    )


@dataclass(frozen=True)
class Podsumowanie:
    ile: Counter
    sekundy: float
    pamiec_mb: float


def generate(
    jst: int,
    edycje: int,
    *,
    ziarno: int = 1,
    dopisz: bool = False,
    tell: Callable[[str], None] = lambda line: None,
) -> Podsumowanie:
    """Fill the database; the same ``ziarno`` on the same day gives the same data."""
    if not dopisz and (User.objects.exists() or Edycja.objects.exists()):
        raise GeneratorError
    started = time.monotonic()
    wspolne = _prepare(ziarno)
    units = list(Jst.objects.current().order_by("pk")[:jst])
    wspolne.los.shuffle(units)
    per_edition = min(NAJWIECEJ_PROCESOW, len(units) // edycje)
    if per_edition < 1:
        raise GeneratorError("Za mało samorządów na tyle edycji. Zwiększ --jst.")
    with transaction.atomic():
        make_people(wspolne, per_edition)
    for number in range(edycje):
        share = units[number * per_edition : (number + 1) * per_edition]
        _make_whole_edition(wspolne, edycje - 1 - number, share, tell)
    return Podsumowanie(wspolne.pisarz.ile, time.monotonic() - started, peak_memory_mb())


def _prepare(ziarno: int) -> Wspolne:
    if not Jst.objects.exists():
        refresh_rejestr(read_plik(DANE / "teryt.csv"), stan_na=timezone.localdate())
    if not Obszar.objects.exists():
        load_obszary(read_pliki(DANE / "obszary.json", DANE / "podpowiedzi.json"))
    now = timezone.now()
    wspolne = Wspolne(
        random.Random(ziarno), random.Random(ziarno), Pisarz(), now, timezone.localdate(now)
    )
    wspolne.obszary = list(Obszar.objects.all())
    wspolne.stwierdzenia = list(current_wersja().stwierdzenia.order_by("obszar__nr", "numer"))
    for row in ZbiorDanych.objects.filter(aktywna=True):
        wspolne.zbiory.setdefault(row.obszar_id, []).append(row)
    for row in Narzedzie.objects.filter(aktywna=True):
        wspolne.narzedzia.setdefault(row.obszar_id, []).append(row)
    wspolne.numer_osoby = User.objects.filter(email__endswith=f"@{DOMENA}").count()
    return wspolne


def _make_whole_edition(wspolne: Wspolne, lat_temu: int, units: list[Jst], tell) -> None:
    with transaction.atomic():
        ramy = make_edycja(wspolne, lat_temu, len(units), current_wersja())
    for first in range(0, len(units), PORCJA_PROCESOW):
        # One transaction per portion: memory stays constant and a broken run leaves whole Procesy.
        with transaction.atomic():
            cases = make_procesy(wspolne, ramy, units[first : first + PORCJA_PROCESOW], first)
            make_zespoly(wspolne, cases)
            make_arkusze(wspolne, cases)
            make_glosy(wspolne, cases)
            make_wybory(wspolne, cases)
            make_dane(wspolne, cases)
            priorities = make_diagnozy(wspolne, cases)
            make_spotkania(wspolne, cases)
            documents = make_hdr(wspolne, cases, priorities)
            make_rozmowy(wspolne, cases, documents)
            make_prognozy(wspolne, cases)
            make_konsultacje(wspolne, cases)
            make_sesje(wspolne, cases)
    tell(f"{ramy.edycja.nazwa}: {len(units)} procesów, pamięć {peak_memory_mb():.0f} MB")


def is_generated() -> bool:
    """Holds the database generated data and nothing else?"""
    people = User.objects.exclude(email__endswith=f"@{DOMENA}").exists()
    return Edycja.objects.filter(numer_projektu=ZNAK).exists() and not (
        people or Edycja.objects.exclude(numer_projektu=ZNAK).exists()
    )


def peak_memory_mb() -> float:
    """The most this process has ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
