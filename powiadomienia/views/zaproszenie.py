"""The one POST of an invitation that sends a mail; its page belongs to konta."""

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from doradztwo.tokeny import hash_token
from konta import limity
from konta.models import Zaproszenie
from powiadomienia.services.zaproszenia import ask_for_new


@login_not_required
@require_POST
def zaproszenie_ask(request, token):
    if limity.is_exceeded("zaproszenie-prosba", limit=10, sekundy=60):
        return respond_429(request)
    rows = Zaproszenie.objects.select_related("user", "wystawil")
    zaproszenie = rows.filter(token_hash=hash_token(token)).first()
    if zaproszenie is None:
        raise Http404
    if ask_for_new(zaproszenie) is None:
        messages.info(request, "O to zaproszenie nie trzeba teraz prosić.")
    else:
        messages.success(
            request,
            f"Prośbę dostanie {zaproszenie.wystawil}. Nowy odnośnik przyjdzie na Twój e-mail.",
        )
    return redirect("konta:zaproszenie_detail", token)
