"""What a person is anywhere in the system; decides the menu and the home page."""

from dataclasses import dataclass

from edycje.enums import RolaWEdycji, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, PrzydzialDoradcy, RolaEdycji
from jst.models import Doradca


@dataclass(frozen=True)
class Role:
    """Primary keys, newest edition first."""

    edycje: list[int]
    edycje_koordynowane: list[int]
    procesy_zespolu: list[int]
    procesy_doradcy: list[int]
    doradca_pk: int | None

    @property
    def is_doradca(self) -> bool:
        return self.doradca_pk is not None


def role_osoby(user) -> Role:
    """Roles of a person. At most four queries; three for somebody who is no advisor."""
    role = list(
        RolaEdycji.objects.filter(user=user)
        .order_by("-edycja__od", "-edycja")
        .values_list("edycja", "rola")
    )
    edycje = list(dict.fromkeys(edycja for edycja, _ in role))
    if user.is_superuser:
        edycje = list(
            Edycja.objects.exclude(status=StatusEdycji.SZKIC).values_list("pk", flat=True)[:1]
        )
    doradca_pk = Doradca.objects.active().filter(user=user).values_list("pk", flat=True).first()
    return Role(
        edycje=edycje,
        edycje_koordynowane=[pk for pk, rola in role if rola == RolaWEdycji.KOORDYNATOR],
        procesy_zespolu=list(
            CzlonekZespolu.objects.active()
            .filter(user=user)
            .order_by("-proces__edycja__od", "-proces")
            .values_list("proces", flat=True)
        ),
        procesy_doradcy=list(
            PrzydzialDoradcy.objects.current()
            .filter(doradca=doradca_pk)
            .order_by("proces__jst__nazwa", "proces")
            .values_list("proces", flat=True)
        )
        if doradca_pk
        else [],
        doradca_pk=doradca_pk,
    )
