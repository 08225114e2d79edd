from dataclasses import asdict
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from powiadomienia import zdrowie as kontrola


@login_not_required
@never_cache
@require_safe
def zdrowie(request):
    """For monitoring; says which part is broken and never why."""
    wynik = kontrola.check()
    answer = {"stan": kontrola.DZIALA if wynik.is_healthy else kontrola.NIE_DZIALA} | asdict(wynik)
    status = HTTPStatus.OK if wynik.is_healthy else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})
