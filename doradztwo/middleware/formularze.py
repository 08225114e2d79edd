"""A form sent twice saves once: double click, resent POST, back button, unsure network."""

from http import HTTPStatus
from uuid import UUID

from django.apps import apps
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect

from doradztwo.exceptions import DomainError
from doradztwo.middleware.bledy import back_address, is_redirection, respond_to_domain_error

FIELD = "_klucz"
ALREADY_SENT = "Ten formularz został już wysłany. Poniżej widać jego wynik."
_NAVIGATION = ("HX-Redirect", "HX-Location", "HX-Refresh")


def mark_done(response, address: str = ""):
    """Tell that an htmx fragment with status 200 means success, not a form with errors."""
    response.wynik_formularza = address or True
    return response


class KluczFormularzaMiddleware:
    """Takes the key and runs the view in one transaction; must be the last of the middleware.

    The key is saved first: a second copy sent at the same moment waits for the first on the
    unique constraint, then is led to its result. An exception takes back everything with the key;
    a form that came back with errors gives its key back, since it will be sent again, corrected.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        key = self._read_key(request)
        if key is None or not request.user.is_authenticated:
            return None
        try:
            with transaction.atomic():
                row = self._take(key, request.user)
                if row is not None:
                    response = view_func(request, *view_args, **view_kwargs)
                    self._settle(row, response)
                    return response
        except DomainError as error:
            return respond_to_domain_error(request, error)
        return self._lead_to_result(request, key)

    def _read_key(self, request):
        if request.method != "POST":
            return None
        try:
            return UUID(request.POST.get(FIELD, ""))
        except ValueError:
            return None

    def _take(self, key, user):
        model = apps.get_model("konta", "KluczFormularza")
        try:
            with transaction.atomic():
                return model.objects.create(klucz=key, user=user)
        except IntegrityError:
            return None

    def _settle(self, row, response):
        if transaction.get_rollback():
            # The view asked to take everything back; the key goes with it.
            return
        is_done, address = self._outcome(response)
        if not is_done:
            row.delete()
        elif address:
            row.adres_wyniku = address
            row.save(update_fields=["adres_wyniku"])

    def _outcome(self, response):
        marked = getattr(response, "wynik_formularza", None)
        if marked is not None:
            return True, marked if isinstance(marked, str) else ""
        if is_redirection(response):
            return True, self._fit(response.headers.get("Location", ""))
        if response.status_code in (HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
            return True, ""
        navigates = any(response.has_header(name) for name in _NAVIGATION)
        return navigates, self._fit(response.headers.get("HX-Redirect", ""))

    def _fit(self, address):
        return address if len(address) <= 500 else ""

    def _lead_to_result(self, request, key):
        model = apps.get_model("konta", "KluczFormularza")
        # Somebody else's key must not tell where their form led.
        row = model.objects.filter(klucz=key, user=request.user).first()
        messages.info(request, ALREADY_SENT)
        address = (row.adres_wyniku if row else "") or back_address(request)
        if getattr(request, "htmx", False):
            return HttpResponse(headers={"HX-Redirect": address})
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
