"""The page behind the link of an invitation. GET never changes anything: scanners open links."""

from http import HTTPStatus

from allauth.account.utils import perform_login
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from doradztwo.tokeny import hash_token
from konta import limity
from konta.exceptions import ZaproszenieError, ZaproszenieUsedError
from konta.forms import PrzyjecieForm
from konta.models import Zaproszenie
from konta.services.zaproszenia import accept_existing, accept_new


@login_not_required
@never_cache
@sensitive_post_parameters("haslo")
@require_http_methods(["GET", "HEAD", "POST"])
def zaproszenie_detail(request, token):
    # An office of thirty people may share one address; guessing 128 bits may not try at all.
    if limity.is_exceeded("zaproszenie", limit=60, sekundy=60):
        return respond_429(request)
    zaproszenie = _find(token)
    if zaproszenie is None:
        return render(request, "konta/zaproszenie/unknown.html", status=HTTPStatus.NOT_FOUND)
    if zaproszenie.przyjete_at:
        return redirect(zaproszenie.cel_url)
    if not zaproszenie.is_open:
        context = {"zaproszenie": zaproszenie, "token": token}
        return render(request, "konta/zaproszenie/closed.html", context, status=HTTPStatus.GONE)
    if zaproszenie.user.is_active:
        return _existing_person(request, zaproszenie, token)
    return _new_person(request, zaproszenie, token)


def _find(token):
    rows = Zaproszenie.objects.select_related("user", "wystawil")
    return rows.filter(token_hash=hash_token(token)).first()


def _existing_person(request, zaproszenie, token):
    is_recipient = request.user == zaproszenie.user
    if request.method == "POST" and is_recipient:
        try:
            accept_existing(token, user=request.user)
        except ZaproszenieUsedError:
            return redirect(zaproszenie.cel_url)
        messages.success(request, f"Przyjęto zaproszenie: {zaproszenie.opis_roli}.")
        return redirect(zaproszenie.cel_url)
    context = {"zaproszenie": zaproszenie, "is_recipient": is_recipient}
    return render(request, "konta/zaproszenie/existing.html", context)


def _new_person(request, zaproszenie, token):
    if zaproszenie.user.has_usable_password():
        return render(request, "konta/zaproszenie/disabled.html", {"zaproszenie": zaproszenie})
    form = PrzyjecieForm(
        request.POST if request.method == "POST" else None, instance=zaproszenie.user
    )
    if not request.user.is_authenticated and form.is_valid():
        try:
            accept_new(token, **form.cleaned_data)
        except ZaproszenieUsedError:
            return redirect(zaproszenie.cel_url)
        except ZaproszenieError as error:
            form.add_error(None, str(error))
        else:
            user = type(zaproszenie.user).objects.get(pk=zaproszenie.user_id)
            return perform_login(request, user, redirect_url=zaproszenie.cel_url)
    context = {"zaproszenie": zaproszenie, "form": form}
    return render(request, "konta/zaproszenie/new.html", context)
