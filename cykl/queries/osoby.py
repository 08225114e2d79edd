"""Who plays which role in many Procesy, as plain values."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cykl.warunki import DECYDENT, DORADCA_PRO, DORADCA_ROS, LIDER, ZESPOL
from edycje.enums import RolaWEdycji
from edycje.models import CzlonekZespolu, PrzydzialDoradcy, RolaEdycji
from jst.enums import Specjalizacja

_ROLE_DORADCOW = {Specjalizacja.ROS: DORADCA_ROS, Specjalizacja.PRO: DORADCA_PRO}


class Osoba(NamedTuple):
    """``pk`` of the account; None for a person of a team who has none."""

    pk: int | None
    email: str


def osoby_procesow(pks: Iterable[int]) -> dict[int, dict[str, list[Osoba]]]:
    """Proces → role → people with a working account. Two queries.

    The team is whoever works in it; a decydent who only accepts the HDR is not of it.
    """
    result = defaultdict(lambda: defaultdict(list))
    pks = list(pks)
    members = CzlonekZespolu.objects.active().filter(proces__in=pks, user__is_active=True)
    for proces, pk, email, is_lider, is_decydent, works in members.order_by("pk").values_list(
        "proces", "user", "user__email", "is_lider", "is_decydent", "wypelnia_arkusz"
    ):
        osoba, roles = Osoba(pk, email), result[proces]
        if is_lider:
            roles[LIDER].append(osoba)
        if is_lider or works:
            roles[ZESPOL].append(osoba)
        if is_decydent:
            roles[DECYDENT].append(osoba)
    advisors = PrzydzialDoradcy.objects.current().filter(
        proces__in=pks, doradca__user__is_active=True
    )
    for proces, specjalizacja, pk, email in advisors.order_by("pk").values_list(
        "proces", "specjalizacja", "doradca__user", "doradca__user__email"
    ):
        result[proces][_ROLE_DORADCOW[specjalizacja]].append(Osoba(pk, email))
    return result


def koordynatorzy(edycje_pks: Iterable[int]) -> dict[int, list[Osoba]]:
    """Edycja → its coordinators with a working account. One query."""
    result = defaultdict(list)
    rows = RolaEdycji.objects.filter(
        edycja__in=list(edycje_pks), rola=RolaWEdycji.KOORDYNATOR, user__is_active=True
    )
    for edycja, pk, email in rows.order_by("pk").values_list("edycja", "user", "user__email"):
        result[edycja].append(Osoba(pk, email))
    return result
