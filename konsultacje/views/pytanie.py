"""Texts of a consultation and its questions: saved field by field, like the diagnosis."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doradztwo.autozapis import read_zapis, save_zapis
from doradztwo.middleware.bledy import wants_json
from doradztwo.zapis_formularza import save_fields
from konsultacje.forms.konsultacja import PytanieForm
from konsultacje.models import Konsultacja, PytanieKonsultacji
from konsultacje.services import konsultacje as services
from konsultacje.views.wspolne import TYLKO_ZESPOL, open_row, page
from konta.queries import get_autor


def _open_pytanie(request, pk):
    rows = PytanieKonsultacji.objects.current().select_related("konsultacja")
    pytanie, proces, uprawnienia = open_row(request, rows, pk, "konsultacja.proces_id")
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    return pytanie, proces, uprawnienia


def _update(request, row, konsultacja, proces, uprawnienia):
    pola = services.EDITABLE[type(row)]

    def save(obj, zmiany, expected):
        return services.update_element(obj, zmiany, expected, request.user)

    if wants_json(request):
        return save_zapis(read_zapis(request, allowed=pola), row, save, get_autor)
    wynik = save_fields(request, row, pola, save, get_autor)
    if wynik.konflikty:
        context = page(proces, uprawnienia, wynik=wynik, adres=request.path)
        return render(request, "components/konflikty.html", context)
    for zdanie in wynik.bledy.values():
        messages.error(request, f"Nie zapisano. {zdanie}")
    if wynik.is_saved:
        messages.success(request, "Zapisano.")
    return redirect(konsultacja)


@require_POST
def konsultacja_update(request, pk):
    konsultacja, proces, uprawnienia = open_row(request, Konsultacja.objects.all(), pk, "proces_id")
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    return _update(request, konsultacja, konsultacja, proces, uprawnienia)


@require_POST
def pytanie_update(request, pk):
    pytanie, proces, uprawnienia = _open_pytanie(request, pk)
    return _update(request, pytanie, pytanie.konsultacja, proces, uprawnienia)


@require_POST
def pytanie_create(request, pk):
    konsultacja, _, uprawnienia = open_row(request, Konsultacja.objects.all(), pk, "proces_id")
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    form = PytanieForm(request.POST)
    if form.is_valid():
        services.add_pytanie(konsultacja.pk, request.user, **form.cleaned_data)
        messages.success(request, "Dodano pytanie.")
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return redirect(konsultacja)


@require_POST
def pytanie_move(request, pk):
    pytanie, _, _ = _open_pytanie(request, pk)
    services.move_pytanie(pytanie, request.user, w_gore=request.POST.get("kierunek") == "w-gore")
    return redirect(pytanie.konsultacja)


@require_http_methods(["GET", "POST"])
def pytanie_delete(request, pk):
    pytanie, _, _ = _open_pytanie(request, pk)
    if request.method == "POST":
        services.remove_pytanie(pytanie, request.user)
        messages.success(request, f"Usunięto pytanie: {pytanie}")
        return redirect(pytanie.konsultacja)
    context = {
        "tytul": "Usuń pytanie",
        "opis": "Pytanie zniknie z konsultacji. Treść zostaje w historii procesu.",
        "skutki": [str(pytanie)],
        "przycisk": "Usuń pytanie",
        "powrot": pytanie.konsultacja.get_absolute_url(),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
