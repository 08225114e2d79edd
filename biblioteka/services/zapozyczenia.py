"""An action, or a goal with its actions, of a published HDR copied into a draft."""

from django.db import transaction

from biblioteka.exceptions import PublikacjaError
from biblioteka.models import Publikacja
from biblioteka.przejecie import Wybrane
from edycje.models import Proces
from hdr.drzewo import Drzewo
from hdr.models import Hdr
from hdr.queries.tresc import with_dates
from konta.models import User
from przenoszenie.kopia import Zrodlo, attribution, build_kopia, known_or_new
from przenoszenie.plan import Plan, PlanCelu
from przenoszenie.queries import narzedzia_procesu, otoczenie
from przenoszenie.services import PRZEJETO_OPUBLIKOWANY, write_plan

WYCOFANA = "Ten HDR właśnie wycofano z biblioteki. Działania nie skopiowano."


@transaction.atomic
def borrow(
    publikacja: Publikacja, wybrane: Wybrane, drzewo: Drzewo, miejsce: str, *, kto: User
) -> Hdr:
    """``miejsce``: „cel-<pk>” or „priorytet-<pk>” of the draft in ``drzewo``."""
    proces = drzewo.hdr.proces
    if not Publikacja.objects.public().filter(pk=publikacja.pk).exists():
        raise PublikacjaError(WYCOFANA)
    kind, _, pk = miejsce.partition("-")
    plan = _plan(publikacja, wybrane, drzewo, proces, (kind, int(pk)))
    return write_plan(proces.pk, plan, kto=kto, zdarzenie=PRZEJETO_OPUBLIKOWANY)


def _plan(publikacja, wybrane, drzewo, proces: Proces, place: tuple[str, int]) -> Plan:
    source = publikacja.proces
    zrodlo = Zrodlo(
        with_dates(publikacja.tresc),
        attribution(source.jst.nazwa_z_rodzajem, source.edycja.nazwa),
        narzedzia_procesu(proces),
    )
    kind, pk = place

    def dokad(_priorytet: dict, cel: dict) -> PlanCelu:
        if kind == "priorytet":
            # Values were measured somewhere else; the team writes its own.
            return known_or_new(otoczenie(drzewo, pk), pk, cel, z_liczbami=False)
        goal = next(one.cel for one in drzewo.cele if one.cel.pk == pk)
        return PlanCelu(goal.pk, goal.priorytet_id, goal.tresc)

    return build_kopia(zrodlo, wybrane.numery, dokad)
