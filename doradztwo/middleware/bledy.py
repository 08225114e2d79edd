"""A refusal of the domain that no view caught becomes a message on the page it came from."""

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from doradztwo.exceptions import DomainError

CONFLICT = 409


def wants_json(request) -> bool:
    """A script asks and reads the answer itself (autosave)."""
    return request.headers.get("Accept", "").startswith("application/json")


def is_redirection(response) -> bool:
    return 300 <= response.status_code < 400


def back_address(request) -> str:
    """Where the person came from, if that is ours and not this very address of a POST."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if not ours:
        return "/"
    came_from_itself = referer == request.build_absolute_uri()
    # A GET that refuses itself would refuse again, for ever.
    return "/" if came_from_itself and request.method in ("GET", "HEAD") else referer


def trigger_messages(response, notices: list[dict]):
    """Add messages to an htmx answer; static/js/strona.js shows them in the live region."""
    triggers = json.loads(response.headers.get("HX-Trigger", "{}"))
    triggers["komunikaty"] = triggers.get("komunikaty", []) + notices
    response.headers["HX-Trigger"] = json.dumps(triggers)
    return response


def respond_to_domain_error(request, error: DomainError):
    if wants_json(request):
        return JsonResponse({"bledy": {"__all__": str(error)}}, status=CONFLICT)
    if getattr(request, "htmx", False):
        return trigger_messages(
            HttpResponse(status=CONFLICT), [{"tekst": str(error), "stan": "pilne"}]
        )
    messages.error(request, str(error))
    return HttpResponseRedirect(back_address(request))


class DomainErrorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, DomainError):
            return respond_to_domain_error(request, exception)
        return None
