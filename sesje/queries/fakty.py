"""Facts about sessions of many Procesy at once, for pages and for the cycle."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Q, Sum

from sesje.kalendarz import first_day
from sesje.models import Sesja


@dataclass
class FaktySesji:
    """Sessions of one Proces that were not withdrawn."""

    liczba: int = 0
    minuty: int = 0
    do_potwierdzenia: int = 0
    ostatnia: date | None = None
    ostatnia_doradcy: dict[int, date] = field(default_factory=dict)


def fakty(procesy_pks: Iterable[int]) -> dict[int, FaktySesji]:
    """Every given Proces has its entry, also without sessions. One query."""
    result = {pk: FaktySesji() for pk in procesy_pks}
    rows = (
        Sesja.objects.current()
        .filter(proces__in=list(result))
        .order_by()
        .values("proces", "doradca")
        .annotate(
            liczba=Count("pk"),
            suma=Sum("minuty"),
            ostatnia=Max("data_sesji"),
            nowe=Count("pk", filter=Q(potwierdzono_at=None)),
        )
    )
    for row in rows:
        fact = result[row["proces"]]
        fact.liczba += row["liczba"]
        fact.minuty += row["suma"]
        fact.do_potwierdzenia += row["nowe"]
        fact.ostatnia_doradcy[row["doradca"]] = row["ostatnia"]
        fact.ostatnia = max(filter(None, [fact.ostatnia, row["ostatnia"]]))
    return result


def minuty_miesiaca(procesy_pks: Iterable[int], miesiac: date) -> dict[tuple[int, int], int]:
    """(Proces, Doradca) → minutes that count in the month. One query."""
    rows = (
        Sesja.objects.liczone()
        .filter(proces__in=list(procesy_pks))
        .in_month(first_day(miesiac))
        .order_by()
        .values_list("proces", "doradca")
        .annotate(suma=Sum("minuty"))
    )
    return {(proces, doradca): suma for proces, doradca, suma in rows}
