"""The measurement itself: in one process, alternating a page and its floor."""

import gc
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median

from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from doradztwo.exceptions import DomainError
from doradztwo.pdf import render_pdf, write_pdf
from pokaz.generator import peak_memory_mb
from pokaz.pomiar.pozycje import POZYCJE, Pozycja
from pokaz.pomiar.swiat import Swiat
from raporty.druk import SZABLONY, build_context
from raporty.enums import RodzajDokumentu
from raporty.models import Dokument
from raporty.queries.hdr import dane_hdr

ROZGRZEWKA = 3
CEL_ZAPYTAN = 15
CEL_PODSTAWY = 3.0


@dataclass
class Wynik:
    """One row of the table; ``blad`` says why there are no figures."""

    nazwa: str
    adres: str
    kto: str
    zapytania: int | None = None
    cpu_min_ms: float | None = None
    cpu_mediana_ms: float | None = None
    bajty: int | None = None
    podstawa_min_ms: float | None = None
    razy_podstawa: float | None = None
    pamiec_kb: int | None = None
    blad: str = ""

    @property
    def is_within_aim(self) -> bool:
        if self.blad:
            return False
        # The floor of a PDF is WeasyPrint itself: a page has the same allowance over its own.
        return self.zapytania <= CEL_ZAPYTAN and self.razy_podstawa <= CEL_PODSTAWY


class RefusedError(Exception):
    """The page did not answer 200."""


def measure_all(powtorzenia: int, tell: Callable[[Wynik], None]) -> list[Wynik]:
    """Every position, then the PDF; ``tell`` hears of each row as soon as it is there."""
    swiat, results = Swiat(), []
    urls = "pokaz.pomiar.adresy"
    with override_settings(ROOT_URLCONF=urls, DEBUG=False, ALLOWED_HOSTS=["*"]):
        for pozycja in POZYCJE:
            results.append(_measure_page(swiat, pozycja, powtorzenia))
            tell(results[-1])
        results.append(_measure_pdf(swiat, powtorzenia))
        tell(results[-1])
    return results


class _Strona:
    """One address asked by one person; what a POST sends is prepared outside the clock."""

    def __init__(self, client: Client, url: str, data: Callable[[int], dict] | None):
        self.client, self.url, self.data = client, url, data

    def prepare(self, number: int) -> dict | None:
        return self.data(number) if self.data else None

    def send(self, data: dict | None) -> HttpResponse:
        ask = self.client.get if data is None else self.client.post
        started = time.process_time()
        # A home page that leads a person to the only Proces costs both answers.
        response = ask(self.url, data, secure=True, follow=True)
        response.cpu = time.process_time() - started
        if response.status_code != 200:
            raise RefusedError(f"odpowiedź {response.status_code}")
        return response

    def ask(self, number: int) -> HttpResponse:
        return self.send(self.prepare(number))


def _measure_page(swiat: Swiat, pozycja: Pozycja, repetitions: int) -> Wynik:
    result = Wynik(pozycja.nazwa, pozycja.url, pozycja.kto)
    try:
        url = reverse(pozycja.url, args=pozycja.args(swiat))
        client = Client(raise_request_exception=False)
        client.force_login(swiat.osoba(pozycja.kto))
        data = partial(pozycja.dane, swiat) if pozycja.dane else None
        page = _Strona(client, f"{url}?{pozycja.pytanie}" if pozycja.pytanie else url, data)
        size = len(page.ask(0).content)
        _fill(result, page, _Strona(client, f"/podstawa/{size}/", data), repetitions)
    except NoReverseMatch:
        result.blad = "nie ma takiego adresu"
    except (RefusedError, DomainError) as error:
        result.blad = str(error)
    return result


def _fill(result: Wynik, page: _Strona, floor: _Strona, repetitions: int) -> None:
    for number in range(1, min(ROZGRZEWKA, repetitions) + 1):
        page.ask(number)
        floor.ask(number)
    times, floors = [], []
    gc.collect()
    for number in range(repetitions):
        times.append(page.ask(number).cpu)
        floors.append(floor.ask(number).cpu)
    data = page.prepare(repetitions)
    with CaptureQueriesContext(connection) as queries:
        response = page.send(data)
    result.zapytania, result.bajty = len(queries), len(response.content)
    data = page.prepare(repetitions + 1)
    result.pamiec_kb = _peak_kb(lambda: page.send(data))
    _set_times(result, times, floors)


def _set_times(result: Wynik, times: list[float], floors: list[float]) -> None:
    result.cpu_min_ms = round(min(times) * 1000, 2)
    result.cpu_mediana_ms = round(median(times) * 1000, 2)
    result.podstawa_min_ms = round(min(floors) * 1000, 2)
    result.razy_podstawa = round(min(times) / min(floors), 2)


def _peak_kb(run: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1] // 1024
    finally:
        tracemalloc.stop()


def _measure_pdf(swiat: Swiat, repetitions: int) -> Wynik:
    """From the frozen version to the file, against WeasyPrint alone on the same ready HTML."""
    result = Wynik("PDF: HDR", SZABLONY[RodzajDokumentu.HDR], "proces roboczy")
    try:
        version = swiat.wersja_hdr
    except DomainError as error:
        result.blad = str(error)
        return result
    html = _render(version)
    times, floors, memory_before = [], [], peak_memory_mb()
    for number in range(repetitions + 1):
        started = time.process_time()
        content = _make_pdf(version)
        between = time.process_time()
        write_pdf(html)
        if number:
            times.append(between - started)
            floors.append(time.process_time() - between)
    with CaptureQueriesContext(connection) as queries:
        dane_hdr(version)
    result.zapytania, result.bajty = len(queries), len(content)
    # WeasyPrint lives mostly outside Python: what counts is how far the process has grown.
    result.pamiec_kb = round((peak_memory_mb() - memory_before) * 1024)
    _set_times(result, times, floors)
    return result


def _dokument(version) -> Dokument:
    return Dokument(
        proces=version.hdr.proces,
        rodzaj=RodzajDokumentu.HDR,
        wersja_hdr=version,
        numer=1,
        tytul="HDR, pomiar",
        kod="HDR-2222-2222",
        dane=dane_hdr(version),
        stan_na=timezone.now(),
    )


def _make_pdf(version) -> bytes:
    return render_pdf(SZABLONY[RodzajDokumentu.HDR], build_context(_dokument(version)))


def _render(version) -> str:
    return render_to_string(SZABLONY[RodzajDokumentu.HDR], build_context(_dokument(version)))
