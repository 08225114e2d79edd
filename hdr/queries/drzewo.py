"""Loading the tree: a fixed number of queries whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Value

from diagnoza.models import Priorytet, Przyczyna
from edycje.models import Proces
from hdr.drzewo import Drzewo, Powiazania, build_drzewo
from hdr.models import Cel, Dzialanie, Hdr, Zaleznosc


def get_hdr(proces: Proces) -> Hdr:
    """The HDR of a Proces; not yet in the database while nobody has written in it.

    One query, none for a Proces loaded together with its ``hdr``.
    """
    return getattr(proces, "hdr", None) or Hdr(proces=proces)


def drzewo(hdr: Hdr, *, z_narzedziami: bool = True) -> Drzewo:
    """The tree of one HDR, deleted goals and actions beside.

    Seven queries of any size; five without tools and people who help, which few pages show.
    """
    actions = _dzialania().filter(cel__hdr_id=hdr.pk)
    if z_narzedziami:
        actions = actions.prefetch_related("narzedzia", "wspolpracuja")
    return build_drzewo(
        hdr,
        hdr.proces.edycja.do,
        list(_priorytety([hdr.proces_id])),
        list(Cel.objects.filter(hdr_id=hdr.pk).order_by("kolejnosc", "pk") if hdr.pk else ()),
        list(actions.order_by("kolejnosc", "pk") if hdr.pk else ()),
        _powiazania([hdr.proces_id])[hdr.proces_id],
    )


def numery(hdr: Hdr) -> defaultdict[Cel | Dzialanie, str]:
    """Numbers of goals and actions; empty for a deleted one. Three queries."""
    tree = build_drzewo(
        hdr,
        date.max,
        list(_priorytety([hdr.proces_id])),
        list(Cel.objects.filter(hdr=hdr).order_by("kolejnosc", "pk")),
        list(Dzialanie.objects.filter(cel__hdr=hdr).order_by("kolejnosc", "pk")),
    )
    numbers = {goal.cel: goal.numer for goal in tree.cele}
    numbers |= {leaf.dzialanie: leaf.numer for leaf in tree.dzialania}
    return defaultdict(str, numbers)


def drzewa(procesy_pks: Iterable[int]) -> dict[int, Drzewo]:
    """Trees of many Procesy without tools, those without an HDR too. Seven queries."""
    pks = list(procesy_pks)
    procesy = Proces.objects.filter(pk__in=pks).select_related("edycja")
    hdr_by_proces = {one.proces_id: one for one in Hdr.objects.filter(proces__in=pks)}
    priorytety, cele, dzialania = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in _priorytety(pks):
        priorytety[one.diagnoza.proces_id].append(one)
    for one in Cel.objects.filter(hdr__proces__in=pks).order_by("kolejnosc", "pk"):
        cele[one.hdr_id].append(one)
    actions = _dzialania().filter(cel__hdr__proces__in=pks)
    for one in actions.select_related("odpowiedzialny", "cel").order_by("kolejnosc", "pk"):
        dzialania[one.cel.hdr_id].append(one)
    links = _powiazania(pks)
    trees = {}
    for proces in procesy:
        hdr = hdr_by_proces.get(proces.pk) or Hdr(proces=proces)
        trees[proces.pk] = build_drzewo(
            hdr,
            proces.edycja.do,
            priorytety[proces.pk],
            cele[hdr.pk],
            dzialania[hdr.pk],
            links[proces.pk],
        )
    return trees


def _dzialania():
    tools = Dzialanie.narzedzia.through.objects.filter(dzialanie=OuterRef("pk"))
    return Dzialanie.objects.select_related("odpowiedzialny").annotate(ma_narzedzie=Exists(tools))


def _priorytety(procesy_pks):
    return (
        Priorytet.objects.filter(diagnoza__proces__in=procesy_pks)
        .select_related("diagnoza", "problem")
        .order_by("kolejnosc", "pk")
    )


def _powiazania(procesy_pks) -> dict[int, Powiazania]:
    """Dependencies, answers and causes of each Proces. Two queries."""
    waits, answers, causes = defaultdict(list), defaultdict(list), defaultdict(list)
    for is_answer, proces_pk, *pair, _ in _pary(procesy_pks):
        (answers if is_answer else waits)[proces_pk].append(tuple(pair))
    rows = Przyczyna.objects.filter(
        problem__diagnoza__proces__in=procesy_pks, usunieto_at=None, problem__usunieto_at=None
    ).annotate(proces_pk=F("problem__diagnoza__proces"))
    for cause in rows.order_by("kolejnosc", "pk"):
        causes[cause.proces_pk].append(cause)
    return {pk: Powiazania(waits[pk], answers[pk], causes[pk]) for pk in procesy_pks}


def _pary(procesy_pks):
    """Whether it is an answer, the Proces, and the pair, in the order in which they were made."""
    waits = Zaleznosc.objects.filter(dzialanie__cel__hdr__proces__in=procesy_pks)
    answers = Cel.przyczyny.through.objects.filter(cel__hdr__proces__in=procesy_pks)
    return (
        waits.order_by()
        .annotate(is_answer=Value(False), proces=F("dzialanie__cel__hdr__proces"), nr=F("pk"))
        .values_list("is_answer", "proces", "dzialanie", "poprzednik", "nr")
        .union(
            answers.order_by()
            .annotate(is_answer=Value(True), proces=F("cel__hdr__proces"), nr=F("pk"))
            .values_list("is_answer", "proces", "cel", "przyczyna", "nr"),
            all=True,
        )
        .order_by("nr")
    )
