from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from edycje.queries import get_uprawnienia
from hdr.forms.wdrozenie import PomiarForm, PostepForm
from hdr.models import PomiarWskaznika
from hdr.queries.wdrozenie import cele_z_postepem, liczby_postepu
from hdr.services import wdrozenie
from hdr.views.wspolne import base_context, get_cel, get_dzialanie, get_proces, load_tree

TYLKO_ZESPOL = "Postęp i pomiary zapisuje zespół JST. Poproś o to lidera zespołu."


def _url(proces_pk, anchor):
    return reverse("hdr:postep_list", args=[proces_pk]) + f"#{anchor}"


@require_GET
def postep_list(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    tree = load_tree(proces)
    is_wdrazany = wdrozenie.is_wdrazany(tree.hdr)
    context = base_context(proces, uprawnienia) | {
        "hdr": tree.hdr,
        "drzewo": tree,
        "is_wdrazany": is_wdrazany,
        "cele": cele_z_postepem(tree) if is_wdrazany else [],
        "liczby": liczby_postepu(tree),
        "may_report": is_wdrazany and proces.is_open and uprawnienia.is_czlonek,
    }
    return render(request, "hdr/postep/list.html", context)


@require_http_methods(["GET", "POST"])
def postep_create(request, pk):
    """A few taps on a phone: state, percent, a sentence."""
    dzialanie, uprawnienia = get_dzialanie(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    proces = dzialanie.cel.hdr.proces
    form = PostepForm(request.POST if request.method == "POST" else None, dzialanie=dzialanie)
    if form.is_valid():
        data = form.cleaned_data
        wdrozenie.report_postep(
            dzialanie, data["stan"], data["procent"], data["notatka"], kto=request.user
        )
        messages.success(request, "Zapisano postęp działania.")
        return redirect(_url(proces.pk, f"dzialanie-{pk}"))
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "dzialanie": dzialanie,
        "postepy": dzialanie.postepy.select_related("kto")[:5],
    }
    return render(request, "hdr/postep/form.html", context)


@require_http_methods(["GET", "POST"])
def pomiar_create(request, pk):
    cel, uprawnienia = get_cel(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    proces = cel.hdr.proces
    form = PomiarForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            wdrozenie.add_pomiar(
                cel, data["data_pomiaru"], data["wartosc"], data["notatka"], kto=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Zapisano pomiar wskaźnika.")
            return redirect(_url(proces.pk, f"cel-{pk}"))
    context = base_context(proces, uprawnienia) | {"form": form, "cel": cel}
    return render(request, "hdr/pomiar/form.html", context)


@require_POST
def pomiar_withdraw(request, pk):
    pomiary = PomiarWskaznika.objects.current().visible_to(request.user)
    pomiar = get_object_or_404(pomiary.select_related("cel__hdr__proces"), pk=pk)
    proces = pomiar.cel.hdr.proces
    get_uprawnienia(proces, request.user).require("is_czlonek", message=TYLKO_ZESPOL)
    wdrozenie.withdraw_pomiar(pomiar, kto=request.user)
    messages.success(request, "Wycofano pomiar.")
    return redirect(_url(proces.pk, f"cel-{pomiar.cel_id}"))
