"""Lists of Procesy and the windows of their steps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Prefetch, Q, QuerySet
from django.db.models.functions import Collate

from doradztwo.teksty import normalize
from edycje.models import Edycja, Krok, Proces, PrzydzialDoradcy, TerminKroku


@dataclass(frozen=True)
class OknoKroku:
    """The window of a step that holds for one Proces."""

    krok: Krok
    od: date
    do: date
    termin: TerminKroku | None = None

    @property
    def is_wlasne(self) -> bool:
        return self.termin is not None


def okna_krokow(procesy: Iterable[Proces]) -> dict[int, list[OknoKroku]]:
    """Windows in order of the steps, per Proces. One query, however many Procesy.

    Procesy of one edition share the windows that hold for all of it.
    """
    procesy = list(procesy)
    wspolne: dict[int, dict[int, OknoKroku]] = defaultdict(dict)
    wlasne: dict[int, dict[int, OknoKroku]] = defaultdict(dict)
    for krok in _kroki_z_terminami(procesy):
        wspolne[krok.edycja_id].setdefault(krok.pk, OknoKroku(krok, krok.od, krok.do))
        # A row without a joined window does not have the attribute at all.
        if termin := getattr(krok, "termin", None):
            wlasne[termin.proces_id][krok.pk] = OknoKroku(krok, termin.od, termin.do, termin)
    return {
        proces.pk: list((wspolne[proces.edycja_id] | wlasne[proces.pk]).values())
        for proces in procesy
    }


def _kroki_z_terminami(procesy: list[Proces]) -> QuerySet[Krok]:
    """A step as many times as Procesy have a window of their own for it, at least once."""
    own = Q(terminy__proces__in=[proces.pk for proces in procesy])
    return (
        Krok.objects.filter(  # type: ignore[misc]  # termin is made by annotate
            edycja__in={proces.edycja_id for proces in procesy}
        )
        .annotate(termin=FilteredRelation("terminy", condition=own))
        .select_related("termin")
        .order_by("etap", "kolejnosc", "pk")
    )


def procesy_list(
    edycja: Edycja, *, szukaj: str = "", grupa: int | None = None, doradca: int | None = None
) -> QuerySet[Proces]:
    """Procesy of an edition with the Jst and ``obecni_doradcy``. Two queries when read."""
    procesy = Proces.objects.filter(edycja=edycja).with_opis()
    for word in normalize(szukaj).split():
        procesy = procesy.filter(jst__szukaj__contains=word)
    if grupa is not None:
        procesy = procesy.filter(grupa=grupa or None)
    if doradca is not None:
        served = PrzydzialDoradcy.objects.current()
        if doradca:
            procesy = procesy.filter(pk__in=served.filter(doradca=doradca).values("proces"))
        else:
            pairs = [served.filter(specjalizacja=one).values("proces") for one in ("ros", "pro")]
            procesy = procesy.filter(~Q(pk__in=pairs[0]) | ~Q(pk__in=pairs[1]))
    advisors = PrzydzialDoradcy.objects.current().select_related("doradca__user")
    advisors = advisors.order_by("-specjalizacja")
    order = ("grupa__numer", Collate("jst__nazwa", "pl-x-icu"), "pk")
    return procesy.order_by(*order).prefetch_related(
        Prefetch("przydzialy", queryset=advisors, to_attr="obecni_doradcy")
    )
