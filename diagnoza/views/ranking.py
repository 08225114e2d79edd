"""Ratings of priorities: everybody their own, all together the medians and the matrix."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diagnoza.forms.ranking import OcenyForm
from diagnoza.models import DiagnozaPoglebiona
from diagnoza.queries.ranking import get_ranking
from diagnoza.rysunki import build_macierz
from diagnoza.services import ranking as services
from diagnoza.views.poglebiona import TYLKO_LIDER_UKLADA
from edycje.strona_procesu import open_as_zespol, open_proces, page

KTO_WIDZI_OCENY = [
    "Twoje oceny: tylko Ty",
    "zespół, decydent, doradcy, koordynator i obserwator: mediany zespołu",
]


@require_GET
def ranking_detail(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    diagnoza, ranking = _load(proces, uprawnienia)
    return _render(request, proces, uprawnienia, diagnoza, ranking, OcenyForm(ranking=ranking))


@require_http_methods(["GET", "POST"])
def ranking_rate(request, pk):
    """A draft kept in the browser belongs to the page of the ranking: GET leads back there."""
    proces, uprawnienia = open_as_zespol(request, pk)
    if request.method == "GET":
        return redirect("diagnoza:ranking_detail", pk)
    diagnoza, ranking = _load(proces, uprawnienia)
    form = OcenyForm(request.POST, ranking=ranking)
    if form.is_valid():
        services.rate_priorytety(proces.pk, uprawnienia.czlonek, form.oceny)
        messages.success(request, "Zapisano Twoje oceny.")
        return redirect("diagnoza:ranking_detail", pk)
    return _render(request, proces, uprawnienia, diagnoza, ranking, form)


def _load(proces, uprawnienia):
    diagnoza = DiagnozaPoglebiona.objects.filter(proces=proces).first()
    return diagnoza, get_ranking(proces, diagnoza, uprawnienia.czlonek)


def _render(request, proces, uprawnienia, diagnoza, ranking, form):
    context = page(proces, uprawnienia, "diagnoza", ranking=ranking, form=form)
    is_finished = diagnoza is not None and diagnoza.is_finished
    context["can_edit"] = context["can_edit"] and not is_finished and bool(ranking)
    context["can_order"] = context["can_edit"] and uprawnienia.is_lider
    context["macierz"] = build_macierz(ranking)
    context["kto_widzi"] = KTO_WIDZI_OCENY
    return render(request, "diagnoza/ranking/detail.html", context)


@require_POST
def ranking_order(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER_UKLADA)
    services.order_by_oceny(proces.pk, request.user)
    messages.success(request, "Ułożono priorytety według ocen zespołu. Kolejność możesz zmienić.")
    return redirect("diagnoza:ranking_detail", pk)
