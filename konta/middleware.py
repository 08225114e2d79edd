"""What konta does around every request."""

import ipaddress
import logging
import time
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError
from django.db.models import Q
from django.shortcuts import redirect
from django.utils import timezone

from konta import mfa
from konta.models import User
from konta.services.slad import adres_ip

logger = logging.getLogger(__name__)

CO_ILE = timedelta(minutes=10)
MFA_CHECKED = "mfa_sprawdzone"
MFA_CHECK_SECONDS = 600
MFA_MESSAGE = (
    "Twoja rola wymaga drugiego składnika logowania. Dodaj klucz dostępu albo aplikację z kodami, "
    "potem wrócisz do pracy."
)


def user_display(user: User) -> str:
    return user.get_full_name()


def client_address(request) -> str | None:
    """Address as seen by the outermost proxy we trust; None for one that is no address."""
    count = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if count and len(forwarded) >= count and forwarded[-count].strip():
        address = forwarded[-count].strip()
    else:
        address = request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return None


class SladMiddleware:
    """Gives the audit trail the address of the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = adres_ip.set(client_address(request))
        try:
            return self.get_response(request)
        finally:
            adres_ip.reset(token)


class AktywnoscMiddleware:
    """Notes when a person was last here, at most once in ten minutes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # An unread session means that no page of a person was made; reading it would be a query.
        if request.session.accessed and request.user.is_authenticated:
            self._note(request.user)
        return response

    def _note(self, user):
        now = timezone.now()
        if user.last_seen_at is not None and user.last_seen_at > now - CO_ILE:
            return
        rows = User.objects.filter(pk=user.pk)
        try:
            # The condition keeps parallel requests of one person from writing one after another.
            rows.filter(Q(last_seen_at=None) | Q(last_seen_at__lte=now - CO_ILE)).update(
                last_seen_at=now
            )
        except DatabaseError:
            # Not worth failing a page that is already made.
            logger.warning("Activity of user %s not noted", user.pk, exc_info=True)


class WymuszonyDrugiSkladnikMiddleware:
    """Sends ORE staff without a second factor to set one up, when the installation asks for it."""

    OPEN_NAMES = ("mfa_", "account_", "usersessions_")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not settings.WYMUSZAJ_MFA or not getattr(view_func, "login_required", True):
            return None
        if (request.resolver_match.url_name or "").startswith(self.OPEN_NAMES):
            return None
        if not request.user.is_authenticated or self._is_fine(request):
            return None
        messages.warning(request, MFA_MESSAGE)
        return redirect("mfa_index")

    def _is_fine(self, request):
        checked_at = request.session.get(MFA_CHECKED, 0)
        if time.time() - checked_at < MFA_CHECK_SECONDS:
            return True
        if mfa.is_required_for(request.user) and not mfa.has_second_factor(request.user):
            return False
        request.session[MFA_CHECKED] = int(time.time())
        return True
