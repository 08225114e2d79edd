from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from konta.forms import UstawieniaForm
from konta.models import User
from konta.services.ustawienia import update_dane_osoby

KTO_WIDZI_DANE = [
    "osoby, z którymi pracujesz w procesie",
    "koordynator edycji i administrator",
]


@require_http_methods(["GET", "POST"])
def ustawienia(request):
    # A row of its own: an invalid form must not put its values into the header of the page.
    person = User.objects.get(pk=request.user.pk)
    form = UstawieniaForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        update_dane_osoby(request.user, **form.cleaned_data)
        messages.success(request, "Zapisano Twoje dane.")
        return redirect("konta:ustawienia")
    rodzaje = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    context = {
        "form": form,
        "kto_widzi_dane": KTO_WIDZI_DANE,
        "ma_klucz": Authenticator.Type.WEBAUTHN in rodzaje,
        "ma_aplikacje": Authenticator.Type.TOTP in rodzaje,
    }
    return render(request, "konta/ustawienia.html", context)
