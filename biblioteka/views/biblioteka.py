"""The public library: no account, no names."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from biblioteka.forms import SzukajForm
from biblioteka.models import Publikacja
from biblioteka.queries import (
    get_wybory,
    procesy_do_pisania,
    przyklady_celow,
    publiczne_ankiety,
    szukaj_publikacji,
)
from doradztwo.listy import paginate
from doradztwo.pliki import PDF, download_response
from doradztwo.publiczne import publiczna
from hdr.queries.tresc import with_dates
from konta.limity import limited
from raporty.models import Dokument

NA_STRONIE = 12


@publiczna()
@limited("biblioteka", limit=120)
def publikacja_list(request):
    form = SzukajForm(request.GET, wybory=get_wybory())
    filtry = form.filtry
    page = paginate(request, szukaj_publikacji(filtry), NA_STRONIE)
    context = {
        "form": form,
        "page": page,
        "ile_filtrow": len(set(filtry) - {"kolejnosc"}),
    }
    return render(request, "biblioteka/publikacja/list.html", context)


@publiczna()
@limited("biblioteka", limit=120)
def cel_list(request, nr):
    """Goals others wrote in this area: help beside one's own, asked for when it is opened."""
    context = {"nr": nr, "przyklady": przyklady_celow(nr)}
    return render(request, "biblioteka/cel/list.html", context)


@publiczna()
@limited("biblioteka", limit=120)
def publikacja_read(request, pk):
    publikacja = get_object_or_404(Publikacja.objects.public().with_opis(), pk=pk)
    context = {
        "publikacja": publikacja,
        "dokument": _dokumenty(publikacja).defer("dane").first(),
        "proces": publikacja.proces,
        "tresc": with_dates(publikacja.tresc),
        "ankiety": publiczne_ankiety(publikacja.proces),
        "moge_wziac": request.user.is_authenticated
        and procesy_do_pisania(request.user).exclude(pk=publikacja.proces_id).exists(),
    }
    return render(request, "biblioteka/publikacja/read.html", context)


@publiczna()
@limited("biblioteka", limit=120)
def publikacja_pdf(request, pk):
    """The file lives as long as the publication: once withdrawn, nobody gets it here."""
    publikacja = get_object_or_404(Publikacja.objects.public(), pk=pk)
    dokument = _dokumenty(publikacja).defer("dane").first()
    if dokument is None or not dokument.is_ready:
        raise Http404
    return download_response(dokument.plik, dokument.nazwa_pliku, PDF.typ_mime)


def _dokumenty(publikacja):
    return Dokument.objects.opublikowane().filter(proces=publikacja.proces_id)
