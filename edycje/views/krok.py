from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.forms import PowodForm
from doradztwo.teksty import counted
from edycje.forms.krok import KrokFormSet, TerminForm
from edycje.queries import okna_krokow
from edycje.services.kroki import move_termin, reset_termin, update_kroki
from edycje.views.wspolne import get_coordinated_edycja, get_proces, post_or_none

_TYLKO_KOORDYNATOR = "Terminy kroków zmienia koordynator edycji. Poproś go o zmianę i podaj powód."


@require_http_methods(["GET", "POST"])
def krok_update(request, pk):
    """All windows of an edition in one table."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    kroki = edycja.kroki.order_by("etap", "kolejnosc", "pk")
    formset = KrokFormSet(post_or_none(request), queryset=kroki, prefix="kroki")
    if formset.is_valid():
        changed = [form.instance for form in formset if form.has_changed()]
        number = update_kroki(edycja, changed, kto=request.user)
        text = f"Zapisano zmiany: {counted(number, 'krok,kroki,kroków')}."
        messages.success(request, text if number else "Nic się nie zmieniło.")
        return redirect("edycje:krok_update", edycja.pk)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "formset": formset}
    return render(request, "edycje/krok/update.html", context | {"zakladka": "kroki"})


@require_GET
def termin_list(request, pk):
    proces, uprawnienia = get_proces(request, pk)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "sciezka",
        "okna": okna_krokow([proces])[proces.pk],
        "moze_zmieniac": uprawnienia.is_koordynator and proces.is_open,
    }
    return render(request, "edycje/termin/list.html", context)


def _get_okno(request, pk, krok_pk):
    proces, uprawnienia = get_proces(request, pk)
    uprawnienia.require("is_koordynator", message=_TYLKO_KOORDYNATOR)
    krok = get_object_or_404(proces.edycja.kroki, pk=krok_pk)
    okna = {okno.krok.pk: okno for okno in okna_krokow([proces])[proces.pk]}
    return proces, uprawnienia, krok, okna[krok.pk]


@require_http_methods(["GET", "POST"])
def termin_update(request, pk, krok_pk):
    proces, uprawnienia, krok, okno = _get_okno(request, pk, krok_pk)
    form = TerminForm(post_or_none(request), initial={"od": okno.od, "do": okno.do})
    if form.is_valid():
        try:
            move_termin(proces, krok, kto=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Zmieniono termin kroku: {krok.nazwa}.")
            return redirect("edycje:termin_list", proces.pk)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "sciezka", "form": form}
    return render(request, "edycje/termin/update.html", context | {"krok": krok, "okno": okno})


@require_http_methods(["GET", "POST"])
def termin_delete(request, pk, krok_pk):
    proces, _, krok, _ = _get_okno(request, pk, krok_pk)
    form = PowodForm(post_or_none(request))
    if form.is_valid():
        reset_termin(proces, krok, powod=form.cleaned_data["powod"], kto=request.user)
        messages.success(request, f"Przywrócono termin edycji: {krok.nazwa}.")
        return redirect("edycje:termin_list", proces.pk)
    context = {
        "proces": proces,
        "form": form,
        "tytul": f"Przywrócić termin edycji: {krok.nazwa}?",
        "opis": "Własny termin tego procesu przestanie obowiązywać. Zmiana zostaje w historii.",
        "przycisk": "Przywróć termin edycji",
        "powrot": f"/procesy/{proces.pk}/terminy/",
    }
    return render(request, "components/potwierdzenie.html", context)
