"""The secret address of a person's calendar: the page about it, and the feed behind it."""

from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from doradztwo.ics import TYP, build_ics
from doradztwo.middleware.formularze import mark_done
from doradztwo.tokeny import hash_token
from kalendarz.models import AdresKalendarza
from kalendarz.queries import zdarzenia
from kalendarz.services.adresy import create_adres, delete_adres
from konta import limity

WSTECZ, NAPRZOD = timedelta(days=90), timedelta(days=400)
NAZWA = "Doradztwo JST"


@require_GET
def adres_detail(request):
    return _page(request)


@never_cache
@require_POST
def adres_create(request):
    """The answer shows the address, this once: afterwards nobody can read it any more."""
    token = create_adres(request.user)
    path = reverse("kalendarz:kalendarz_ics", args=[token])
    response = _page(request, nowy_adres=settings.ADRES_APLIKACJI + path)
    return mark_done(response, reverse("kalendarz:adres_detail"))


@require_POST
def adres_delete(request):
    if delete_adres(request.user):
        messages.success(request, "Wyłączono kalendarz. Dotychczasowy adres już nie działa.")
    return redirect("kalendarz:adres_detail")


def _page(request, nowy_adres=""):
    adres = AdresKalendarza.objects.visible_to(request.user).first()
    context = {"adres": adres, "nowy_adres": nowy_adres}
    return render(request, "kalendarz/adres/detail.html", context)


@login_not_required
@require_safe
def kalendarz_ics(request, token):
    """What the person may see at this moment. Who asks is known by the address, not by a cookie."""
    token_hash = hash_token(token)
    # Servers of calendar services fetch for many people from one address.
    if limity.is_exceeded(f"kalendarz:{token_hash}", limit=20, sekundy=60) or limity.is_exceeded(
        "kalendarz", limit=600, sekundy=60
    ):
        return _plain("Zbyt wiele zapytań. Odczekaj minutę.", HTTPStatus.TOO_MANY_REQUESTS)
    adres = AdresKalendarza.objects.select_related("user").filter(token_hash=token_hash).first()
    if adres is None or not adres.user.is_active:
        return _plain("Ten adres kalendarza nie działa.", HTTPStatus.NOT_FOUND)
    today = timezone.localdate()
    rows = zdarzenia(adres.user, today - WSTECZ, today + NAPRZOD)
    text = build_ics([row.do_kalendarza() for row in rows], nazwa=NAZWA)
    etag = f'"{sha256(text).hexdigest()[:32]}"'
    response = HttpResponse(text, content_type=TYP)
    response["ETag"] = etag
    response = get_conditional_response(request, etag=etag, response=response)
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="doradztwo.ics"'
    return response


def _plain(text, status):
    response = HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "private, no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "60"
    return response
