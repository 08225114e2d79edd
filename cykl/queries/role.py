"""What a person is anywhere in the system; decides the menu and the home page."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, F, Value

from edycje.enums import RolaWEdycji, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, PrzydzialDoradcy, RolaEdycji
from jst.models import Doradca

_DORADCA, _CZLONEK = "doradca", "czlonek"


@dataclass(frozen=True)
class Role:
    """Primary keys, newest edition first."""

    edycje: list[int]
    edycje_koordynowane: list[int]
    procesy_zespolu: list[int]
    doradca_pk: int | None

    @property
    def is_doradca(self) -> bool:
        return self.doradca_pk is not None

    @cached_property
    def procesy_doradcy(self) -> list[int]:
        """Procesy that run and that the advisor serves, by the name of the Jst. One query."""
        return list(
            PrzydzialDoradcy.objects.current()
            .filter(doradca=self.doradca_pk, proces__zakonczono_at=None)
            .order_by("proces__jst__nazwa", "proces")
            .values_list("proces", flat=True)
        )


def role_osoby(user) -> Role:
    """Roles of a person. One query; two for an admin, who sees the newest edition."""
    rows = list(_roles_in_editions(user).union(_doradca(user), _czlonkostwa(user), all=True))
    rows.sort(key=lambda row: (row[2], row[1]), reverse=True)
    edycje = [pk for kind, pk, _ in rows if kind in RolaWEdycji.values]
    if user.is_superuser:
        started = Edycja.objects.exclude(status=StatusEdycji.SZKIC)
        edycje = list(started.values_list("pk", flat=True)[:1])
    return Role(
        edycje=list(dict.fromkeys(edycje)),
        edycje_koordynowane=[pk for kind, pk, _ in rows if kind == RolaWEdycji.KOORDYNATOR],
        procesy_zespolu=[pk for kind, pk, _ in rows if kind == _CZLONEK],
        doradca_pk=next((pk for kind, pk, _ in rows if kind == _DORADCA), None),
    )


def _kind(name: str):
    return Value(name, output_field=CharField())


def _roles_in_editions(user):
    return (
        RolaEdycji.objects.filter(user=user)
        .order_by()
        .annotate(kind=F("rola"), cel=F("edycja"), start=F("edycja__od"))
        .values_list("kind", "cel", "start")
    )


def _doradca(user):
    return (
        Doradca.objects.active()
        .filter(user=user)
        .order_by()
        .annotate(kind=_kind(_DORADCA), cel=F("pk"), start=F("user__date_joined__date"))
        .values_list("kind", "cel", "start")
    )


def _czlonkostwa(user):
    return (
        CzlonekZespolu.objects.active()
        .filter(user=user)
        .order_by()
        .annotate(kind=_kind(_CZLONEK), cel=F("proces"), start=F("proces__edycja__od"))
        .values_list("kind", "cel", "start")
    )
