from django.shortcuts import get_object_or_404

from edycje.models import Proces
from edycje.queries import get_uprawnienia

KTO_WIDZI = [
    "zespół i decydent tego samorządu, doradcy tego procesu, koordynator i obserwator edycji: "
    "pytania, liczbę odpowiedzi, a po zamknięciu wyniki",
    "adresy zaproszonych: lider, a w skrzynce nadawczej administrator; do zamknięcia konsultacji",
    "nikt nie widzi, kto co odpowiedział, chyba że ktoś się podpisał",
]
TYLKO_ZESPOL = "Konsultację przygotowuje zespół samorządu. Poproś lidera, jeśli coś trzeba zmienić."
TYLKO_LIDER = "Konsultację otwiera, rozsyła i zamyka lider zespołu. Poproś go o to."


def open_proces(request, pk):
    """The Proces if this person may see it (else 404), and what the person is in it."""
    procesy = Proces.objects.visible_to(request.user).with_opis()
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def open_row(request, queryset, pk, proces_path):
    """A row of a visible Proces with that Proces; ``proces_path`` leads to its primary key."""
    row = get_object_or_404(queryset.visible_to(request.user), pk=pk)
    target = row
    for name in proces_path.split("."):
        target = getattr(target, name)
    proces, uprawnienia = open_proces(request, target)
    return row, proces, uprawnienia


def page(proces, uprawnienia, **more):
    """Context that every page of a Proces needs."""
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "diagnoza",
        "kto_widzi": KTO_WIDZI,
        "can_edit": uprawnienia.is_czlonek and proces.is_open,
        **more,
    }
