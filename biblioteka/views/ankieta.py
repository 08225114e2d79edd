"""The follow-up behind a link: no account; GET never uses the link up."""

from http import HTTPStatus

from allauth.core.ratelimit import respond_429
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from biblioteka.exceptions import AnkietaError
from biblioteka.forms import AnkietaForm
from biblioteka.models import Ankieta
from biblioteka.services.ankiety import answer_ankieta
from doradztwo.tokeny import hash_token
from konta import limity


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ankieta_answer(request, token):
    if limity.is_exceeded("ankieta", limit=30, sekundy=60):
        return respond_429(request)
    ankiety = Ankieta.objects.select_related("proces__jst", "proces__edycja")
    ankieta = ankiety.filter(token_hash=hash_token(token)).first()
    if ankieta is None:
        return render(request, "biblioteka/ankieta/nieznana.html", status=HTTPStatus.NOT_FOUND)
    if not ankieta.is_open:
        return _closed(request, ankieta)
    form = AnkietaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_ankieta(ankieta, **form.cleaned_data)
        except AnkietaError:
            return _closed(request, ankieta)
        return redirect("biblioteka:ankieta_done")
    return render(request, "biblioteka/ankieta/form.html", {"ankieta": ankieta, "form": form})


def _closed(request, ankieta):
    context = {"ankieta": ankieta}
    return render(request, "biblioteka/ankieta/zamknieta.html", context, status=HTTPStatus.GONE)


@login_not_required
@require_GET
def ankieta_done(request):
    return render(request, "biblioteka/ankieta/done.html")
