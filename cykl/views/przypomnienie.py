"""Reminders of an edition: what goes out next, sending at once, putting off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cykl.forms import FiltrPrzypomnienForm, OdlozenieForm
from cykl.models import WstrzymaniePrzypomnien
from cykl.przypomnienia import PLAN, WIERSZE_PROCESU
from cykl.queries.nastepne import filtruj, nastepne_edycji
from cykl.services import przypomnienia
from doradztwo.listy import paginate
from doradztwo.teksty import counted
from edycje.models import Edycja, Proces
from edycje.queries import get_uprawnienia, get_uprawnienia_edycji

KOORDYNATOR = "Przypomnieniami steruje koordynator edycji. Poproś go, jeśli trzeba je zmienić."
_RODZAJE = {wiersz.rodzaj.value: wiersz for wiersz in WIERSZE_PROCESU}


def get_proces(request, pk):
    """A Proces whose coordinator the person is."""
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)
    get_uprawnienia(proces, request.user).require("is_koordynator", message=KOORDYNATOR)
    return proces


def back_to(request, name, edycja_pk):
    """The list one came from, with its filters and page."""
    query = request.GET.urlencode()
    return f"{reverse(name, args=[edycja_pk])}{'?' if query else ''}{query}"


@require_GET
def przypomnienie_list(request, pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)
    form = FiltrPrzypomnienForm(request.GET)
    wszystkie = nastepne_edycji(edycja)
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "przypomnienia",
        "form": form,
        "page": paginate(request, filtruj(wszystkie, **form.filtry)),
        "liczba": len(wszystkie),
        "plan": PLAN,
        "pytanie": request.GET.urlencode(),
    }
    return render(request, "cykl/przypomnienie/list.html", context)


@require_POST
def przypomnienie_send(request, pk):
    proces = get_proces(request, pk)
    rodzaj, przedmiot = request.POST.get("rodzaj", ""), request.POST.get("przedmiot", "")
    ile = przypomnienia.send_now(proces.pk, rodzaj, przedmiot, kto=request.user)
    messages.success(
        request, f"Wysyłamy {counted(ile, 'wiadomość,wiadomości,wiadomości')}: {proces.jst}."
    )
    return redirect(back_to(request, "cykl:przypomnienie_list", proces.edycja_id))


@require_http_methods(["GET", "POST"])
def przypomnienie_suspend(request, pk, rodzaj):
    proces = get_proces(request, pk)
    wiersz = _RODZAJE.get(rodzaj)
    if wiersz is None:
        raise Http404
    form = OdlozenieForm(request.POST if request.method == "POST" else None)
    powrot = back_to(request, "cykl:przypomnienie_list", proces.edycja_id)
    if form.is_valid():
        przypomnienia.suspend_przypomnienia(
            proces.pk, rodzaj, kto=request.user, **form.cleaned_data
        )
        messages.success(request, f"Przypomnienia wstrzymane: {proces.jst}.")
        return redirect(powrot)
    context = {
        "proces": proces,
        "form": form,
        "tytul": f"Wstrzymaj przypomnienia: {wiersz.rodzaj.label}, {proces.jst}",
        "opis": "Do tego dnia nikt nie dostanie przypomnień tego rodzaju o tym procesie.",
        "przycisk": "Wstrzymaj przypomnienia",
        "powrot": powrot,
    }
    return render(request, "cykl/przypomnienie/odlozenie.html", context)


@require_POST
def przypomnienie_resume(request, pk):
    visible = WstrzymaniePrzypomnien.objects.visible_to(request.user)
    wstrzymanie = get_object_or_404(visible.select_related("proces"), pk=pk)
    proces = get_proces(request, wstrzymanie.proces_id)
    przypomnienia.resume_przypomnienia(wstrzymanie, kto=request.user)
    messages.success(request, f"Przypomnienia wznowione: {proces.jst}.")
    return redirect(back_to(request, "cykl:przypomnienie_list", proces.edycja_id))
