"""Decisions about a Proces as a whole. Each has a confirmation page with a reason."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cykl.exceptions import BramkaError
from cykl.forms import PowodForm
from cykl.services import przejscia
from doradztwo.exceptions import DomainError
from edycje.models import Proces
from edycje.queries import get_uprawnienia

_KOORDYNATOR = "Robi to koordynator edycji. Napisz do niego, jeśli trzeba to zmienić."


def _get_proces(request, pk, *roles, message=_KOORDYNATOR):
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)
    get_uprawnienia(proces, request.user).require(*roles, message=message)
    return proces


@require_POST
def bramka_open(request, pk):
    proces = _get_proces(
        request,
        pk,
        "is_lider",
        "is_doradca",
        "is_koordynator",
        message="Następny etap otwiera lider zespołu, doradca albo koordynator.",
    )
    try:
        proces = przejscia.przejdz_bramke(proces.pk, kto=request.user)
    except BramkaError as error:
        messages.error(request, error.message)
        return redirect(f"{reverse('cykl:proces_detail', args=[pk])}#bramka")
    messages.success(request, _po_bramce(proces))
    return redirect("cykl:proces_detail", pk)


def _po_bramce(proces):
    if proces.zakonczono_at:
        return "Proces jest zakończony. Gratulujemy i dziękujemy za wspólną pracę."
    return f"Otwarto etap {proces.etap}: {proces.get_etap_display()}."


def _decyzja(request, pk, service, *, tytul, opis, przycisk, komunikat, lagodne=False):
    """One decision: reason on its own page, then the service, then back to the Proces."""
    proces = _get_proces(request, pk, "is_koordynator")
    form = PowodForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            service(proces.pk, powod=form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, komunikat)
            return redirect("cykl:proces_detail", pk)
    return render(
        request,
        "components/potwierdzenie.html",
        {
            "proces": proces,
            "form": form,
            "tytul": f"{tytul}: {proces.jst.nazwa_z_rodzajem}",
            "opis": opis,
            "przycisk": przycisk,
            "lagodne": lagodne,
            "powrot": reverse("cykl:proces_detail", args=[pk]),
        },
    )


@require_http_methods(["GET", "POST"])
def bramka_unblock(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.odblokuj_bramke,
        tytul="Otwórz bramkę mimo braków",
        opis="Proces przejdzie do następnego etapu. Lista braków zostanie w historii.",
        przycisk="Otwórz bramkę",
        komunikat="Bramka jest otwarta. Braki zapisano w historii procesu.",
    )


@require_http_methods(["GET", "POST"])
def etap_revert(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.cofnij_etap,
        tytul="Cofnij etap",
        opis="Proces wróci do poprzedniego etapu. Nic, co zapisano, nie zginie.",
        przycisk="Cofnij etap",
        komunikat="Proces wrócił do poprzedniego etapu.",
    )


@require_http_methods(["GET", "POST"])
def proces_pause(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.wstrzymaj,
        tytul="Wstrzymaj proces",
        opis="Od dziś proces można tylko czytać. Terminy i godziny doradców nie biegną, "
        "przypomnienia nie wychodzą.",
        przycisk="Wstrzymaj proces",
        komunikat="Proces jest wstrzymany.",
    )


@require_http_methods(["GET", "POST"])
def proces_resume(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.wznow,
        tytul="Wznów proces",
        opis="Zespół i doradcy znów będą mogli pisać. Sprawdź terminy kroków.",
        przycisk="Wznów proces",
        lagodne=True,
        komunikat="Proces jest wznowiony.",
    )


@require_http_methods(["GET", "POST"])
def proces_resign(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.odnotuj_rezygnacje,
        tytul="Odnotuj rezygnację",
        opis="Samorząd kończy udział w edycji. Wszystko, co zapisano, zostaje do czytania.",
        przycisk="Odnotuj rezygnację",
        komunikat="Rezygnacja jest odnotowana.",
    )


@require_http_methods(["GET", "POST"])
def proces_restore(request, pk):
    return _decyzja(
        request,
        pk,
        przejscia.przywroc,
        tytul="Przywróć proces",
        opis="Proces znów będzie otwarty, w tym samym etapie.",
        przycisk="Przywróć proces",
        lagodne=True,
        komunikat="Proces jest przywrócony.",
    )
