"""Progress of one action behind a personal link: no account; GET uses nothing up."""

from http import HTTPStatus

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from doradztwo.exceptions import DomainError
from konta import limity
from wdrozenie.services.odnosniki import find_odnosnik, report_przez_odnosnik
from wdrozenie.services.wdrozenie import is_wdrazany
from wdrozenie.views.postep import build_postep_form


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def postep_odnosnik(request, token):
    if limity.is_exceeded("postep", limit=30, sekundy=60):
        return respond_429(request)
    odnosnik = find_odnosnik(token)
    if odnosnik is None:
        return _refuse(request, None, HTTPStatus.NOT_FOUND)
    dzialanie, proces = odnosnik.dzialanie, odnosnik.dzialanie.cel.hdr.proces
    if not (odnosnik.is_current and proces.is_open and is_wdrazany(dzialanie.cel.hdr)):
        return _refuse(request, odnosnik, HTTPStatus.GONE)
    form = build_postep_form(request, dzialanie)
    if form.is_valid():
        try:
            report_przez_odnosnik(odnosnik, **form.cleaned_data)
        except DomainError as error:
            # Without a page to go back to: what was typed stays on this one.
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano. Dziękujemy, możesz zamknąć tę stronę.")
            return redirect("wdrozenie:postep_odnosnik", token)
    context = {"odnosnik": odnosnik, "dzialanie": dzialanie, "proces": proces, "form": form}
    return render(request, "wdrozenie/postep/odnosnik.html", context)


def _refuse(request, odnosnik, status):
    context = {"odnosnik": odnosnik}
    return render(request, "wdrozenie/postep/odnosnik_niewazny.html", context, status=status)
