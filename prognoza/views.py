from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.eksport import csv_response, xlsx_response
from doradztwo.wersje import WersjaConflictError
from edycje.strona_procesu import open_proces, page
from prognoza.forms import PrognozaForm, WniosekForm
from prognoza.models import Prognoza
from prognoza.obliczenia import describe
from prognoza.queries import (
    get_arkusze,
    get_prognoza,
    get_szczeble,
    get_wiersze,
    get_wykresy,
    get_wyniki,
    get_zalozenia,
)
from prognoza.services import collect_prognoza, save_prognoza

TYLKO_ZESPOL = "Prognozę liczy zespół samorządu. Jeśli coś trzeba zmienić, poproś lidera zespołu."


@require_GET
def prognoza_detail(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    prognoza = get_prognoza(proces)
    wyniki = get_wyniki(prognoza, proces.jst.rodzaj) if prognoza else []
    context = page(
        proces,
        uprawnienia,
        "dane",
        prognoza=prognoza,
        wyniki=[(wynik, _with_keys(wynik), describe(wynik)) for wynik in wyniki],
        zalozenia=get_zalozenia(prognoza) if prognoza else [],
        is_powiat=get_szczeble(proces.jst.rodzaj)[-1] == "ponadpodstawowa",
    )
    return render(request, "prognoza/prognoza/detail.html", context)


def _with_keys(wynik):
    return [(f"{wynik.szczebel}-{nr}", wykres) for nr, wykres in enumerate(get_wykresy(wynik))]


@require_http_methods(["GET", "POST"])
def prognoza_update(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    prognoza = get_prognoza(proces)
    form = PrognozaForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        instance=prognoza or Prognoza(proces=proces),
        szczebel=get_szczeble(proces.jst.rodzaj)[-1],
    )
    konflikt = None
    if form.is_valid():
        try:
            save_prognoza(proces.pk, form.zmiany, form.cleaned_data["wersja"], request.user)
        except WersjaConflictError as error:
            konflikt = _renew(form, error.current)
        else:
            messages.success(request, "Policzono prognozę.")
            return redirect("prognoza:prognoza_detail", proces.pk)
    context = page(proces, uprawnienia, "dane", form=form, konflikt=konflikt)
    return render(request, "prognoza/prognoza/form.html", context)


def _renew(form, current):
    """Rows of what differs; the form keeps what was typed and may be saved over ``current``."""
    form.data = form.data.copy()
    form.data["wersja"] = current.wersja
    theirs = PrognozaForm(instance=current, szczebel="podstawowa")
    return [
        (form[name].label, _as_text(form[name], value), _as_text(form[name], theirs[name].value()))
        for name, value in form.zmiany.items()
        if value != getattr(current, name)
    ]


def _as_text(field, value):
    choices = dict(getattr(field.field, "choices", []))
    return choices.get(value) or field.field.prepare_value(value)


@require_http_methods(["GET", "POST"])
def prognoza_collect(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    prognoza = get_object_or_404(Prognoza.objects.visible_to(request.user), proces=proces)
    initial = {
        "wniosek": describe(get_wyniki(prognoza, proces.jst.rodzaj)[0]),
        "wersja": prognoza.wersja,
    }
    form = WniosekForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        wniosek, wersja = form.cleaned_data["wniosek"], form.cleaned_data["wersja"]
        dane = collect_prognoza(prognoza, wniosek, wersja, request.user)
        messages.success(request, "Prognoza jest wśród zebranych danych.")
        return redirect("zbiory:dane_detail", dane.pk)
    context = page(proces, uprawnienia, "dane", prognoza=prognoza, form=form)
    return render(request, "prognoza/prognoza/collect.html", context)


@require_GET
def prognoza_xlsx(request, pk):
    prognoza, wyniki, nazwa = _for_file(request, pk)
    return xlsx_response(get_arkusze(prognoza, wyniki), nazwa)


@require_GET
def prognoza_csv(request, pk):
    _, wyniki, nazwa = _for_file(request, pk)
    rows = get_wiersze(wyniki[0])
    for wynik in wyniki[1:]:
        rows += [[], [wynik.szczebel.label], *get_wiersze(wynik)]
    return csv_response(rows, nazwa)


def _for_file(request, pk):
    proces, _ = open_proces(request, pk)
    prognoza = get_object_or_404(Prognoza.objects.visible_to(request.user), proces=proces)
    prognoza.proces = proces
    return prognoza, get_wyniki(prognoza, proces.jst.rodzaj), f"prognoza {proces.jst.nazwa}"
