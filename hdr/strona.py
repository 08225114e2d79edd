"""What the pages of the HDR and of the apps above it need: the Proces, who asks, the tree."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from edycje.models import Proces
from edycje.queries import get_uprawnienia
from hdr.models import Cel, Dzialanie
from hdr.ogniwa import check, mark
from hdr.queries import drzewo, get_hdr
from hdr.queries.partnerzy import get_uprawnienia_hdr, procesy_hdr
from rozmowy.queries import BRAK, liczby_komentarzy

PISZE_ZESPOL = "HDR pisze zespół JST. Możesz go czytać; uwagi przekaż liderowi zespołu."
TYLKO_LIDER = "Robi to lider zespołu. Poproś lidera."
KTO_WIDZI = [
    "pisze: zespół JST",
    "czyta i opiniuje: doradcy ROS i PRO",
    "czyta i przyjmuje: decydent",
    "czyta: koordynator i obserwatorzy edycji",
    "zespoły partnerów, jeśli je dodano",
]


def get_proces(request, pk):
    """The Proces and the roles in it; 404 for a stranger."""
    procesy = Proces.objects.visible_to(request.user).with_opis().select_related("hdr")
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def get_hdr_proces(request, pk):
    """The same for the HDR itself, which the teams of partners open too."""
    procesy = procesy_hdr(request.user).with_opis().select_related("hdr")
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia_hdr(proces, request.user)


def get_cel(request, pk):
    cele = Cel.objects.visible_to(request.user).select_related(
        "hdr__proces__jst", "hdr__proces__edycja", "hdr__proces__grupa", "hdr__proces__obszar"
    )
    cel = get_object_or_404(cele, pk=pk)
    return cel, get_uprawnienia_hdr(cel.hdr.proces, request.user)


def get_dzialanie(request, pk):
    dzialania = Dzialanie.objects.visible_to(request.user).select_related(
        "cel__hdr__proces__jst",
        "cel__hdr__proces__edycja",
        "cel__hdr__proces__grupa",
        "cel__hdr__proces__obszar",
    )
    dzialanie = get_object_or_404(dzialania, pk=pk)
    return dzialanie, get_uprawnienia_hdr(dzialanie.cel.hdr.proces, request.user)


def load_tree(proces, *, z_narzedziami=True):
    hdr = get_hdr(proces)
    hdr.proces = proces
    return drzewo(hdr, z_narzedziami=z_narzedziami)


def base_context(proces, uprawnienia, zakladka="hdr"):
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": zakladka,
        "kto_widzi": KTO_WIDZI,
    }


def tree_context(proces, uprawnienia, user=None):
    """Context of the editor and of each of its fragments; ``user`` adds the marks of comments."""
    tree = load_tree(proces)
    marks = liczby_komentarzy(proces, user) if user else {}
    for goal in tree.cele:
        goal.rozmowa = marks.get(("cel", goal.cel.pk), BRAK)
        for leaf in goal.dzialania:
            leaf.rozmowa = marks.get(("dzialanie", leaf.dzialanie.pk), BRAK)
    may_write = uprawnienia.is_czlonek and proces.is_open and tree.hdr.is_editable
    nic = check(tree)
    mark(tree, nic)
    return base_context(proces, uprawnienia) | {
        "hdr": tree.hdr,
        "drzewo": tree,
        "nic": nic,
        "may_write": may_write,
        "rozmowa_hdr": marks.get(("hdr", tree.hdr.pk), BRAK),
        "rozmowy_otwarte": sum(mark.otwarte for mark in marks.values()),
    }


def hdr_url(proces_pk, anchor=""):
    return reverse("hdr:hdr_detail", args=[proces_pk]) + (f"#{anchor}" if anchor else "")


def cofnij_url(proces_pk, miejsce):
    """The page that offers to undo the deletion just made."""
    return reverse("hdr:hdr_detail", args=[proces_pk]) + f"?usunieto={miejsce}#cofnij"
