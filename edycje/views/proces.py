from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_number
from doradztwo.listy import paginate
from doradztwo.teksty import counted
from edycje.forms.proces import GrupaProcesuForm, ListaForm, ProcesForm, read_wybor
from edycje.queries import procesy_list
from edycje.services.dodawanie import add_procesy, move_proces, preview_lista
from edycje.services.dopasowanie import Stan
from edycje.services.edycje import require_not_ended
from edycje.views.wspolne import get_coordinated_edycja, get_edycja, get_proces, post_or_none
from jst.queries import search

_NAJWIECEJ_WYNIKOW = 12


def read_filters(request):
    """Filters of a list of Procesy from the address; a wrong number means no filter."""
    return {
        "szukaj": request.GET.get("q", "").strip()[:100],
        "grupa": read_number(request.GET.get("grupa", "")),
        "doradca": read_number(request.GET.get("doradca", "")),
    }


@require_GET
def proces_list(request, pk):
    edycja, uprawnienia = get_edycja(request, pk)
    filtry = read_filters(request)
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "samorzady",
        "filtry": filtry,
        "is_filtered": any(value not in ("", None) for value in filtry.values()),
        "grupy": list(edycja.grupy.all()),
        "page": paginate(request, procesy_list(edycja, **filtry)),
    }
    return render(request, "edycje/proces/list.html", context)


@require_http_methods(["GET", "POST"])
def proces_create(request, pk):
    """One Jst from the register."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    require_not_ended(edycja)
    form = ProcesForm(post_or_none(request), edycja=edycja)
    if form.is_valid():
        jst = form.cleaned_data["jst"]
        add_procesy(edycja, [jst.pk], grupa=form.cleaned_data["grupa"], kto=request.user)
        messages.success(request, f"Dodano do edycji: {jst}.")
        return redirect("edycje:proces_create", edycja.pk)
    text = request.GET.get("q", "").strip()
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "samorzady",
        "form": form,
        "q": text,
        "wyniki": list(search(text, _NAJWIECEJ_WYNIKOW)) if len(text) > 1 else [],
        "wybrana": form.cleaned_data.get("jst") if form.is_bound else None,
    }
    return render(request, "edycje/proces/create.html", context)


@require_http_methods(["GET", "POST"])
def proces_import(request, pk):
    """A pasted list: preview first, saved only when confirmed."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    require_not_ended(edycja)
    form = ListaForm(post_or_none(request), edycja=edycja)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "zakladka": "samorzady", "form": form}
    if form.is_valid():
        pozycje = preview_lista(edycja, form.cleaned_data["lista"])
        chosen = read_wybor(pozycje, request.POST)
        if request.POST.get("krok") == "zapisz" and chosen:
            dodane = add_procesy(edycja, chosen, grupa=form.cleaned_data["grupa"], kto=request.user)
            number = counted(len(dodane.nowe), "samorząd,samorządy,samorządów")
            messages.success(request, f"Dodano do edycji {number}.")
            return redirect("edycje:proces_list", edycja.pk)
        context |= _preview(pozycje, request.POST.get("krok") == "zapisz")
    return render(request, "edycje/proces/import.html", context)


def _preview(pozycje, nothing_chosen):
    groups = {stan: [row for row in pozycje if row.stan == stan] for stan in Stan}
    return {
        "pozycje": pozycje,
        "nic_nie_wybrano": nothing_chosen,
        "dopasowane": groups[Stan.DOPASOWANA],
        "niejednoznaczne": groups[Stan.NIEJEDNOZNACZNA],
        "nieznane": groups[Stan.NIEZNANA],
        "pominiete": groups[Stan.POWTORZONA] + groups[Stan.JUZ_W_EDYCJI],
    }


@require_http_methods(["GET", "POST"])
def proces_update(request, pk):
    """Move a Proces to another group."""
    proces, uprawnienia = get_proces(request, pk)
    uprawnienia.require(
        "is_koordynator", message="Grupę zmienia koordynator edycji. Poproś go o to."
    )
    form = GrupaProcesuForm(
        post_or_none(request), edycja=proces.edycja, initial={"grupa": proces.grupa_id}
    )
    if form.is_valid():
        try:
            move_proces(proces, grupa=form.cleaned_data["grupa"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Zmieniono grupę: {proces.jst}.")
            return redirect("edycje:proces_list", proces.edycja_id)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "", "form": form}
    return render(request, "edycje/proces/update.html", context)
