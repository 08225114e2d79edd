"""Loading the tree: a fixed number of queries whatever its size."""

from collections import defaultdict
from collections.abc import Iterable

from diagnoza.models import Priorytet
from edycje.models import Proces
from hdr.drzewo import Drzewo, build_drzewo
from hdr.models import Cel, Dzialanie, Hdr


def get_hdr(proces: Proces) -> Hdr:
    """The HDR of a Proces; not yet in the database while nobody has written in it.

    One query, none for a Proces loaded together with its ``hdr``.
    """
    return getattr(proces, "hdr", None) or Hdr(proces=proces)


def drzewo(hdr: Hdr, *, z_narzedziami: bool = True) -> Drzewo:
    """The tree of one HDR, deleted goals and actions beside. Four queries, three without tools."""
    actions = Dzialanie.objects.filter(cel__hdr_id=hdr.pk).select_related("odpowiedzialny")
    if z_narzedziami:
        actions = actions.prefetch_related("narzedzia")
    return build_drzewo(
        hdr,
        hdr.proces.edycja.do,
        list(_priorytety([hdr.proces_id])),
        list(Cel.objects.filter(hdr_id=hdr.pk).order_by("kolejnosc", "pk") if hdr.pk else ()),
        list(actions.order_by("kolejnosc", "pk") if hdr.pk else ()),
    )


def drzewa(procesy_pks: Iterable[int]) -> dict[int, Drzewo]:
    """Trees of many Procesy without tools, those without an HDR too. Five queries."""
    pks = list(procesy_pks)
    procesy = Proces.objects.filter(pk__in=pks).select_related("edycja")
    hdr_by_proces = {one.proces_id: one for one in Hdr.objects.filter(proces__in=pks)}
    priorytety, cele, dzialania = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in _priorytety(pks):
        priorytety[one.diagnoza.proces_id].append(one)
    for one in Cel.objects.filter(hdr__proces__in=pks).order_by("kolejnosc", "pk"):
        cele[one.hdr_id].append(one)
    actions = Dzialanie.objects.filter(cel__hdr__proces__in=pks)
    for one in actions.select_related("odpowiedzialny", "cel").order_by("kolejnosc", "pk"):
        dzialania[one.cel.hdr_id].append(one)
    trees = {}
    for proces in procesy:
        hdr = hdr_by_proces.get(proces.pk) or Hdr(proces=proces)
        trees[proces.pk] = build_drzewo(
            hdr, proces.edycja.do, priorytety[proces.pk], cele[hdr.pk], dzialania[hdr.pk]
        )
    return trees


def _priorytety(procesy_pks):
    return (
        Priorytet.objects.filter(diagnoza__proces__in=procesy_pks)
        .select_related("diagnoza", "problem")
        .order_by("kolejnosc", "pk")
    )
