"""Makes ordinary answers fit requests made by scripts (htmx and autosave)."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import resolve_url

from doradztwo.middleware.bledy import is_redirection, trigger_messages, wants_json

LEVELS = {"success": "gotowe", "error": "pilne", "warning": "czeka"}
SIGNED_OUT = (
    "Wylogowano Cię w czasie pracy. To, co jest wpisane, zostaje na tej stronie. "
    "Zaloguj się w nowej karcie, wróć tu i zapisz ponownie."
)


class HtmxResponseMiddleware:
    """A redirect becomes a navigation, messages travel as one ``HX-Trigger`` event.

    A redirect to the sign-in page becomes 401, so that nothing typed leaves the screen.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.htmx and not wants_json(request):
            return response
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
