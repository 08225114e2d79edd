"""Pages that belong to no app: three public ones and the pages of errors."""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from doradztwo.middleware.bledy import back_address, trigger_messages, wants_json
from doradztwo.publiczne import publiczna
from doradztwo.teksty import format_number

logger = logging.getLogger(__name__)

# What the page of a rejected form must not show again.
_SECRET_WORDS = ("password", "haslo", "csrfmiddlewaretoken", "_klucz", "code", "credential")


@publiczna(max_age=300)
def deklaracja_dostepnosci(request):
    required = [settings.OPERATOR["nazwa"], *settings.DEKLARACJA.values()]
    context = {
        "adres": settings.ADRES_APLIKACJI,
        "dane": settings.DEKLARACJA,
        "brakuje": not all(required),
    }
    return _page(request, "strony/deklaracja_dostepnosci.html", context)


@publiczna(max_age=300)
def ochrona_danych(request):
    return _page(request, "strony/ochrona_danych.html")


@publiczna(max_age=300)
def pomoc(request):
    return _page(request, "strony/pomoc.html")


def _page(request, template, context=None):
    base = {"szablon": _shell(request), "operator": settings.OPERATOR}
    return render(request, template, base | (context or {}))


def bad_request(request, exception=None):
    sentence = "Nie udało się tego odczytać."
    if isinstance(exception, RequestDataTooBig):
        limit = format_number(settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2**20, 1)
        sentence = (
            f"Wpisany albo wklejony tekst jest za długi: naraz można wysłać do {limit} MB. "
            "Nic nie zapisano. Wklej mniej albo dodaj tę treść jako plik."
        )
    return _error_page(request, "400.html", HTTPStatus.BAD_REQUEST, sentence)


def permission_denied(request, exception=None):
    sentence = str(exception or "") or "Nie masz uprawnień do tej czynności."
    return _error_page(request, "403.html", HTTPStatus.FORBIDDEN, sentence)


def page_not_found(request, exception=None):
    return _error_page(request, "404.html", HTTPStatus.NOT_FOUND, "Nie ma takiej strony.")


def _error_page(request, template, status, sentence):
    if wants_json(request):
        return JsonResponse({"bledy": {"__all__": sentence}}, status=status)
    if getattr(request, "htmx", False):
        return trigger_messages(HttpResponse(status=status), [{"tekst": sentence, "stan": "pilne"}])
    context = {"zdanie": sentence, "szablon": _shell(request)}
    return render(request, template, context, status=status)


def _shell(request) -> str:
    user = getattr(request, "user", None)
    return "base.html" if user is not None and user.is_authenticated else "publiczny.html"


def server_error(request):
    """The last page of all: asks neither the database nor the session for anything."""
    code = getattr(request, "kod", "-")
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        logger.error("Database unavailable, code %s, %s", code, request.path)
        template, status = "503.html", HTTPStatus.SERVICE_UNAVAILABLE
        sentence = "Baza danych nie odpowiada. Spróbuj ponownie za chwilę."
    else:
        logger.error("Unexpected error, code %s, %s", code, request.path)
        template, status = "500.html", HTTPStatus.INTERNAL_SERVER_ERROR
        sentence = f"Coś poszło nie tak. Kod błędu: {code}."
    if wants_json(request):
        return JsonResponse({"bledy": {"__all__": sentence}}, status=status)
    if getattr(request, "htmx", False):
        return trigger_messages(HttpResponse(status=status), [{"tekst": sentence, "stan": "pilne"}])
    response = HttpResponse(render_to_string(template, {"kod": code}), status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "30"
    return response


@requires_csrf_token
def csrf_failure(request, reason=""):
    """A form that came without a valid token: shows back what was typed, so nothing is lost."""
    if wants_json(request):
        response = JsonResponse({"token": "niewazny"}, status=HTTPStatus.FORBIDDEN)
    elif request.headers.get("HX-Request"):
        notice = {
            "tekst": "Ta strona jest otwarta zbyt długo. Skopiuj wpisany tekst i odśwież stronę.",
            "stan": "pilne",
        }
        response = trigger_messages(HttpResponse(status=HTTPStatus.FORBIDDEN), [notice])
    else:
        logger.warning("CSRF: %s, %s", reason, request.path)
        context = {
            "pola": _typed_fields(request),
            "adres": back_address(request),
            "szablon": _shell(request),
        }
        response = render(request, "403_csrf.html", context, status=HTTPStatus.FORBIDDEN)
    return response


def _typed_fields(request) -> list[dict]:
    return [
        {"nazwa": name.replace("_", " "), "tekst": text}
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in _SECRET_WORDS)
        for text in values
        if text.strip()
    ]
