"""Reminders of the demo edition: one kind put off, one silence with its reason, others pending."""

from datetime import timedelta

from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia
from cykl.queries.cisza import cisza
from cykl.services.przypomnienia import note_cisza, suspend_przypomnienia


def play(rezyserzy) -> None:
    """Decisions of the coordinator as of today, when the silence of the story is known."""
    today = timezone.localdate()
    collecting = next(r for r in rezyserzy if r.opis["dokad"] == "dane")
    suspend_przypomnienia(
        collecting.proces.pk,
        RodzajPrzypomnienia.KROK,
        today + timedelta(days=12),
        "Skarbnik gminy jest na zwolnieniu, dane finansowe będą w przyszłym tygodniu (przykład).",
        kto=collecting.koordynator,
    )
    procesy = [r.proces for r in rezyserzy]
    for proces in procesy:
        proces.refresh_from_db()
    silent = cisza(procesy, today)
    if silent:
        longest = silent[-1]
        note_cisza(
            longest.proces.pk,
            longest.strona,
            today + timedelta(days=20),
            "Trwa nabór na stanowisko kierownika oświaty, wracamy do pracy po nim (przykład).",
            kto=rezyserzy[0].koordynator,
        )
