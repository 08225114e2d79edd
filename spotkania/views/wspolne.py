"""What pages of meetings of a Proces and of the whole edition share."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404

from edycje.models import Edycja, Krok, Proces
from edycje.queries import get_uprawnienia, get_uprawnienia_edycji
from spotkania.enums import KROKI_EDYCJI, KROKI_W_JST
from spotkania.models import Spotkanie

PISZACY_PROCESU = ("is_doradca", "is_lider", "is_koordynator")
TYLKO_PISZACY = (
    "Spotkania w JST planują i opisują doradcy, lider zespołu albo koordynator. "
    "Poproś o to jedną z tych osób."
)
TYLKO_KOORDYNATOR = "Spotkania całej edycji prowadzi koordynator. Poproś koordynatora edycji."
SZKIELET_PROCESU = "proces.html"
SZKIELET_EDYCJI = "spotkania/edycja.html"


@dataclass(frozen=True)
class Miejsce:
    """Where a meeting belongs, and whether the person may write there."""

    edycja: Edycja
    proces: Proces | None
    moze_pisac: bool
    context: dict

    def require_write(self):
        if not self.moze_pisac:
            raise PermissionDenied(TYLKO_PISZACY if self.proces else TYLKO_KOORDYNATOR)

    @property
    def is_open(self):
        return self.proces.is_open if self.proces else self.edycja.is_open

    @property
    def kroki(self):
        kinds = KROKI_W_JST if self.proces else KROKI_EDYCJI
        return Krok.objects.filter(edycja=self.edycja, rodzaj__in=kinds)


def miejsce_procesu(request, pk) -> Miejsce:
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)
    uprawnienia = get_uprawnienia(proces, request.user)
    return Miejsce(
        edycja=proces.edycja,
        proces=proces,
        moze_pisac=any(getattr(uprawnienia, role) for role in PISZACY_PROCESU),
        context={
            "szkielet": SZKIELET_PROCESU,
            "proces": proces,
            "uprawnienia": uprawnienia,
            "zakladka": "spotkania",
        },
    )


def miejsce_edycji(request, edycja: Edycja) -> Miejsce:
    return Miejsce(
        edycja=edycja,
        proces=None,
        moze_pisac=get_uprawnienia_edycji(edycja, request.user).is_koordynator,
        context={
            "szkielet": SZKIELET_EDYCJI,
            "edycja": edycja,
            "widzi_edycje": Edycja.objects.visible_to(request.user).filter(pk=edycja.pk).exists(),
        },
    )


def get_spotkanie(request, pk) -> tuple[Spotkanie, Miejsce]:
    spotkania = Spotkanie.objects.visible_to(request.user)
    spotkania = spotkania.select_related("krok", "edycja", "proces__jst")
    spotkanie = get_object_or_404(spotkania, pk=pk)
    if spotkanie.dotyczy_edycji:
        return spotkanie, miejsce_edycji(request, spotkanie.edycja)
    return spotkanie, miejsce_procesu(request, spotkanie.proces_id)


def spotkania_procesu(proces: Proces):
    """Its own meetings and those of its whole edition."""
    return Spotkanie.objects.filter(
        Q(proces=proces) | Q(proces=None, edycja=proces.edycja_id)
    ).select_related("krok")
