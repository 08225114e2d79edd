from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from cykl.forms import TablicaForm
from cykl.queries.filtry import filtruj_wiersze, liczby, procesy_edycji, wybory
from cykl.queries.tablica import wiersze_tablicy
from doradztwo.listy import paginate
from edycje.models import Edycja


@require_GET
def tablica(request, pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)
    wszystkie = wiersze_tablicy(edycja, procesy_edycji(edycja))
    form = TablicaForm(request.GET, wybory=wybory(wszystkie))
    wiersze = filtruj_wiersze(wszystkie, form.filtry)
    page = paginate(request, wiersze)
    context = {
        "edycja": edycja,
        "form": form,
        "liczby": liczby(wszystkie),
        "page": page,
        "grupy": [
            (grupa, list(w)) for grupa, w in groupby(page, key=lambda wiersz: wiersz.proces.grupa)
        ],
        "kroki": wszystkie[0].komorki if wszystkie else [],
        "liczba_wszystkich": len(wszystkie),
        "etapy": _naglowki_etapow(wszystkie),
    }
    return render(request, "cykl/tablica/detail.html", context)


def _naglowki_etapow(wiersze):
    """(number, name, columns) of each etap, for the first header row."""
    komorki = wiersze[0].komorki if wiersze else []
    return [
        (etap, kroki[0].krok.get_etap_display(), len(kroki))
        for etap, kroki in (
            (etap, list(group)) for etap, group in groupby(komorki, key=lambda k: k.krok.etap)
        )
    ]
