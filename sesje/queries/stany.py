"""What sessions of a month still raise: not confirmed, objected to, exceptions, overlaps."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from edycje.models import Proces
from sesje.models import Sesja, UwagaSesji


@dataclass(frozen=True)
class StanSesji:
    """Sessions of one advisor in one Proces and month, withdrawn ones left out."""

    liczba: int = 0
    niepotwierdzone: int = 0
    uwagi: int = 0
    wyjatki: int = 0
    nakladanie: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.niepotwierdzone or self.uwagi or self.wyjatki or self.nakladanie)


BRAK_SESJI = StanSesji()


def stany_sesji(procesy: QuerySet, miesiac: date) -> dict[tuple[int, int], StanSesji]:
    """(Proces, Doradca) → state. Two queries, however many Procesy."""
    sesje = Sesja.objects.current().filter(proces__in=procesy).in_month(miesiac).order_by()
    together = Sesja.objects.overlapping(
        OuterRef("data_sesji"), OuterRef("godzina_od"), OuterRef("godzina_do")
    )
    same_time = together.filter(doradca=OuterRef("doradca")).exclude(pk=OuterRef("pk"))
    overlaps = _counted(sesje.filter(godzina_od__isnull=False).filter(Exists(same_time)))
    rows = sesje.values("proces", "doradca").annotate(
        liczba=Count("pk"),
        niepotwierdzone=Count("pk", filter=Q(potwierdzono_at=None)),
        uwagi=Count("pk", filter=Q(uwagi_at__isnull=False)),
        wyjatki=Count("pk", filter=~Q(powod_wyjatku="")),
    )
    return {
        key: StanSesji(
            row["liczba"],
            row["niepotwierdzone"],
            row["uwagi"],
            row["wyjatki"],
            overlaps.get(key, 0),
        )
        for row in rows
        if (key := (row["proces"], row["doradca"]))
    }


def _counted(sesje) -> dict[tuple[int, int], int]:
    rows = sesje.values_list("proces", "doradca").annotate(liczba=Count("pk"))
    return {(proces, doradca): number for proces, doradca, number in rows}


def otwarte_uwagi(doradca) -> QuerySet[UwagaSesji]:
    """Objections that wait for an answer of the advisor, the oldest first."""
    return (
        UwagaSesji.objects.otwarte()
        .filter(
            sesja__doradca=doradca,
            sesja__wycofano_at=None,
            sesja__proces__in=Proces.objects.visible_to(doradca.user).active(),
        )
        .select_related("sesja__proces__jst", "zglosil")
        .order_by("created_at", "pk")
    )
