"""Ratings of priorities by the members, and the order the lider may take from them."""

from django.db import transaction

from diagnoza.exceptions import DiagnozaError
from diagnoza.models import OcenaPriorytetu, Priorytet
from diagnoza.queries.ranking import get_ranking
from diagnoza.services.poglebiona import open_diagnoza
from edycje.models import CzlonekZespolu
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad


@transaction.atomic
def rate_priorytety(
    proces_pk: int, czlonek: CzlonekZespolu, oceny: dict[int, tuple[int, int]]
) -> None:
    """Save the ratings of one member: pk of a priority → (wpływ, wykonalność).

    The trace says that somebody rated, never how: the figures of one person stay theirs.
    """
    proces = lock_open_proces(proces_pk)
    diagnoza = open_diagnoza(proces)
    known = set(diagnoza.priorytety.current().values_list("pk", flat=True))
    if not set(oceny) <= known:
        raise DiagnozaError("Któregoś z tych priorytetów już nie ma. Odśwież stronę.")
    for pk, (wplyw, wykonalnosc) in oceny.items():
        ocena = OcenaPriorytetu.objects.filter(priorytet_id=pk, czlonek=czlonek).first()
        ocena = ocena or OcenaPriorytetu(priorytet_id=pk, czlonek=czlonek)
        ocena.wplyw, ocena.wykonalnosc = wplyw, wykonalnosc
        ocena.full_clean()
        ocena.save()
    if oceny:
        slad.record(diagnoza, "oceniono priorytety", kto=czlonek.user, proces_pk=proces.pk)


@transaction.atomic
def order_by_oceny(proces_pk: int, kto: User) -> None:
    """Put the priorities in the suggested order; those without a shown figure stay last."""
    proces = lock_open_proces(proces_pk)
    diagnoza = open_diagnoza(proces)
    ranking = get_ranking(proces, diagnoza)
    if not any(pozycja.miejsce for pozycja in ranking):
        raise DiagnozaError("Nie ma jeszcze ocen, według których można ułożyć priorytety.")
    ordered = sorted(ranking, key=lambda jedna: jedna.miejsce or len(ranking) + 1)
    before = [pozycja.priorytet.pk for pozycja in ranking]
    if before == [pozycja.priorytet.pk for pozycja in ordered]:
        return
    for number, pozycja in enumerate(ordered, start=1):
        pozycja.priorytet.kolejnosc = number
    Priorytet.objects.bulk_update([jedna.priorytet for jedna in ordered], ["kolejnosc"])
    slad.record(
        diagnoza,
        "ułożono priorytety według ocen zespołu",
        kto=kto,
        z="; ".join(str(jedna.priorytet) for jedna in ranking),
        na="; ".join(str(jedna.priorytet) for jedna in ordered),
        proces_pk=proces.pk,
    )
