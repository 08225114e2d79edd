from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doradztwo.teksty import short_date
from edycje.strona_procesu import open_as_zespol, open_proces, page
from zbiory.forms.prosby import OdpowiedzNaProsbeForm, ProsbaODokumentForm
from zbiory.models import ProsbaODokument
from zbiory.services.prosby import ask_for_dokument, give_dokument, refuse_dokument, withdraw_prosba

TYLKO_DORADCA = "O dokument prosi doradca tego procesu. Poproś o to jednego z dwojga doradców."
TYLKO_ZESPOL = "Na prośbę odpowiada zespół samorządu. Poproś o to lidera zespołu."


def _open_as_doradca(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_doradca", message=TYLKO_DORADCA)
    return proces, uprawnienia


def _prosba(request, pk):
    prosby = ProsbaODokument.objects.visible_to(request.user)
    return get_object_or_404(prosby.select_related("dane", "prosi", "odpowiedzial"), pk=pk)


@require_http_methods(["GET", "POST"])
def prosba_create(request, pk):
    proces, uprawnienia = _open_as_doradca(request, pk)
    form = ProsbaODokumentForm(request.POST if request.method == "POST" else None, proces=proces)
    if form.is_valid():
        prosba = ask_for_dokument(proces.pk, form.zmiany, request.user)
        messages.success(request, f"Zespół dostał prośbę. Termin: {short_date(prosba.termin)}.")
        return redirect("zbiory:dane_list", proces.pk)
    context = page(proces, uprawnienia, "dane", form=form)
    return render(request, "zbiory/prosba/form.html", context)


@require_http_methods(["GET", "POST"])
def prosba_answer(request, pk):
    prosba = _prosba(request, pk)
    proces, uprawnienia = open_as_zespol(request, prosba.proces_id, TYLKO_ZESPOL)
    args = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OdpowiedzNaProsbeForm(*args)
    if form.is_valid():
        if form.is_odmowa:
            refuse_dokument(prosba, form.cleaned_data["powod_odmowy"], request.user)
        else:
            data = form.cleaned_data
            give_dokument(prosba, data["plik"], data["komentarz"], request.user)
        messages.success(request, f"Odpowiedź jest zapisana. Dostanie ją {prosba.prosi}.")
        return redirect("zbiory:dane_list", proces.pk)
    context = page(proces, uprawnienia, "dane", prosba=prosba, form=form)
    return render(request, "zbiory/prosba/answer.html", context)


@require_http_methods(["GET", "POST"])
def prosba_withdraw(request, pk):
    prosba = _prosba(request, pk)
    _open_as_doradca(request, prosba.proces_id)
    if request.method == "POST":
        withdraw_prosba(prosba, request.user)
        messages.success(request, "Wycofano prośbę o dokument.")
        return redirect("zbiory:dane_list", prosba.proces_id)
    context = {
        "tytul": "Wycofaj prośbę o dokument",
        "opis": f"Zespół nie będzie już musiał szukać dokumentu: {prosba.tresc}.",
        "skutki": [],
        "przycisk": "Wycofaj prośbę",
        "powrot": reverse("zbiory:dane_list", args=[prosba.proces_id]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
