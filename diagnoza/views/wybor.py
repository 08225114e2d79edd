from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diagnoza.exceptions import WyborObszaruError
from diagnoza.forms import WyborObszaruForm, ZmianaObszaruForm
from diagnoza.queries import get_wynik
from diagnoza.services.wybor import change_obszar, choose_obszar
from diagnoza.views.wspolne import KTO_WIDZI_WYNIK, open_proces, page

TYLKO_LIDER_WYBIERA = (
    "Obszar wybiera lider zespołu po rozmowie zespołu, a zmienia go koordynator edycji. "
    "Poproś jednego z nich."
)


@require_http_methods(["GET", "POST"])
def wybor_obszaru_create(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", "is_koordynator", message=TYLKO_LIDER_WYBIERA)
    wybor = proces.wybory_obszaru.current().select_related("obszar").first()
    grupa = get_wynik(proces)
    blocked = _why_not(uprawnienia, wybor, grupa)
    if blocked:
        messages.info(request, blocked)
        return redirect("diagnoza:wynik_detail", pk)
    dane = request.POST if request.method == "POST" else None
    if wybor is None:
        form = WyborObszaruForm(dane, wyniki=grupa.obszary)
    else:
        form = ZmianaObszaruForm(dane, wyniki=grupa.obszary, obecny=wybor.obszar)
    if form.is_valid() and _choose(request, proces, form, choose_obszar, change_obszar, wybor):
        return redirect("diagnoza:wynik_detail", pk)
    context = page(
        proces,
        uprawnienia,
        "wynik",
        kto_widzi=KTO_WIDZI_WYNIK,
        form=form,
        wybor=wybor,
        najslabsze=grupa.najslabsze,
        pozycje=(pozycje := _positions(form, grupa)),
        inny_wybrany=any(p["is_chosen"] and not p["is_najslabszy"] for p in pozycje),
    )
    return render(request, "diagnoza/wybor_obszaru/form.html", context)


def _why_not(uprawnienia, wybor, grupa):
    if grupa is None:
        return "Obszar wybiera się po wyniku grupy. Poczekajcie, aż wszyscy wyślą arkusze."
    if wybor is None and not uprawnienia.is_lider:
        return "Zespół nie wybrał jeszcze obszaru. Pierwszy raz wybiera go lider."
    if wybor is not None and not uprawnienia.is_koordynator:
        return "Obszar jest już wybrany. Zmienić go może tylko koordynator edycji, z uzasadnieniem."
    return ""


def _choose(request, proces, form, choose, change, wybor):
    """Save the choice; a refusal of the domain stays on the form."""
    save = choose if wybor is None else change
    try:
        nowy = save(proces.pk, request.user, **form.cleaned_data)
    except WyborObszaruError as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request, f"Wybrano obszar {nowy.obszar}. Lista danych do zebrania jest na stronie „Dane”."
    )
    return True


def _positions(form, grupa):
    """Radio buttons with their figures: the weakest first, then the others in their order."""
    chosen = form["obszar"].value()
    order = {wynik.obszar_pk: index for index, wynik in enumerate(grupa.najslabsze)}
    wyniki = sorted(grupa.obszary, key=lambda w: (order.get(w.obszar_pk, len(order)), w.nr))
    return [
        {
            "wynik": wynik,
            "is_najslabszy": wynik.obszar_pk in order,
            "is_chosen": str(wynik.obszar_pk) == str(chosen or ""),
        }
        for wynik in wyniki
    ]
