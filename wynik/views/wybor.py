from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from arkusz.kto_widzi import KTO_WIDZI_WYNIK
from edycje.strona_procesu import open_proces, page
from wynik.exceptions import WyborObszaruError
from wynik.forms import WyborObszaruForm, ZmianaObszaruForm
from wynik.queries import get_glosowanie, get_wynik
from wynik.services.wybor import DRUGI, PIERWSZY, change_obszar, choose_obszar

TYLKO_LIDER_WYBIERA = (
    "Obszar wybiera lider zespołu po rozmowie zespołu, a zmienia go koordynator edycji. "
    "Poproś jednego z nich."
)


@require_http_methods(["GET", "POST"])
def wybor_obszaru_create(request, pk):
    return _wybor(request, pk, PIERWSZY)


@require_http_methods(["GET", "POST"])
def drugi_obszar_create(request, pk):
    return _wybor(request, pk, DRUGI)


def _wybor(request, pk, miejsce):
    """Choose or change the area of this place, whichever is possible now."""
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", "is_koordynator", message=TYLKO_LIDER_WYBIERA)
    # A second area chosen before the edition allowed only one stays, and may be changed.
    if miejsce > proces.edycja.obszary_max and proces.drugi_obszar_id is None:
        raise Http404
    wybory = {one.miejsce: one for one in proces.wybory_obszaru.current().select_related("obszar")}
    grupa = get_wynik(proces)
    blocked = _why_not(uprawnienia, wybory, miejsce, grupa)
    if blocked:
        messages.info(request, blocked)
        return redirect("wynik:wynik_detail", pk)
    wybor = wybory.get(miejsce)
    form = _form(request, grupa, wybory, miejsce)
    if form.is_valid() and _save(request, proces, form, wybor):
        return redirect("wynik:wynik_detail", pk)
    context = page(proces, uprawnienia, "wynik", kto_widzi=KTO_WIDZI_WYNIK)
    context |= _choices(form, grupa)
    context |= {"form": form, "wybor": wybor, "glosowanie": get_glosowanie(proces)}
    return render(request, "wynik/wybor_obszaru/form.html", context)


def _why_not(uprawnienia, wybory, miejsce, grupa):
    if grupa is None:
        return "Obszar wybiera się po wyniku grupy. Poczekajcie, aż wszyscy wyślą arkusze."
    if miejsce == DRUGI and PIERWSZY not in wybory:
        return "Najpierw wybierzcie pierwszy obszar."
    if miejsce not in wybory and not uprawnienia.is_lider:
        return "Zespół nie wybrał jeszcze obszaru. Pierwszy raz wybiera go lider."
    if miejsce in wybory and not uprawnienia.is_koordynator:
        return "Obszar jest już wybrany. Zmienić go może tylko koordynator edycji, z uzasadnieniem."
    return ""


def _form(request, grupa, wybory, miejsce):
    dane = request.POST if request.method == "POST" else None
    zajete = [one.obszar_id for place, one in wybory.items() if place != miejsce]
    wybor = wybory.get(miejsce)
    if wybor is None:
        return WyborObszaruForm(dane, grupa=grupa, miejsce=miejsce, zajete=zajete)
    return ZmianaObszaruForm(dane, grupa=grupa, miejsce=miejsce, zajete=zajete, obecny=wybor.obszar)


def _save(request, proces, form, wybor):
    """Save the choice; a refusal of the domain stays on the form."""
    try:
        if wybor is None:
            nowy = choose_obszar(proces.pk, request.user, **form.cleaned_data)
        else:
            nowy = change_obszar(proces.pk, request.user, miejsce=form.miejsce, **form.cleaned_data)
    except WyborObszaruError as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request, f"Wybrano obszar {nowy.obszar}. Lista danych do zebrania jest na stronie „Dane”."
    )
    return True


def _choices(form, grupa):
    """Radio buttons with their figures and reasons: the suggested first, then the others."""
    chosen = form["obszar"].value()
    podpowiedzi = {one.wynik.obszar_pk: one for one in grupa.podpowiedzi}
    order = {pk: index for index, pk in enumerate(podpowiedzi)}
    possible = set(form.fields["obszar"].queryset.values_list("pk", flat=True))
    wyniki = sorted(
        (wynik for wynik in grupa.obszary if wynik.obszar_pk in possible),
        key=lambda w: (order.get(w.obszar_pk, len(order)), w.nr),
    )
    pozycje = [
        {
            "wynik": wynik,
            "podpowiedz": podpowiedzi.get(wynik.obszar_pk),
            "is_chosen": str(wynik.obszar_pk) == str(chosen or ""),
        }
        for wynik in wyniki
    ]
    return {
        "pozycje": pozycje,
        "inny_wybrany": any(p["is_chosen"] and not p["podpowiedz"] for p in pozycje),
        "jest_podpowiedz": any(p["podpowiedz"] for p in pozycje),
    }
