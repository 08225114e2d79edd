"""Milestones of the Gantt chart."""

from edycje.enums import RodzajKroku
from edycje.models import Proces
from edycje.queries import okna_krokow
from hdr.gantt import Kamien

SPOTKANIA = (
    RodzajKroku.SPOTKANIE_INICJUJACE,
    RodzajKroku.SPOTKANIE_W_JST,
    RodzajKroku.SPOTKANIE_PODSUMOWUJACE,
)


def kamienie_cyklu(proces: Proces) -> list[Kamien]:
    """Meetings of the cycle as the plan of the edition has them. Two queries."""
    return [
        Kamien(okno.do, okno.krok.nazwa)
        for okno in okna_krokow([proces])[proces.pk]
        if okno.krok.rodzaj in SPOTKANIA
    ]
