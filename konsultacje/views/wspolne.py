from django.shortcuts import get_object_or_404

from edycje import strona_procesu
from edycje.strona_procesu import open_proces

KTO_WIDZI = [
    "zespół i decydent tego samorządu, doradcy tego procesu, koordynator i obserwator edycji: "
    "pytania, liczbę odpowiedzi, a po zamknięciu wyniki",
    "adresy zaproszonych: lider, a w skrzynce nadawczej administrator; do zamknięcia konsultacji",
    "nikt nie widzi, kto co odpowiedział, chyba że ktoś się podpisał",
]
TYLKO_ZESPOL = "Konsultację przygotowuje zespół samorządu. Poproś lidera, jeśli coś trzeba zmienić."
TYLKO_LIDER = "Konsultację otwiera, rozsyła i zamyka lider zespołu. Poproś go o to."


def open_row(request, queryset, pk, proces_path):
    """A row of a visible Proces with that Proces; ``proces_path`` leads to its primary key."""
    row = get_object_or_404(queryset.visible_to(request.user), pk=pk)
    target = row
    for name in proces_path.split("."):
        target = getattr(target, name)
    proces, uprawnienia = open_proces(request, target)
    return row, proces, uprawnienia


def page(proces, uprawnienia, **more):
    return strona_procesu.page(proces, uprawnienia, "diagnoza", **{"kto_widzi": KTO_WIDZI, **more})
