from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.pliki import clean_nazwa, download_response
from doradztwo.wersje import WersjaConflictError
from edycje.strona_procesu import open_as_zespol, open_proces, page
from konta.queries import get_autor
from zbiory.archiwum import stream_zip
from zbiory.forms import PlikDanychForm, WlasneDaneForm, ZebraneDaneForm
from zbiory.models import PlikDanych, ZebraneDane
from zbiory.queries import get_lista_danych
from zbiory.queries.archiwum import get_wpisy
from zbiory.services.dane import add_dane, add_plik, update_dane, withdraw_plik
from zbiory.tabele import from_json, to_text
from zbiory.wykresy import build_wykresy

TYLKO_ZESPOL = "Dane zbiera zespół samorządu. Jeśli czegoś tu brakuje, poproś lidera zespołu."


@require_GET
def dane_list(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    return _render_lista(request, proces, uprawnienia, WlasneDaneForm())


def _render_lista(request, proces, uprawnienia, form):
    context = page(
        proces,
        uprawnienia,
        "dane",
        lista=get_lista_danych(proces),
        form=form,
        can_ask=uprawnienia.is_doradca and proces.is_open,
    )
    return render(request, "zbiory/dane/list.html", context)


@require_GET
def dane_zip(request, pk):
    """Everything collected in the Proces, with the files this person may download."""
    proces, _ = open_proces(request, pk)
    nazwa = clean_nazwa(f"dane {proces.jst.nazwa} {timezone.localdate():%Y-%m-%d}.zip")
    response = StreamingHttpResponse(
        stream_zip(get_wpisy(proces, request.user)), content_type="application/zip"
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, nazwa)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def dane_create(request, pk):
    proces, uprawnienia = open_as_zespol(request, pk, TYLKO_ZESPOL)
    form = WlasneDaneForm(request.POST)
    if form.is_valid():
        dane = add_dane(proces.pk, request.user, form.cleaned_data["nazwa"])
        messages.success(request, f"Dodano do listy: {dane}.")
        return redirect("zbiory:dane_list", pk)
    return _render_lista(request, proces, uprawnienia, form)


@require_GET
def dane_detail(request, pk):
    """One item with its table and charts, for everybody who sees the Proces."""
    dane = get_object_or_404(
        ZebraneDane.objects.visible_to(request.user).select_related("zbior", "odpowiedzialny"),
        pk=pk,
    )
    dane.proces, uprawnienia = open_proces(request, dane.proces_id)
    tabela = from_json(dane.tabela)
    context = page(
        dane.proces,
        uprawnienia,
        "dane",
        dane=dane,
        tabela=tabela,
        wykresy=build_wykresy(tabela),
        pliki=PlikDanych.objects.visible_to(request.user).filter(dane=dane),
    )
    return render(request, "zbiory/dane/detail.html", context)


def _open_dane(request, pk):
    """The item if its Proces is visible and the person is in its team."""
    dane = get_object_or_404(
        ZebraneDane.objects.visible_to(request.user).select_related("zbior"), pk=pk
    )
    dane.proces, uprawnienia = open_as_zespol(request, dane.proces_id, TYLKO_ZESPOL)
    return dane, uprawnienia


@require_http_methods(["GET", "POST"])
def dane_update(request, pk):
    dane, uprawnienia = _open_dane(request, pk)
    form = ZebraneDaneForm(request.POST if request.method == "POST" else None, instance=dane)
    konflikt = None
    if form.is_valid():
        try:
            update_dane(dane, form.zmiany, form.cleaned_data["wersja"], request.user)
        except WersjaConflictError as error:
            konflikt = error.current
            form.data = form.data.copy()
            form.data["wersja"] = konflikt.wersja
        else:
            messages.success(request, f"Zapisano: {dane}.")
            return redirect("zbiory:dane_detail", dane.pk)
    return _render_dane(request, dane, uprawnienia, form, PlikDanychForm(), konflikt)


def _render_dane(request, dane, uprawnienia, form, plik_form, konflikt=None):
    context = page(
        dane.proces,
        uprawnienia,
        "dane",
        dane=ZebraneDane.objects.get(pk=dane.pk),
        form=form,
        plik_form=plik_form,
        pliki=PlikDanych.objects.visible_to(request.user).filter(dane=dane),
        konflikt=konflikt,
        autor=get_autor(konflikt) if konflikt else "",
        roznice=_differences(form, konflikt) if konflikt else [],
    )
    return render(request, "zbiory/dane/form.html", context)


def _differences(form, current):
    """Fields in which the typed value is not the one somebody saved meanwhile."""
    return [
        (form[name].label, _shown(form.cleaned_data[name]), _shown(getattr(current, name)))
        for name in form.Meta.fields
        if form.cleaned_data.get(name) != getattr(current, name)
    ]


def _shown(value):
    if isinstance(value, dict):
        value = to_text(from_json(value))
    return str(value) if value not in (None, "") else "–"


@require_POST
def plik_danych_create(request, pk):
    dane, uprawnienia = _open_dane(request, pk)
    form = PlikDanychForm(request.POST, request.FILES)
    if form.is_valid():
        plik = add_plik(dane, request.user, form.cleaned_data["plik"])
        messages.success(request, f"Dodano plik {plik.nazwa}.")
        return redirect("zbiory:dane_update", pk)
    return _render_dane(request, dane, uprawnienia, ZebraneDaneForm(instance=dane), form)


@require_GET
def plik_danych_download(request, pk):
    plik = get_object_or_404(PlikDanych.objects.visible_to(request.user), pk=pk)
    return download_response(plik.plik.open("rb"), plik.nazwa, plik.typ_mime)


@require_http_methods(["GET", "POST"])
def plik_danych_withdraw(request, pk):
    plik = get_object_or_404(
        PlikDanych.objects.visible_to(request.user).select_related("dane", "prosba"), pk=pk
    )
    open_as_zespol(request, plik.miejsce.proces_id, TYLKO_ZESPOL)
    powrot = (
        reverse("zbiory:dane_update", args=[plik.dane_id])
        if plik.dane_id
        else reverse("zbiory:dane_list", args=[plik.prosba.proces_id])
    )
    if request.method == "POST":
        withdraw_plik(plik, request.user)
        messages.success(request, f"Wycofano plik {plik.nazwa}.")
        return redirect(powrot)
    context = {
        "tytul": f"Wycofaj plik {plik.nazwa}",
        "opis": "Nikt nie będzie już mógł go pobrać. W historii zostanie ślad, że był i kto "
        "go wycofał.",
        "skutki": [],
        "przycisk": "Wycofaj plik",
        "powrot": powrot,
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
