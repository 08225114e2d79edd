"""Bringing a table into the HDR: paste or file, preview, save."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from doradztwo.exceptions import DomainError
from hdr.strona import PISZE_ZESPOL, base_context, get_proces, hdr_url, load_tree
from przenoszenie.exceptions import TabelaError
from przenoszenie.forms.poprzedni import PoprzedniForm
from przenoszenie.forms.tabela import Podglad, TabelaForm
from przenoszenie.queries import narzedzia_procesu, otoczenie, poprzednie_wersje
from przenoszenie.services import PRZEJETO_POPRZEDNI, describe, write_plan


@require_http_methods(["GET", "POST"])
def import_create(request, proces_pk):
    """Where the table comes in; the answer to it is the preview."""
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    tree = load_tree(proces)
    if not (proces.is_open and tree.hdr.is_editable):
        return redirect(hdr_url(proces.pk))
    form = TabelaForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return _render_podglad(request, proces, uprawnienia, Podglad(form.tabele, tree))
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "ma_priorytety": any(not one.is_usuniety for one in tree.priorytety),
        "poprzednie": poprzednie_wersje(proces),
    }
    return render(request, "przenoszenie/import/create.html", context)


@require_http_methods(["GET", "POST"])
def import_preview(request, proces_pk):
    """The preview counted again, or everything ticked written at once."""
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    if request.method == "GET":
        return redirect("przenoszenie:import_create", proces.pk)
    try:
        podglad = Podglad.from_post(request.POST, load_tree(proces))
    except TabelaError as error:
        messages.error(request, str(error))
        return redirect("przenoszenie:import_create", proces.pk)
    blad = ""
    if request.POST.get("akcja") == "zapisz" and not podglad.bledy:
        try:
            write_plan(proces.pk, podglad.plan, kto=request.user)
            messages.success(request, f"Wczytano do HDR: {describe(podglad.plan)}.")
            return redirect(hdr_url(proces.pk))
        except DomainError as error:
            blad = str(error)
    return _render_podglad(request, proces, uprawnienia, podglad, blad)


def _render_podglad(request, proces, uprawnienia, podglad, blad=""):
    context = base_context(proces, uprawnienia) | {
        "podglad": podglad,
        "plan": podglad.plan,
        "co_powstanie": describe(podglad.plan),
        "blad": blad,
    }
    return render(request, "przenoszenie/import/preview.html", context)


@require_http_methods(["GET", "POST"])
def poprzedni_create(request, proces_pk, wersja_pk):
    """Goals and actions that the same Jst accepted in an earlier edition."""
    proces, uprawnienia = get_proces(request, proces_pk)
    wersja = get_object_or_404(poprzednie_wersje(proces), pk=wersja_pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    tree = load_tree(proces)
    kept = [one.priorytet.pk for one in tree.priorytety if not one.is_usuniety]
    if not (proces.is_open and tree.hdr.is_editable and kept):
        return redirect("przenoszenie:import_create", proces.pk)
    form = PoprzedniForm(
        request.POST if request.method == "POST" else None,
        wersja=wersja,
        drzewo=tree,
        otoczenie=otoczenie(tree, kept[0]),
    )
    if form.is_valid():
        plan = form.plan(proces.edycja, narzedzia_procesu(proces))
        write_plan(proces.pk, plan, kto=request.user, zdarzenie=PRZEJETO_POPRZEDNI)
        messages.success(request, f"Przejęto do HDR: {describe(plan)}.")
        return redirect(hdr_url(proces.pk))
    context = base_context(proces, uprawnienia) | {"form": form, "wersja": wersja}
    return render(request, "przenoszenie/poprzedni/create.html", context)
