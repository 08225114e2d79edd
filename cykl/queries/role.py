"""What a person is anywhere in the system; decides the menu and the home page."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, Count, DateField, F, Value
from django.db.models.functions import Cast

from edycje.enums import RolaWEdycji, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, PrzydzialDoradcy, RolaEdycji
from jst.models import Doradca
from powiadomienia.models import Powiadomienie

_DORADCA, _CZLONEK, _NOWE = "doradca", "czlonek", "nowe"


@dataclass(frozen=True)
class Role:
    """Primary keys, newest edition first."""

    edycje: list[int]
    edycje_koordynowane: list[int]
    procesy_zespolu: list[int]
    doradca_pk: int | None
    # Notices not read yet: beside the roles because the same query reads them for every page.
    nowe_powiadomienia: int = 0

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


def get_role(request) -> Role:
    """Roles of who asks, read once for a request: by the view or by the menu."""
    if not hasattr(request, "role"):
        request.role = role_osoby(request.user)
    return request.role


def role_osoby(user) -> Role:
    """Roles of a person. One query; two for an admin, who sees the newest edition."""
    branches = (_doradca(user), _czlonkostwa(user), _nowe_powiadomienia(user))
    found = list(_roles_in_editions(user).union(*branches, all=True))
    rows = [row for row in found if row[0] != _NOWE]
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
        nowe_powiadomienia=next((number for kind, number, _ in found if kind == _NOWE), 0),
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


def _nowe_powiadomienia(user):
    return (
        Powiadomienie.objects.visible_to(user)
        .unread()
        .order_by()
        .values("osoba")
        .annotate(kind=_kind(_NOWE), cel=Count("pk"), start=Cast(Value(None), DateField()))
        .values_list("kind", "cel", "start")
    )
