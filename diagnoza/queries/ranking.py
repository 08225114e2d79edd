"""Priorities with the ratings of the team: medians, never the figures of one person."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from diagnoza.models import DiagnozaPoglebiona, OcenaPriorytetu, Priorytet
from diagnoza.ranking import OcenaZespolu, rate, suggest_places
from edycje.models import CzlonekZespolu, Proces


@dataclass(frozen=True)
class PozycjaRankingu:
    """A priority at the place the lider gave it (``numer``) and the suggested one (``miejsce``)."""

    priorytet: Priorytet
    numer: int
    ocena: OcenaZespolu
    miejsce: int | None
    moja: OcenaPriorytetu | None


def get_ranking(
    proces: Proces,
    diagnoza: DiagnozaPoglebiona | None,
    czlonek: CzlonekZespolu | None = None,
) -> list[PozycjaRankingu]:
    """Priorities in their present order. Three queries."""
    if diagnoza is None:
        return []
    priorytety = list(diagnoza.priorytety.current().select_related("problem"))
    team = list(
        CzlonekZespolu.objects.active()
        .filter(Q(wypelnia_arkusz=True) | Q(is_lider=True), proces=proces)
        .order_by()
        .values_list("pk", flat=True)
    )
    by_priorytet = defaultdict(list)
    for ocena in OcenaPriorytetu.objects.filter(priorytet__in=priorytety, czlonek__in=team):
        by_priorytet[ocena.priorytet_id].append(ocena)
    ratings = [
        rate([(one.wplyw, one.wykonalnosc) for one in by_priorytet[priorytet.pk]], len(team))
        for priorytet in priorytety
    ]
    places = suggest_places(ratings)
    own = {
        ocena.priorytet_id: ocena
        for rows in by_priorytet.values()
        for ocena in rows
        if czlonek is not None and ocena.czlonek_id == czlonek.pk
    }
    return [
        PozycjaRankingu(priorytet, index + 1, ratings[index], places[index], own.get(priorytet.pk))
        for index, priorytet in enumerate(priorytety)
    ]
