"""How a person wants mails: the page of the settings and the link in each mail."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from powiadomienia import rodzaje
from powiadomienia.enums import Odbiorca
from powiadomienia.forms import PreferencjeForm
from powiadomienia.models import Wiadomosc
from powiadomienia.queries import rodzaje_osoby, role_odbiorcy, tryby_osoby
from powiadomienia.services.preferencje import kinds_to_stop, set_preferencje, unsubscribe
from powiadomienia.wypisanie import read_token


@require_http_methods(["GET", "HEAD", "POST"])
def preferencje(request):
    data = request.POST if request.method == "POST" else None
    role = role_odbiorcy(request.user)
    form = PreferencjeForm(
        data, rodzaje=rodzaje_osoby(request.user, role), tryby=tryby_osoby(request.user)
    )
    if form.is_valid():
        changed = set_preferencje(request.user, form.wybrane(), kto=request.user)
        messages.success(request, "Zapisano." if changed else "Nic się nie zmieniło.")
        return redirect("powiadomienia:preferencje")
    context = {"form": form, "role": _nazwy(role)}
    return render(request, "powiadomienia/preferencja/edit.html", context)


def _nazwy(role):
    """A lider and a decydent are of the team anyway."""
    own = [one for one in role if one != Odbiorca.ZESPOL]
    return ", ".join(one.label for one in own or role)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wypisz(request, token):
    """The signed address says who it is about, so a mail program may send it by itself: without
    signing in, without a cookie (RFC 8058). Opening the page changes nothing."""
    rows = Wiadomosc.objects.select_related("odbiorca").filter(pk=read_token(token))
    wiadomosc = rows.exclude(odbiorca=None).first()
    if wiadomosc is None:
        return render(request, "powiadomienia/wypisz/unknown.html", status=HTTPStatus.NOT_FOUND)
    kinds = [rodzaje.nazwa_rodzaju(klucz) for klucz in kinds_to_stop(wiadomosc)]
    if request.method == "POST":
        unsubscribe(wiadomosc)
        return render(request, "powiadomienia/wypisz/done.html", {"rodzaje": kinds})
    context = {"rodzaje": kinds, "email": wiadomosc.email}
    return render(request, "powiadomienia/wypisz/confirm.html", context)
