"""Who may open the HDR of a Jst they have no other role in: the teams of its partners."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from edycje.models import CzlonekZespolu, Proces
from edycje.queries import Uprawnienia, get_uprawnienia
from hdr.models import PartnerHdr


@dataclass(frozen=True)
class UprawnieniaPartnera(Uprawnienia):
    """A guest in the HDR of another Jst: reads, or writes as a member would; never leads."""

    partner: PartnerHdr | None = None
    is_w_zespole: bool = False

    @property
    def is_partner(self) -> bool:
        return True

    @property
    def is_czlonek(self) -> bool:
        """A decydent outside the team writes neither at home nor as a guest."""
        return self.partner.is_pisze and self.is_w_zespole

    @property
    def is_lider(self) -> bool:
        return False

    @property
    def is_decydent(self) -> bool:
        return False


def get_uprawnienia_hdr(proces: Proces, user) -> Uprawnienia:
    """Roles of a person in the HDR of a Proces. Two queries, a third for who has none there."""
    own = get_uprawnienia(proces, user)
    if own.has_any:
        return own
    working = CzlonekZespolu.objects.active().filter(
        Q(wypelnia_arkusz=True) | Q(is_lider=True), user=user, proces=OuterRef("proces")
    )
    partner = (
        PartnerHdr.objects.of_teams_of(user)
        .filter(hdr__proces=proces)
        .annotate(w_zespole=Exists(working))
        # Who belongs to two partners has the wider of both rights.
        .order_by("-w_zespole", "-prawo", "pk")
        .first()
    )
    return UprawnieniaPartnera(partner=partner, is_w_zespole=partner.w_zespole) if partner else own


def procesy_hdr(user) -> QuerySet[Proces]:
    """Procesy whose HDR a person may open."""
    shared = PartnerHdr.objects.of_teams_of(user).values("hdr__proces")
    return Proces.objects.filter(Q(pk__in=Proces.objects.visible_to(user)) | Q(pk__in=shared))


def mozliwi_partnerzy(proces: Proces) -> QuerySet[Proces]:
    """Active Procesy of the same edition that are no partners yet."""
    taken = PartnerHdr.objects.current().filter(hdr__proces=proces).values("proces")
    return (
        Proces.objects.active()
        .filter(edycja=proces.edycja_id)
        .exclude(pk=proces.pk)
        .exclude(pk__in=taken)
        .select_related("jst")
        .order_by("jst__nazwa", "pk")
    )
