"""The page behind a link: no account, nothing about the visitor kept. GET never uses it up."""

from http import HTTPStatus

from allauth.core.ratelimit import respond_429
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from konsultacje.exceptions import LinkUsedError
from konsultacje.forms.odpowiedz import OdpowiedzForm
from konsultacje.queries import find_wejscie
from konsultacje.services.odpowiedzi import submit_odpowiedz
from konta import limity


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def odpowiedz_create(request, token):
    # A school may share one address; guessing 128 bits may not try at all.
    if limity.is_exceeded("konsultacja", limit=90, sekundy=60):
        return respond_429(request)
    wejscie = find_wejscie(token)
    if wejscie is None:
        return _refuse(request, "konsultacje/odpowiedz/unknown.html", HTTPStatus.NOT_FOUND)
    # A second copy of a form already saved is thanked for, so only a GET is turned away here.
    if wejscie.is_used and request.method != "POST":
        return _refuse(request, "konsultacje/odpowiedz/used.html", HTTPStatus.GONE)
    if not wejscie.is_open:
        return _refuse(request, "konsultacje/odpowiedz/closed.html", HTTPStatus.GONE)
    form = OdpowiedzForm(
        request.POST if request.method == "POST" else None,
        pytania=wejscie.konsultacja.pytania.current(),
    )
    if form.is_valid():
        return _save(request, wejscie, form)
    if wejscie.is_used:
        return _refuse(request, "konsultacje/odpowiedz/used.html", HTTPStatus.GONE)
    context = {"konsultacja": wejscie.konsultacja, "wejscie": wejscie, "form": form}
    return render(request, "konsultacje/odpowiedz/form.html", context)


def _save(request, wejscie, form):
    if not form.is_robot:
        try:
            data = form.cleaned_data
            submit_odpowiedz(wejscie, form.wartosci, data["podpis"], data["kopia"])
        except LinkUsedError:
            return _refuse(request, "konsultacje/odpowiedz/used.html", HTTPStatus.GONE)
        except DomainError:
            return _refuse(request, "konsultacje/odpowiedz/closed.html", HTTPStatus.GONE)
    return redirect("konsultacje:odpowiedz_done")


def _refuse(request, template, status):
    return render(request, template, status=status)


@login_not_required
@require_GET
def odpowiedz_done(request):
    return render(request, "konsultacje/odpowiedz/done.html")
