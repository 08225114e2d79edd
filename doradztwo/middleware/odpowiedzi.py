"""Makes ordinary answers fit requests made by scripts (htmx and autosave)."""

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.messages import get_messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import resolve_url

from doradztwo.middleware.bledy import (
    back_address,
    is_redirection,
    trigger_messages,
    wants_json,
)

LEVELS = {"success": "gotowe", "error": "pilne", "warning": "czeka"}
SIGNED_OUT = (
    "Wylogowano Cię w czasie pracy. To, co jest wpisane, zostaje na tej stronie. "
    "Zaloguj się w nowej karcie, wróć tu i zapisz ponownie."
)


class HtmxResponseMiddleware:
    """A redirect becomes a navigation, messages travel as one ``HX-Trigger`` event.

    A redirect to the sign-in page becomes 401, so that nothing typed leaves the screen. After an
    ordinary form it leads back to the page of that form, where the draft kept by szkic.js waits;
    the address of the form itself may know no GET.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.htmx and not wants_json(request):
            return self._back_to_form(request, response)
        if self._leads_to_sign_in(request, response):
            return self._signed_out(request)
        if not request.htmx:
            return response
        if response.has_header("Location") and is_redirection(response):
            return self._navigation(response)
        return self._with_messages(request, response)

    def _leads_to_sign_in(self, request, response):
        location = response.headers.get("Location", "")
        return (
            is_redirection(response)
            and location.split("?")[0] == resolve_url(settings.LOGIN_URL)
            and not request.user.is_authenticated
        )

    def _back_to_form(self, request, response):
        came_from_page = request.method == "POST" and "Referer" in request.headers
        if came_from_page and self._leads_to_sign_in(request, response):
            page = urlsplit(back_address(request))
            path = f"{page.path}?{page.query}" if page.query else page.path
            query = urlencode({REDIRECT_FIELD_NAME: path})
            response.headers["Location"] = f"{resolve_url(settings.LOGIN_URL)}?{query}"
        return response

    def _signed_out(self, request):
        address = resolve_url(settings.LOGIN_URL)
        if not request.htmx:
            return JsonResponse({"logowanie": address}, status=HTTPStatus.UNAUTHORIZED)
        notice = {"tekst": SIGNED_OUT, "stan": "pilne", "adres": address, "link": "Zaloguj się"}
        return trigger_messages(HttpResponse(status=HTTPStatus.UNAUTHORIZED), [notice])

    def _navigation(self, redirect):
        response = HttpResponse(headers={"HX-Redirect": redirect.headers["Location"]})
        response.cookies = redirect.cookies
        return response

    def _with_messages(self, request, response):
        leaves = any(response.has_header(f"HX-{name}") for name in ("Redirect", "Location"))
        storage = get_messages(request)
        if leaves or response.has_header("HX-Refresh") or getattr(storage, "used", True):
            return response
        notices = [
            {"tekst": str(message), "stan": LEVELS.get(message.level_tag, "toku")}
            for message in storage
        ]
        return trigger_messages(response, notices) if notices else response
