from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.autozapis import read_zapis, save_zapis, saved
from doradztwo.liczby import read_number
from edycje.models import CzlonekZespolu
from hdr.forms.edytor import DzialanieForm
from hdr.queries.zmiany import ostatnio_zmienil
from hdr.services import edytor
from hdr.strona import PISZE_ZESPOL, cofnij_url, get_cel, get_dzialanie, hdr_url, tree_context
from hdr.views import powiazania
from hdr.views.cele import build_form, closed, direction, labels, redirect_to_edit
from hdr.views.edytor import render_editor
from hdr.zapis import save_formularz


def _save(request):
    return lambda obj, zmiany, wersja: edytor.update_dzialanie(
        obj, zmiany, wersja, kto=request.user
    )


@require_POST
def dzialanie_create(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    dzialanie = edytor.add_dzialanie(cel, kto=request.user)
    return redirect_to_edit(
        "hdr:dzialanie_update", dzialanie.pk, f"dzialanie-{dzialanie.pk}", "tresc"
    )


@require_GET
def dzialanie_detail(request, pk):
    """The action closed again: its row for htmx, its place on the page otherwise."""
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    proces = dzialanie.cel.hdr.proces
    if not request.htmx:
        return redirect(hdr_url(proces.pk, f"dzialanie-{pk}"))
    context = tree_context(proces, uprawnienia, request.user)
    leaf = find_dzialanie(context["drzewo"], pk)
    return render(request, "hdr/dzialanie/_row.html", context | {"lisc": leaf})


@require_http_methods(["GET", "POST"])
def dzialanie_update(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    proces = dzialanie.cel.hdr.proces
    wynik = _save_whole_form(request, dzialanie) if request.method == "POST" else None
    if wynik is not None and wynik.is_saved:
        messages.success(request, "Zapisano działanie.")
        return redirect(hdr_url(proces.pk, f"dzialanie-{pk}"))
    context = tree_context(proces, uprawnienia, request.user)
    leaf = find_dzialanie(context["drzewo"], pk)
    if leaf is None or not context["may_write"]:
        return closed(request, wynik, hdr_url(proces.pk, f"dzialanie-{pk}"))
    team = list(CzlonekZespolu.objects.active().filter(proces=proces))
    form = build_form(DzialanieForm, leaf.dzialanie, wynik, request, zespol=team)
    sekcje = powiazania.sekcje_dzialania(proces, leaf, context["drzewo"], team)
    extra = {
        "otwarte_dzialanie": pk,
        "form": form,
        "wynik": wynik,
        "grupy": form.grupy(sekcje),
    }
    if request.htmx and wynik is None:
        return render(request, "hdr/dzialanie/_form.html", context | extra | {"lisc": leaf})
    return render_editor(request, proces, uprawnienia, **extra)


@transaction.atomic
def _save_whole_form(request, dzialanie):
    refused = powiazania.toggle_formularz(request, dzialanie, powiazania.DZIALANIA)
    return save_formularz(
        request, dzialanie, edytor.POLA_DZIALANIA, _save(request), labels(dzialanie), refused
    )


@require_POST
def dzialanie_pole(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    pole = request.POST.get("pole", "")
    wartosc = request.POST.get("wartosc", "")
    if powiazania.toggle_pole(request, dzialanie, powiazania.DZIALANIA, pole, wartosc):
        return saved()
    return save_zapis(
        read_zapis(request, edytor.POLA_DZIALANIA), dzialanie, _save(request), ostatnio_zmienil
    )


@require_POST
def dzialanie_move(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    if "przed" in request.POST:
        edytor.put_before(dzialanie, read_number(request.POST["przed"]), kto=request.user)
    else:
        edytor.move_dzialanie(dzialanie, direction(request), kto=request.user)
    return redirect(hdr_url(dzialanie.cel.hdr.proces_id, f"dzialanie-{pk}"))


@require_POST
def dzialanie_duplicate(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    copy = edytor.duplicate_dzialanie(dzialanie, kto=request.user)
    messages.success(request, "Powielono działanie. Zmień w kopii to, co ma być inne.")
    return redirect_to_edit("hdr:dzialanie_update", copy.pk, f"dzialanie-{copy.pk}", "tresc")


@require_POST
def dzialanie_delete(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    edytor.delete_obiekt(dzialanie, kto=request.user)
    return redirect(cofnij_url(dzialanie.cel.hdr.proces_id, f"dzialanie-{pk}"))


@require_POST
def dzialanie_restore(request, pk):
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    edytor.restore_obiekt(dzialanie, kto=request.user)
    messages.success(request, "Przywrócono działanie.")
    return redirect(hdr_url(dzialanie.cel.hdr.proces_id, f"dzialanie-{pk}"))


def find_dzialanie(tree, pk):
    return next((one for one in tree.dzialania if one.dzialanie.pk == pk), None)
