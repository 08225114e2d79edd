from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.pliki import download_response
from raporty.models import Paczka
from raporty.services.paczki import order_paczka
from raporty.views.wspolne import get_coordinated_edycja, read_month

KTO_WIDZI = ["koordynator i obserwator edycji", "administrator"]


def _get_paczka(request, pk):
    paczki = Paczka.objects.visible_to(request.user).select_related("edycja", "zlecil")
    return get_object_or_404(paczki.defer("plan"), pk=pk)


@require_POST
def paczka_create(request, pk):
    edycja = get_coordinated_edycja(request, pk)
    month = read_month(request.POST.get("miesiac", ""), edycja)
    try:
        paczka = order_paczka(edycja, month, kto=request.user)
    except DomainError as error:
        messages.error(request, error.message)
        back = reverse("raporty:rozliczenie_list", args=[edycja.pk])
        return redirect(f"{back}?miesiac={month:%Y-%m}")
    return redirect("raporty:paczka_detail", paczka.pk)


@require_GET
def paczka_detail(request, pk):
    """Progress; without scripts the page reloads itself."""
    template = "raporty/paczka/_stan.html" if request.htmx else "raporty/paczka/detail.html"
    context = {"paczka": _get_paczka(request, pk), "kto_widzi": KTO_WIDZI}
    return render(request, template, context)


@require_GET
def paczka_download(request, pk):
    paczka = _get_paczka(request, pk)
    if not paczka.is_ready:
        raise Http404
    name = f"rozliczenie-{paczka.miesiac:%Y-%m}.zip"
    return download_response(paczka.plik, name, "application/zip")
