from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.forms import PowodForm
from edycje.forms.zespol import RolaForm
from edycje.services.role import grant_rola, revoke_rola
from edycje.views.wspolne import get_edycja, post_or_none

_TYLKO_ADMIN = "Role w edycji nadaje i odbiera administrator. Poproś go o to."


def _get_edycja(request, pk):
    edycja, uprawnienia = get_edycja(request, pk)
    if not uprawnienia.is_admin:
        raise PermissionDenied(_TYLKO_ADMIN)
    return edycja, uprawnienia


@require_http_methods(["GET", "POST"])
def rola_create(request, pk):
    edycja, uprawnienia = _get_edycja(request, pk)
    form = RolaForm(post_or_none(request))
    if form.is_valid():
        try:
            rola = grant_rola(edycja, kto=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Wysłano zaproszenie: {rola.user.email}.")
            return redirect(edycja)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "form": form, "zakladka": "przeglad"}
    return render(request, "edycje/rola/create.html", context)


@require_http_methods(["GET", "POST"])
def rola_delete(request, pk, rola_pk):
    edycja, _ = _get_edycja(request, pk)
    rola = get_object_or_404(edycja.role.select_related("user", "zaproszenie"), pk=rola_pk)
    form = PowodForm(post_or_none(request))
    if form.is_valid():
        try:
            revoke_rola(rola, powod=form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Odebrano rolę.")
            return redirect(edycja)
    context = {
        "edycja": edycja,
        "form": form,
        "tytul": f"Odebrać rolę: {rola.get_rola_display()}?",
        "opis": f"{rola.user} straci dostęp do edycji „{edycja}”, jeśli nie ma w niej innej roli.",
        "przycisk": "Odbierz rolę",
        "powrot": edycja.get_absolute_url(),
    }
    return render(request, "components/potwierdzenie.html", context)
