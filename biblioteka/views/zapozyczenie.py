"""„Weź do naszego HDR”: from a public page into the draft of one's own team."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from biblioteka.forms import MiejsceForm
from biblioteka.models import Publikacja
from biblioteka.przejecie import find_wybrane, miejsca
from biblioteka.queries import procesy_do_pisania
from biblioteka.services.zapozyczenia import borrow
from hdr.queries import drzewo, get_hdr

TYLKO_ZESPOL = (
    "Działania przejmuje zespół, który właśnie pisze swój HDR. Jeśli Twój HDR jest w opinii albo "
    "przyjęty, lider może go cofnąć lub otworzyć ponownie."
)
BRAK_PRIORYTETOW = "Wasz HDR nie ma jeszcze priorytetów. Zacznijcie od diagnozy pogłębionej."


@require_http_methods(["GET", "POST"])
def zapozyczenie_create(request, pk, numer):
    publikacja = get_object_or_404(Publikacja.objects.public().with_opis(), pk=pk)
    wybrane = find_wybrane(publikacja.tresc, numer)
    if wybrane is None:
        raise Http404
    trees = _trees(request.user, publikacja)
    form = MiejsceForm(
        request.POST if request.method == "POST" else None, grupy=miejsca(trees, wybrane)
    )
    if form.is_valid():
        miejsce = form.cleaned_data["miejsce"]
        tree = _tree_of(trees, miejsce)
        borrow(publikacja, wybrane, tree, miejsce, kto=request.user)
        messages.success(request, "Skopiowano do HDR. Dopiszcie terminy i osoby odpowiedzialne.")
        return redirect("hdr:hdr_detail", tree.proces_pk)
    context = {"publikacja": publikacja, "proces": publikacja.proces}
    context |= {"wybrane": wybrane, "form": form}
    return render(request, "biblioteka/zapozyczenie/create.html", context)


def _trees(user, publikacja):
    """Drafts this person writes in; 403 when there is none."""
    procesy = list(procesy_do_pisania(user).exclude(pk=publikacja.proces_id))
    if not procesy:
        raise PermissionDenied(TYLKO_ZESPOL)
    trees = []
    for proces in procesy:
        hdr = get_hdr(proces)
        hdr.proces = proces
        trees.append(drzewo(hdr))
    if not any(not one.is_usuniety for tree in trees for one in tree.priorytety):
        raise PermissionDenied(BRAK_PRIORYTETOW)
    return trees


def _tree_of(trees, miejsce):
    kind, _, pk = miejsce.partition("-")
    for tree in trees:
        keys = (
            {one.cel.pk for one in tree.cele}
            if kind == "cel"
            else {one.priorytet.pk for one in tree.priorytety}
        )
        if int(pk) in keys:
            return tree
    raise Http404
