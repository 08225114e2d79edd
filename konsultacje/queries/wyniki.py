"""Numbers while it runs, results once it has ended."""

from dataclasses import dataclass

from django.db.models import Count, Q

from konsultacje.models import Konsultacja
from konsultacje.obliczenia import NAJMNIEJ, Odpowiedz, WynikPytania, summarise


@dataclass(frozen=True)
class Liczby:
    zaproszeni: int
    odpowiedzi_z_linkow: int
    odpowiedzi_otwarte: int

    @property
    def odpowiedzi(self) -> int:
        return self.odpowiedzi_z_linkow + self.odpowiedzi_otwarte


def get_liczby(konsultacja: Konsultacja) -> Liczby:
    """How many were invited and how many answered, never which of them. Two queries."""
    answers = konsultacja.odpowiedzi.order_by().aggregate(
        linki=Count("pk", filter=Q(z_otwartego=False)),
        otwarte=Count("pk", filter=Q(z_otwartego=True)),
    )
    return Liczby(konsultacja.linki.count(), answers["linki"], answers["otwarte"])


@dataclass(frozen=True)
class Wyniki:
    liczba: int
    podpisane: int
    pytania: list[WynikPytania]

    @property
    def is_shown(self) -> bool:
        return self.liczba >= NAJMNIEJ


def get_wyniki(konsultacja: Konsultacja) -> Wyniki | None:
    """Results of a closed consultation; None while it runs. Two queries."""
    if not konsultacja.is_closed:
        return None
    rows = [
        Odpowiedz(row.grupa, row.podpis, row.wartosci) for row in konsultacja.odpowiedzi.order_by()
    ]
    pytania = konsultacja.pytania.current()
    shown = [summarise(pytanie, rows) for pytanie in pytania] if len(rows) >= NAJMNIEJ else []
    return Wyniki(len(rows), sum(bool(row.podpis) for row in rows), shown)
