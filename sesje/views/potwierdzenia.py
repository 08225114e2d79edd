"""The lider confirms or objects, the advisor answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.teksty import plural
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from sesje.forms import OdpowiedzForm, UwagaForm
from sesje.models import Sesja, UwagaSesji
from sesje.services.potwierdzenia import answer_uwaga, approve_month, approve_sesja, object_sesja
from sesje.views.wspolne import read_month

TYLKO_LIDER = "Sesje potwierdza lider zespołu JST. Poproś lidera o potwierdzenie."
TYLKO_AUTOR = "Na uwagę odpowiada doradca, który zapisał sesję. Poproś tę osobę o odpowiedź."


def _get_sesja(request, pk):
    """The session for the lider of its team; 403 for others who see it."""
    sesje = Sesja.objects.visible_to(request.user).select_related(
        "proces__jst", "proces__edycja", "doradca__user"
    )
    sesja = get_object_or_404(sesje, pk=pk)
    get_uprawnienia(sesja.proces, request.user).require("is_lider", message=TYLKO_LIDER)
    return sesja


@require_POST
def sesja_approve(request, pk):
    sesja = _get_sesja(request, pk)
    approve_sesja(sesja, kto=request.user)
    messages.success(request, "Potwierdzono sesję.")
    return redirect("sesje:sesja_list", sesja.proces_id)


@require_POST
def sesja_approve_month(request, proces_pk):
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=proces_pk)
    get_uprawnienia(proces, request.user).require("is_lider", message=TYLKO_LIDER)
    number = approve_month(proces, read_month(request.POST.get("miesiac", "")), kto=request.user)
    if number:
        word = plural(number, "sesję,sesje,sesji")
        messages.success(request, f"Potwierdzono {number} {word}.")
    else:
        messages.info(request, "Żadna sesja tego miesiąca nie czekała na potwierdzenie.")
    return redirect("sesje:sesja_list", proces.pk)


@require_http_methods(["GET", "POST"])
def sesja_object(request, pk):
    sesja = _get_sesja(request, pk)
    form = UwagaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            object_sesja(sesja, form.cleaned_data["tresc"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zgłoszono uwagę. Doradca odpowie albo poprawi sesję.")
            return redirect("sesje:sesja_list", sesja.proces_id)
    context = {"sesja": sesja, "proces": sesja.proces, "form": form}
    return render(request, "sesje/sesja/object.html", context)


@require_http_methods(["GET", "POST"])
def uwaga_answer(request, pk):
    rows = UwagaSesji.objects.visible_to(request.user).select_related(
        "sesja__proces__jst", "sesja__doradca", "zglosil"
    )
    uwaga = get_object_or_404(rows, pk=pk)
    if uwaga.sesja.doradca.user_id != request.user.pk:
        raise PermissionDenied(TYLKO_AUTOR)
    form = OdpowiedzForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_uwaga(uwaga, form.cleaned_data["odpowiedz"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano odpowiedź. Sesja znów czeka na lidera.")
            return redirect("sesje:sesja_list", uwaga.sesja.proces_id)
    context = {"uwaga": uwaga, "sesja": uwaga.sesja, "proces": uwaga.sesja.proces, "form": form}
    return render(request, "sesje/uwaga/answer.html", context)
