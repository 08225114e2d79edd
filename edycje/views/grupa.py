from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.listy import paginate
from edycje.forms.edycja import GrupaForm
from edycje.models import Grupa
from edycje.services.edycje import save_grupa
from edycje.views.wspolne import get_coordinated_edycja, post_or_none


def _save(request, form) -> bool:
    if not form.is_valid():
        return False
    try:
        grupa = save_grupa(form.instance, kto=request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, f"Zapisano: {grupa}.")
    return True


@require_http_methods(["GET", "POST"])
def grupa_list(request, pk):
    """Groups of an edition, and the form that adds one."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    grupy = edycja.grupy.annotate(liczba_procesow=Count("procesy")).order_by("numer")
    last = edycja.grupy.order_by("-numer").first()
    initial = {"numer": last.numer + 1 if last else 1}
    form = GrupaForm(post_or_none(request), instance=Grupa(edycja=edycja), initial=initial)
    if _save(request, form):
        return redirect("edycje:grupa_list", edycja.pk)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "form": form, "zakladka": "grupy"}
    return render(request, "edycje/grupa/list.html", context | {"page": paginate(request, grupy)})


@require_http_methods(["GET", "POST"])
def grupa_update(request, pk, grupa_pk):
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    grupa = get_object_or_404(edycja.grupy, pk=grupa_pk)
    form = GrupaForm(post_or_none(request), instance=grupa)
    if _save(request, form):
        return redirect("edycje:grupa_list", edycja.pk)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "form": form, "zakladka": "grupy"}
    return render(request, "edycje/grupa/update.html", context)
