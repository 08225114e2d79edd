from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.pliki import download_response
from doradztwo.wersje import WersjaConflictError
from edycje.queries import get_uprawnienia
from hdr.konflikty import build_konflikty
from hdr.strona import base_context, get_cel, get_dzialanie, get_proces, load_tree
from wdrozenie.forms import PomiarForm, PostepForm, PrzegladForm
from wdrozenie.models import DowodDzialania, PomiarWskaznika, PrzegladPostepu
from wdrozenie.queries.postep import (
    cele_z_postepem,
    get_przeglady,
    liczby_postepu,
    moje_dzialania,
    ostatnie_postepy,
)
from wdrozenie.services import wdrozenie
from wdrozenie.services.przeglady import save_przeglad

TYLKO_ZESPOL = "Postęp i pomiary zapisuje zespół JST. Poproś o to lidera zespołu."


def _url(proces_pk, anchor):
    return reverse("wdrozenie:postep_list", args=[proces_pk]) + f"#{anchor}"


@require_GET
def postep_list(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    tree = load_tree(proces, z_narzedziami=False)
    is_wdrazany = wdrozenie.is_wdrazany(tree.hdr)
    may_report = is_wdrazany and proces.is_open and uprawnienia.is_czlonek
    context = base_context(proces, uprawnienia) | {
        "hdr": tree.hdr,
        "drzewo": tree,
        "is_wdrazany": is_wdrazany,
        "cele": cele_z_postepem(tree) if is_wdrazany else [],
        "przeglady": get_przeglady(proces) if is_wdrazany else [],
        "konflikty": build_konflikty(tree) if is_wdrazany else (),
        "liczby": liczby_postepu(tree),
        "may_report": may_report,
        "moje": moje_dzialania(tree, uprawnienia.czlonek) if may_report else [],
    }
    return render(request, "wdrozenie/postep/list.html", context)


@require_http_methods(["GET", "POST"])
def postep_create(request, pk):
    """A few taps on a phone: state, percent, a sentence, a picture."""
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    _require_own_team(uprawnienia)
    proces = dzialanie.cel.hdr.proces
    form = build_postep_form(request, dzialanie)
    if form.is_valid():
        try:
            wdrozenie.report_postep(dzialanie, kto=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano postęp działania.")
            return redirect(_url(proces.pk, f"dzialanie-{pk}"))
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "dzialanie": dzialanie,
        "postepy": ostatnie_postepy(dzialanie),
    }
    return render(request, "wdrozenie/postep/form.html", context)


def _require_own_team(uprawnienia):
    """Partners write the HDR with its owner, and know nothing of its carrying out."""
    if uprawnienia.is_partner:
        raise Http404
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)


def build_postep_form(request, dzialanie):
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return PostepForm(*given, dzialanie=dzialanie)


@require_GET
def dowod_download(request, pk):
    dowod = get_object_or_404(DowodDzialania.objects.visible_to(request.user), pk=pk)
    return download_response(dowod.plik.open("rb"), dowod.nazwa, dowod.typ_mime)


@require_POST
def dowod_withdraw(request, pk):
    dowody = DowodDzialania.objects.visible_to(request.user)
    dowod = get_object_or_404(
        dowody.select_related("postep__dzialanie__cel__hdr__proces", "postep__odnosnik"), pk=pk
    )
    dzialanie = dowod.postep.dzialanie
    proces = dzialanie.cel.hdr.proces
    get_uprawnienia(proces, request.user).require("is_czlonek", message=TYLKO_ZESPOL)
    wdrozenie.withdraw_dowod(dowod, kto=request.user)
    messages.success(request, f"Wycofano plik: {dowod}.")
    return redirect(_url(proces.pk, f"dzialanie-{dzialanie.pk}"))


@require_http_methods(["GET", "POST"])
def pomiar_create(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    _require_own_team(uprawnienia)
    proces = cel.hdr.proces
    data = request.POST if request.method == "POST" else None
    form = PomiarForm(data, jednostka=cel.jednostka)
    if form.is_valid():
        try:
            wdrozenie.add_pomiar(cel, kto=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano pomiar wskaźnika.")
            return redirect(_url(proces.pk, f"cel-{pk}"))
    context = base_context(proces, uprawnienia) | {"form": form, "cel": cel}
    return render(request, "wdrozenie/pomiar/form.html", context)


@require_POST
def pomiar_withdraw(request, pk):
    pomiary = PomiarWskaznika.objects.current().visible_to(request.user)
    pomiar = get_object_or_404(pomiary.select_related("cel__hdr__proces"), pk=pk)
    proces = pomiar.cel.hdr.proces
    get_uprawnienia(proces, request.user).require("is_czlonek", message=TYLKO_ZESPOL)
    wdrozenie.withdraw_pomiar(pomiar, kto=request.user)
    messages.success(request, "Wycofano pomiar.")
    return redirect(_url(proces.pk, f"cel-{pomiar.cel_id}"))


@require_http_methods(["GET", "POST"])
def przeglad_update(request, proces_pk):
    """A light and a sentence for one month; ``?miesiac`` opens the one that stands already."""
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    form, conflict = _przeglad_form(request, proces), None
    if form.is_valid():
        data = form.cleaned_data | {"wersja": form.cleaned_data["wersja"] or 0}
        try:
            save_przeglad(proces.pk, kto=request.user, **data)
        except WersjaConflictError as error:
            conflict = error.current
            form = _conflict_form(request, conflict)
        except ValidationError as error:
            # The month ended between the form and its save.
            form.add_error(None, error)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano przegląd miesiąca.")
            return redirect(_url(proces.pk, "przeglady"))
    context = base_context(proces, uprawnienia) | {"form": form, "konflikt": conflict}
    return render(request, "wdrozenie/postep/przeglad.html", context)


def _przeglad_form(request, proces):
    if request.method == "POST":
        return PrzegladForm(request.POST)
    month = request.GET.get("miesiac", "")
    rows = [row for row in proces.przeglady.all() if row.miesiac.isoformat() == month]
    return PrzegladForm(przeglad=rows[0] if rows else None)


def _conflict_form(request, current: PrzegladPostepu):
    """What was typed, now meant as a change of the row as it stands."""
    return PrzegladForm({**request.POST.dict(), "wersja": current.wersja})
