"""Drafts, files and tasks of sessions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doradztwo.pliki import download_response
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from sesje.models import PlikSesji, SzkicSesji, ZadanieOsoby
from sesje.services.pliki import withdraw_plik
from sesje.services.szkice import delete_szkic, save_szkic
from sesje.services.zadania import complete_zadanie, reopen_zadanie
from sesje.views.wspolne import get_doradca, own_procesy, pola_szkicu, safe_return

CZYJE_ZADANIE = "To zadanie odhacza osoba, która je dostała, lider albo doradca. Poproś ją o to."
TYLKO_AUTOR = "Pliki sesji usuwa doradca, który ją zapisał. Poproś tę osobę."


@require_POST
def szkic_save(request):
    """Autosave of the form and its button; counts nowhere."""
    doradca = get_doradca(request.user)
    chosen = request.POST.get("proces", "")
    proces = _chosen(doradca, chosen)
    known = request.POST.get("szkic", "")
    szkic = save_szkic(
        doradca,
        proces,
        pola_szkicu(request.POST),
        int(known[:15]) if known.isdecimal() else None,
    )
    if request.headers.get("Accept") == "application/json":
        saved = timezone.localtime(szkic.updated_at)
        return JsonResponse({"szkic": szkic.pk, "zapisano": f"{saved:%H:%M}"})
    messages.success(request, "Zapisano szkic. Nie liczy się, dopóki nie zapiszesz sesji.")
    return redirect("sesje:moje_godziny")


def _chosen(doradca, text) -> Proces | None:
    return own_procesy(doradca).filter(pk=text[:15]).first() if text.isdecimal() else None


@require_POST
def szkic_delete(request, pk):
    szkic = get_object_or_404(SzkicSesji.objects.visible_to(request.user), pk=pk)
    delete_szkic(szkic.doradca, szkic.pk)
    messages.success(request, "Usunięto szkic.")
    return redirect("sesje:moje_godziny")


def _get_plik(request, pk) -> PlikSesji:
    files = PlikSesji.objects.visible_to(request.user).select_related("sesja__doradca")
    return get_object_or_404(files, pk=pk)


@require_GET
def plik_sesji_download(request, pk):
    plik = _get_plik(request, pk)
    return download_response(plik.plik.open("rb"), plik.nazwa, plik.typ_mime)


@require_POST
def plik_sesji_withdraw(request, pk):
    plik = _get_plik(request, pk)
    if plik.sesja.doradca.user_id != request.user.pk:
        raise PermissionDenied(TYLKO_AUTOR)
    withdraw_plik(plik, kto=request.user)
    messages.success(request, f"Usunięto plik {plik.nazwa}.")
    return redirect("sesje:sesja_update", plik.sesja_id)


@require_POST
def zadanie_complete(request, pk):
    """Done, or with ``cofnij`` not done after all; by the person, the lider or an advisor."""
    rows = ZadanieOsoby.objects.visible_to(request.user).select_related(
        "sesja__proces__edycja", "czlonek", "doradca"
    )
    zadanie = get_object_or_404(rows, pk=pk)
    proces = zadanie.sesja.proces
    if request.user.pk != (zadanie.czlonek or zadanie.doradca).user_id:
        uprawnienia = get_uprawnienia(proces, request.user)
        if not (uprawnienia.is_lider or uprawnienia.is_doradca):
            raise PermissionDenied(CZYJE_ZADANIE)
    if "cofnij" in request.POST:
        reopen_zadanie(zadanie, kto=request.user)
        messages.success(request, "Zadanie znów jest do zrobienia.")
    else:
        complete_zadanie(zadanie, kto=request.user)
        messages.success(request, f"Zrobione: {zadanie.tresc}")
    back = safe_return(request.POST.get("powrot", ""))
    return redirect(back) if back else redirect("sesje:sesja_list", proces.pk)
