"""Where the HDR of an edition wait."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from doradztwo.listy import paginate
from edycje.models import Edycja
from edycje.queries import get_uprawnienia_edycji
from hdr.enums import StatusHdr
from obieg.queries.kolejka import kolejka


@require_GET
def kolejka_list(request, pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)
    status = request.GET.get("stan", "")
    status = status if status in StatusHdr.values else ""
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "hdr",
        "stany": StatusHdr.choices,
        "stan": status,
        "page": paginate(request, kolejka(edycja, status)),
    }
    return render(request, "obieg/kolejka/list.html", context)
