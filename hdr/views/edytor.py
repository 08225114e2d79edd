from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doradztwo.autozapis import read_zapis, save_zapis
from doradztwo.middleware.bledy import wants_json
from hdr import droga
from hdr.co_teraz import co_teraz
from hdr.enums import FormaPodsumowania
from hdr.gantt import build_gantt
from hdr.konflikty import build_konflikty
from hdr.queries.kamienie import kamienie_cyklu
from hdr.queries.zmiany import ostatnio_zmienil
from hdr.services.edytor import update_forma
from hdr.services.wspolne import ensure_hdr
from hdr.strona import PISZE_ZESPOL, get_hdr_proces, hdr_url, tree_context


def render_editor(request, proces, uprawnienia, **extra):
    """The whole page; ``extra`` holds the one goal or action open for editing."""
    context = tree_context(proces, uprawnienia, request.user)
    context |= droga.build_context(context["drzewo"], uprawnienia, context["nic"], proces.is_open)
    context["formy"] = FormaPodsumowania.choices
    context["cofnij"] = _usuniete(request, context)
    context["gantt"] = build_gantt(context["drzewo"], kamienie=kamienie_cyklu(proces))
    context["konflikty"] = build_konflikty(context["drzewo"], timezone.localdate())
    context["teraz"] = co_teraz(context)
    return render(request, "hdr/hdr/detail.html", context | extra)


def _usuniete(request, context):
    """What was deleted a moment ago, with the address that brings it back."""
    rodzaj, _, pk = request.GET.get("usunieto", "").partition("-")
    rows = {
        "cel": context["drzewo"].usuniete_cele,
        "dzialanie": context["drzewo"].usuniete_dzialania,
    }.get(rodzaj, [])
    if not context["may_write"]:
        return None
    found = next((one for one in rows if str(one.pk) == pk), None)
    url = found and reverse(f"hdr:{rodzaj}_restore", args=[found.pk])
    return found and {"obiekt": found, "rodzaj": found._meta.verbose_name, "url": url}


@require_GET
def hdr_detail(request, proces_pk):
    proces, uprawnienia = get_hdr_proces(request, proces_pk)
    return render_editor(request, proces, uprawnienia)


@require_GET
def hdr_ogniwa(request, proces_pk):
    """The side list and „Co teraz” alone, asked for after each saved field."""
    proces, uprawnienia = get_hdr_proces(request, proces_pk)
    context = tree_context(proces, uprawnienia)
    if context["may_write"]:
        context["teraz"] = co_teraz(context)
    return render(request, "hdr/hdr/ogniwa.html", context)


@require_POST
def hdr_forma(request, proces_pk):
    proces, uprawnienia = get_hdr_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", message=PISZE_ZESPOL)
    hdr = ensure_hdr(proces.pk)

    def save(obj, zmiany, wersja):
        return update_forma(obj, zmiany["forma_podsumowania"], wersja, kto=request.user)

    if wants_json(request):
        return save_zapis(read_zapis(request, ["forma_podsumowania"]), hdr, save, ostatnio_zmienil)
    forma = request.POST.get("forma_podsumowania", "")
    if forma in FormaPodsumowania.values:
        save(hdr, {"forma_podsumowania": forma}, hdr.wersja)
        messages.success(request, "Zapisano planowaną formę podsumowania.")
    else:
        messages.error(request, "Wybierz jedną z trzech form podsumowania.")
    return redirect(hdr_url(proces.pk, "forma"))
