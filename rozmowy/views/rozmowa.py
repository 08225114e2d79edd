from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.listy import paginate
from rozmowy.enums import Widocznosc
from rozmowy.forms import KomentarzForm, PropozycjaForm
from rozmowy.miejsca import get_miejsce
from rozmowy.queries import rozmowcy, rozmowy_procesu
from rozmowy.services import add_komentarz
from rozmowy.views.wspolne import (
    KTO_WIDZI,
    TYLKO_DORADCA,
    get_place,
    get_proces,
    place_context,
    require_writing,
)


@require_GET
def rozmowa_list(request, proces_pk):
    """All threads of a Proces, the open ones first."""
    proces, uprawnienia = get_proces(request, proces_pk)
    threads = rozmowy_procesu(proces, request.user)
    stan = request.GET.get("stan", "")
    if stan == "otwarte":
        threads = threads.filter(rozwiazano_at=None)
    elif stan == "do-mnie":
        threads = threads.filter(rozwiazano_at=None, wzmianki=request.user)
    page = paginate(request, threads)
    for row in page:
        miejsce = get_miejsce(row.miejsce)
        row.nazwa_miejsca = miejsce.nazwa if miejsce else row.miejsce
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "hdr",
        "kto_widzi": KTO_WIDZI,
        "page": page,
        "stan": stan,
    }
    return render(request, "rozmowy/rozmowa/list.html", context)


@require_GET
def rozmowa_detail(request, proces_pk, miejsce, obiekt_pk):
    """Threads at one place; the panel of the document for htmx."""
    proces, uprawnienia = get_proces(request, proces_pk)
    return _render(request, proces, uprawnienia, *get_place(proces, miejsce, obiekt_pk))


@require_http_methods(["GET", "POST"])
def komentarz_create(request, proces_pk, miejsce, obiekt_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    place, obiekt = get_place(proces, miejsce, obiekt_pk)
    require_writing(uprawnienia)
    if request.method == "GET":
        return redirect("rozmowy:rozmowa_detail", proces.pk, miejsce, obiekt_pk)
    form = _form(request, uprawnienia, place, rozmowcy(proces))
    if form.is_valid():
        komentarz = _add(request, proces, place, obiekt, form)
        messages.success(request, "Dodano komentarz.")
        return redirect(komentarz.get_absolute_url())
    return _render(request, proces, uprawnienia, place, obiekt, form)


def _render(request, proces, uprawnienia, place, obiekt, form=None):
    context = place_context(request, proces, uprawnienia, place, obiekt)
    if context["may_write"]:
        people = context["rozmowcy"]
        context["form"] = form or _form(request, uprawnienia, place, people, bound=False)
    name = "rozmowy/rozmowa/_rozmowa.html" if request.htmx else "rozmowy/rozmowa/detail.html"
    return render(request, name, context)


@require_http_methods(["GET", "POST"])
def propozycja_create(request, proces_pk, miejsce, obiekt_pk, pole):
    """An advisor proposes another wording of one field."""
    proces, uprawnienia = get_proces(request, proces_pk)
    place, obiekt = get_place(proces, miejsce, obiekt_pk)
    if pole not in place.pola:
        return redirect("rozmowy:rozmowa_detail", proces.pk, miejsce, obiekt_pk)
    uprawnienia.require("is_doradca", message=TYLKO_DORADCA)
    form = PropozycjaForm(
        request.POST if request.method == "POST" else None,
        obecny=getattr(obiekt, pole),
        rozmowcy=rozmowcy(proces),
        kto=request.user,
    )
    if form.is_valid():
        komentarz = _add(request, proces, place, obiekt, form, pole=pole)
        messages.success(request, "Propozycja czeka na zespół.")
        return redirect(komentarz.get_absolute_url())
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "hdr",
        "kto_widzi": KTO_WIDZI,
        "form": form,
        "miejsce": place,
        "obiekt": obiekt,
        "opis_miejsca": place.opis(obiekt),
        "nazwa_pola": place.pola[pole],
    }
    return render(request, "rozmowy/propozycja/form.html", context)


def _form(request, uprawnienia, place, people, *, bound=True):
    return KomentarzForm(
        request.POST if bound else None,
        miejsce=place,
        is_doradca=uprawnienia.is_doradca,
        rozmowcy=people,
        kto=request.user,
    )


def _add(request, proces, place, obiekt, form, *, pole=""):
    data = form.cleaned_data
    return add_komentarz(
        proces,
        place,
        obiekt.pk,
        kto=request.user,
        tresc=data["tresc"],
        pole=pole or data.get("pole", ""),
        propozycja=data.get("propozycja", ""),
        widocznosc=data.get("widocznosc", Widocznosc.WSZYSCY),
        wzmianki=form.wskazani,
    )
