"""What every page of a Proces begins with: the Proces, who asks, and what the page is told."""

from django.shortcuts import get_object_or_404

from edycje.models import Proces
from edycje.queries import get_uprawnienia

KTO_WIDZI = [
    "zespół i decydent tego samorządu",
    "doradcy tego procesu",
    "koordynator i obserwator edycji",
]
TYLKO_ZESPOL = (
    "Diagnozę prowadzi zespół samorządu. Jeśli coś trzeba tu zmienić, poproś lidera zespołu."
)


def open_proces(request, pk):
    """The Proces if this person may see it (else 404), and what the person is in it."""
    procesy = Proces.objects.visible_to(request.user).with_opis()
    proces = get_object_or_404(procesy.select_related("edycja__wersja_arkusza"), pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def open_as_zespol(request, pk, message=TYLKO_ZESPOL):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_czlonek", message=message)
    return proces, uprawnienia


def page(proces, uprawnienia, zakladka, **more):
    """Context that every page of a Proces needs."""
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": zakladka,
        "can_edit": uprawnienia.is_czlonek and proces.is_open,
        "kto_widzi": KTO_WIDZI,
        **more,
    }
