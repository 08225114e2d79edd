"""Jst join an edition: one by one, or from a pasted list after a preview."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from edycje.models import Edycja, Grupa, Proces
from edycje.services.dopasowanie import Pozycja, match_lista
from edycje.services.edycje import require_not_ended
from jst.models import Jst
from konta.models import User
from konta.services import slad


@dataclass(frozen=True)
class Dodane:
    nowe: list[Proces]
    pominiete: int


def preview_lista(edycja: Edycja, text: str) -> list[Pozycja]:
    """What a pasted list means today. Two queries, nothing is saved."""
    w_edycji = set(edycja.procesy.order_by().values_list("jst", flat=True))
    rows = Jst.objects.current().only(
        "kod", "identyfikator", "nazwa", "rodzaj", "wojewodztwo", "powiat"
    )
    return match_lista(text, rows, w_edycji)


@transaction.atomic
def add_procesy(
    edycja: Edycja, jst_pks: Iterable[int], *, grupa: Grupa | None, kto: User
) -> Dodane:
    """A Proces for each Jst that is not in the edition yet; the others are skipped."""
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)
    require_not_ended(edycja)
    wanted = set(jst_pks)
    taken = set(edycja.procesy.filter(jst__in=wanted).order_by().values_list("jst", flat=True))
    nowe = []
    for jst in Jst.objects.current().filter(pk__in=wanted - taken):
        proces = Proces(edycja=edycja, jst=jst, grupa=grupa)
        proces.save()
        slad.record(proces, "dodano samorząd do edycji", kto=kto, na=jst, proces_pk=proces.pk)
        nowe.append(proces)
    return Dodane(nowe, len(wanted) - len(nowe))


@transaction.atomic
def move_proces(proces: Proces, *, grupa: Grupa | None, kto: User) -> Proces:
    """Put a Proces into another group of its edition."""
    proces = (
        Proces.objects.select_for_update(of=("self",))
        .select_related("edycja", "jst")
        .get(pk=proces.pk)
    )
    require_not_ended(proces.edycja)
    before = proces.grupa
    if before == grupa:
        return proces
    proces.grupa = grupa
    proces.save(update_fields=["grupa"])
    slad.record(
        proces,
        "zmieniono grupę",
        kto=kto,
        z=before or "bez grupy",
        na=grupa or "bez grupy",
        proces_pk=proces.pk,
    )
    return proces
