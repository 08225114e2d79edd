from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from doradztwo.liczby import read_number
from doradztwo.wersje import WersjaConflictError
from rozmowy import services
from rozmowy.forms import OdpowiedzForm, TrescForm
from rozmowy.queries import rozmowcy
from rozmowy.views.wspolne import (
    KTO_WIDZI,
    TYLKO_ZESPOL,
    back,
    get_komentarz,
    get_place,
    get_watek,
    place_context,
)

TYLKO_AUTOR = "Komentarz poprawia i wycofuje tylko jego autor."


@require_POST
def komentarz_answer(request, pk):
    watek, uprawnienia = get_watek(request, pk)
    people = rozmowcy(watek.proces, watek.widocznosc)
    form = OdpowiedzForm(request.POST, rozmowcy=people, kto=request.user, auto_id=False)
    if form.is_valid():
        services.answer_komentarz(
            watek, kto=request.user, tresc=form.cleaned_data["tresc"], wzmianki=form.wskazani
        )
        return back(watek)
    miejsce, obiekt = get_place(watek.proces, watek.miejsce, watek.obiekt_pk)
    context = place_context(request, watek.proces, uprawnienia, miejsce, obiekt)
    context |= {"otwarty_watek": watek.pk, "odpowiedz_z_bledem": form}
    name = "rozmowy/rozmowa/_rozmowa.html" if request.htmx else "rozmowy/rozmowa/detail.html"
    return render(request, name, context)


@require_http_methods(["GET", "POST"])
def komentarz_update(request, pk):
    komentarz, uprawnienia = _get_own(request, pk)
    form = TrescForm(
        request.POST if request.method == "POST" else None, initial={"tresc": komentarz.tresc}
    )
    if form.is_valid():
        services.update_komentarz(komentarz, form.cleaned_data["tresc"], kto=request.user)
        messages.success(request, "Poprawiono komentarz.")
        return back(komentarz)
    context = {
        "proces": komentarz.proces,
        "uprawnienia": uprawnienia,
        "zakladka": "hdr",
        "kto_widzi": KTO_WIDZI,
        "form": form,
        "komentarz": komentarz,
    }
    return render(request, "rozmowy/komentarz/form.html", context)


@require_POST
def komentarz_withdraw(request, pk):
    komentarz, _ = _get_own(request, pk)
    services.withdraw_komentarz(komentarz, kto=request.user)
    messages.success(request, "Wycofano komentarz.")
    return back(komentarz)


@require_POST
def komentarz_resolve(request, pk):
    watek, _ = get_watek(request, pk)
    services.resolve_watek(watek, kto=request.user)
    return back(watek)


@require_POST
def komentarz_reopen(request, pk):
    watek, _ = get_watek(request, pk)
    services.reopen_watek(watek, kto=request.user)
    return back(watek)


@require_POST
def propozycja_accept(request, pk):
    watek, uprawnienia = get_komentarz(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    miejsce, _ = get_place(watek.proces, watek.miejsce, watek.obiekt_pk)
    wersja = read_number(request.POST.get("wersja", "")) or 0
    try:
        services.accept_propozycja(watek, miejsce, wersja, kto=request.user)
        messages.success(request, "Przyjęto propozycję. Tekst jest już w dokumencie.")
    except WersjaConflictError:
        messages.warning(
            request,
            "Ktoś w międzyczasie zmienił to miejsce. Obejrzyj różnicę jeszcze raz i zdecyduj.",
        )
    return back(watek)


@require_POST
def propozycja_reject(request, pk):
    watek, uprawnienia = get_komentarz(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    services.reject_propozycja(watek, kto=request.user)
    messages.success(request, "Odrzucono propozycję. Zostaje w rozmowie.")
    return back(watek)


def _get_own(request, pk):
    komentarz, uprawnienia = get_komentarz(request, pk)
    if komentarz.autor_id != request.user.pk:
        raise PermissionDenied(TYLKO_AUTOR)
    return komentarz, uprawnienia
