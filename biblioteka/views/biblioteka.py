"""The public library: no account, no names."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from biblioteka.forms import SzukajForm
from biblioteka.models import Publikacja
from biblioteka.queries import get_wybory, procesy_do_pisania, szukaj_publikacji
from doradztwo.listy import paginate
from hdr.queries.tresc import with_dates

NA_STRONIE = 12


@login_not_required
@require_GET
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


@login_not_required
@require_GET
def publikacja_read(request, pk):
    publikacja = get_object_or_404(Publikacja.objects.public().with_opis(), pk=pk)
    context = {
        "publikacja": publikacja,
        "proces": publikacja.proces,
        "tresc": with_dates(publikacja.tresc),
        "ankiety": publikacja.proces.ankiety.answered().filter(publicznie=True),
        "moge_wziac": request.user.is_authenticated
        and procesy_do_pisania(request.user).exclude(pk=publikacja.proces_id).exists(),
    }
    return render(request, "biblioteka/publikacja/read.html", context)
