from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from edycje.models import Proces
from edycje.queries import get_uprawnienia
from raporty.services import dokumenty
from raporty.views.dokument import KOGO_PROSIC, KTO_ZLECA, ordered


@require_POST
def wynik_order(request, pk):
    proces = get_object_or_404(Proces.objects.visible_to(request.user), pk=pk)
    get_uprawnienia(proces, request.user).require(*KTO_ZLECA, message=KOGO_PROSIC)
    return ordered(request, lambda: dokumenty.order_wynik(proces, kto=request.user), back=proces.pk)
