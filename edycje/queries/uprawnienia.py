"""Who a person is in a Proces and in an Edycja."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import F, FilteredRelation, Q

from edycje.enums import RolaWEdycji
from edycje.models import CzlonekZespolu, Edycja, Proces, RolaEdycji
from jst.enums import Specjalizacja
from konta.models import User


@dataclass(frozen=True)
class Uprawnienia:
    """What one person is in one Proces; several at once are possible."""

    is_admin: bool = False
    is_koordynator: bool = False
    is_obserwator: bool = False
    is_ros: bool = False
    is_pro: bool = False
    czlonek: CzlonekZespolu | None = None

    @property
    def is_doradca(self) -> bool:
        return self.is_ros or self.is_pro

    @property
    def is_czlonek(self) -> bool:
        """Works in the team, so writes. A decydent outside the team reads and accepts."""
        return self.czlonek is not None and (self.czlonek.wypelnia_arkusz or self.czlonek.is_lider)

    @property
    def is_lider(self) -> bool:
        return self.czlonek is not None and self.czlonek.is_lider

    @property
    def is_decydent(self) -> bool:
        return self.czlonek is not None and self.czlonek.is_decydent

    @property
    def is_partner(self) -> bool:
        """A guest in the HDR alone: see ``hdr.queries.partnerzy``."""
        return False

    @property
    def has_any(self) -> bool:
        roles = (self.is_admin, self.is_koordynator, self.is_obserwator, self.is_doradca)
        return any(roles) or self.czlonek is not None

    def require(self, *roles: str, message: str) -> None:
        """Raise ``PermissionDenied(message)`` unless one of the named roles is held.

        The message is a Polish sentence that says who may do it and whom to ask.
        """
        if not any(getattr(self, role) for role in roles):
            raise PermissionDenied(message)


@dataclass(frozen=True)
class UprawnieniaEdycji:
    """What one person is in one Edycja; an admin coordinates all of them."""

    is_admin: bool = False
    is_koordynator: bool = False
    is_obserwator: bool = False

    def require_koordynator(self, message: str = "") -> None:
        if not self.is_koordynator:
            raise PermissionDenied(
                message or "Zmienia to koordynator edycji. Poproś go o tę zmianę."
            )


def get_uprawnienia(proces: Proces, user) -> Uprawnienia:
    """Roles of ``user`` in ``proces``. One query."""
    w_edycji = Q(role_edycji__edycja=proces.edycja_id)
    czlonek = Q(czlonkostwa__proces=proces.pk, czlonkostwa__odszedl_at=None)
    przydzial = Q(doradca__przydzialy__proces=proces.pk, doradca__przydzialy__do=None)
    # One row, or one for each pair of a role in the edition and an assignment.
    rows = list(
        User.objects.filter(pk=user.pk)  # type: ignore[misc]  # czlonek is made by annotate
        .order_by()
        .annotate(
            w_edycji=FilteredRelation("role_edycji", condition=w_edycji),
            czlonek=FilteredRelation("czlonkostwa", condition=czlonek),
            przydzial=FilteredRelation("doradca__przydzialy", condition=przydzial),
            rola=F("w_edycji__rola"),
            specjalizacja=F("przydzial__specjalizacja"),
        )
        .select_related("czlonek")
    )
    role = {role for row in rows for role in (row.rola, row.specjalizacja)}
    return Uprawnienia(
        is_admin=user.is_superuser,
        is_koordynator=user.is_superuser or RolaWEdycji.KOORDYNATOR in role,
        is_obserwator=RolaWEdycji.OBSERWATOR in role,
        is_ros=Specjalizacja.ROS in role,
        is_pro=Specjalizacja.PRO in role,
        # A row without a joined member does not have the attribute at all.
        czlonek=getattr(rows[0], "czlonek", None) if rows else None,
    )


def holds_any(proces: Proces, user: User | None, *roles: str) -> bool:
    """Does the person of a mail still hold one of the roles? Asked at sending: people leave.

    ``"czlonek"`` is anybody in the team, a decydent who only accepts as well.
    """
    if user is None:
        return False
    uprawnienia = get_uprawnienia(proces, user)
    return any(bool(getattr(uprawnienia, role)) for role in roles)


def get_uprawnienia_edycji(edycja: Edycja, user) -> UprawnieniaEdycji:
    """Roles of ``user`` in ``edycja``. One query."""
    role = set(RolaEdycji.objects.filter(edycja=edycja, user=user).values_list("rola", flat=True))
    return UprawnieniaEdycji(
        is_admin=user.is_superuser,
        is_koordynator=user.is_superuser or RolaWEdycji.KOORDYNATOR in role,
        is_obserwator=RolaWEdycji.OBSERWATOR in role,
    )


def may_create_edycja(user) -> bool:
    """An admin, or somebody who coordinates an edition already; who creates, coordinates."""
    return user.is_superuser or is_koordynator(user)


def is_koordynator(user) -> bool:
    """Coordinates any Edycja; asked for by ``settings.MFA_WYMAGANE_DLA``. One query."""
    return RolaEdycji.objects.filter(user=user, rola=RolaWEdycji.KOORDYNATOR).exists()
