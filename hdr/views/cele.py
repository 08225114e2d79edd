from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diagnoza.models import Priorytet
from doradztwo.autozapis import read_zapis, save_zapis, saved
from doradztwo.liczby import read_number
from hdr.forms.edytor import CelForm
from hdr.queries.partnerzy import get_uprawnienia_hdr, procesy_hdr
from hdr.queries.zmiany import ostatnio_zmienil
from hdr.services import edytor
from hdr.strona import PISZE_ZESPOL, cofnij_url, get_cel, hdr_url, tree_context
from hdr.views import powiazania
from hdr.views.edytor import render_editor
from hdr.zapis import save_formularz


def _save(request):
    return lambda obj, zmiany, wersja: edytor.update_cel(obj, zmiany, wersja, kto=request.user)


@require_POST
def cel_create(request, pk):
    priorytety = Priorytet.objects.select_related("diagnoza__proces").filter(
        diagnoza__proces__in=procesy_hdr(request.user)
    )
    priorytet = get_object_or_404(priorytety, pk=pk)
    uprawnienia = get_uprawnienia_hdr(priorytet.diagnoza.proces, request.user)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    cel = edytor.add_cel(priorytet, kto=request.user)
    return redirect_to_edit("hdr:cel_update", cel.pk, f"cel-{cel.pk}", "tresc")


@require_GET
def cel_detail(request, pk):
    """The goal closed again: its header for htmx, its place on the page otherwise."""
    cel, uprawnienia = get_cel(request, pk)
    proces = cel.hdr.proces
    if not request.htmx:
        return redirect(hdr_url(proces.pk, f"cel-{pk}"))
    context = tree_context(proces, uprawnienia, request.user)
    goal = find_cel(context["drzewo"], pk)
    return render(request, "hdr/cel/_header.html", context | {"galaz": goal})


@require_http_methods(["GET", "POST"])
def cel_update(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    proces = cel.hdr.proces
    wynik = None
    if request.method == "POST":
        wynik = _save_whole_form(request, cel)
        if wynik.is_saved:
            messages.success(request, "Zapisano cel.")
            return redirect(hdr_url(proces.pk, f"cel-{pk}"))
        cel.refresh_from_db()
    context = tree_context(proces, uprawnienia, request.user)
    goal = find_cel(context["drzewo"], pk)
    if goal is None or not context["may_write"]:
        return closed(request, wynik, hdr_url(proces.pk, f"cel-{pk}"))
    form = build_form(CelForm, goal.cel, wynik, request, priorytety=context["drzewo"].priorytety)
    sekcje = powiazania.sekcje_celu(goal, context["drzewo"])
    extra = {"otwarty_cel": pk, "form": form, "wynik": wynik, "sekcje": sekcje}
    if request.htmx and wynik is None:
        return render(request, "hdr/cel/_form.html", context | extra | {"galaz": goal})
    return render_editor(request, proces, uprawnienia, **extra)


@transaction.atomic
def _save_whole_form(request, cel):
    refused = powiazania.toggle_formularz(request, cel, powiazania.CELU)
    return save_formularz(request, cel, edytor.POLA_CELU, _save(request), labels(cel), refused)


def closed(request, wynik, url):
    """Nothing to open any more; why the save was refused is said on the page of the HDR."""
    for sentence in wynik.bledy.values() if wynik else ():
        messages.error(request, sentence)
    return redirect(url)


@require_POST
def cel_pole(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    pole, wartosc = request.POST.get("pole", ""), request.POST.get("wartosc", "")
    if powiazania.toggle_pole(request, cel, powiazania.CELU, pole, wartosc):
        return saved()
    return save_zapis(read_zapis(request, edytor.POLA_CELU), cel, _save(request), ostatnio_zmienil)


@require_POST
def cel_move(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    if "przed" in request.POST:
        edytor.put_before(cel, read_number(request.POST["przed"]), kto=request.user)
    else:
        edytor.move_cel(cel, direction(request), kto=request.user)
    return redirect(hdr_url(cel.hdr.proces_id, f"cel-{pk}"))


@require_POST
def cel_delete(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    edytor.delete_obiekt(cel, kto=request.user)
    return redirect(cofnij_url(cel.hdr.proces_id, f"cel-{pk}"))


@require_POST
def cel_restore(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    edytor.restore_obiekt(cel, kto=request.user)
    messages.success(request, "Przywrócono cel.")
    return redirect(hdr_url(cel.hdr.proces_id, f"cel-{pk}"))


def find_cel(tree, pk):
    return next((one for one in tree.cele if one.cel.pk == pk), None)


def labels(obj):
    return {field.name: field.verbose_name for field in obj._meta.fields}


def direction(request):
    return -1 if request.POST.get("kierunek") == "gora" else 1


def build_form(form_class, obj, wynik, request, **kwargs):
    """A fresh form, or what was typed with its errors."""
    if wynik is None:
        return form_class(instance=obj, pole=request.GET.get("pole", ""), **kwargs)
    form = form_class(wynik.wartosci, instance=obj, **kwargs)
    form.is_valid()
    for pole, zdanie in wynik.bledy.items():
        if pole in form.fields and pole not in form.errors:
            form.add_error(pole, zdanie)
        elif pole not in form.fields:
            form.add_error(None, zdanie)
    return form


def redirect_to_edit(url_name, pk, anchor, pole):
    return redirect(f"{reverse(url_name, args=[pk])}?pole={pole}#{anchor}")
