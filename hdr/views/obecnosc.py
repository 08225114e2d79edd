import re

from django.http import JsonResponse
from django.views.decorators.http import require_GET

from hdr.queries.obecnosc import note_obecnosc, obecni
from hdr.strona import get_hdr_proces

KTO_JEST = "Kto teraz pisze, widzą zespół JST, jego doradcy i partnerzy, którzy piszą."
_MIEJSCE = re.compile(r"(cel|dzialanie)-[0-9]{1,18}")


@require_GET
def hdr_obecnosc(request, proces_pk):
    """Say where I am and hear who else is here; nothing of it is kept."""
    proces, uprawnienia = get_hdr_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", "is_doradca", message=KTO_JEST)
    miejsce = request.GET.get("miejsce", "")
    note_obecnosc(proces, request.user, miejsce if _MIEJSCE.fullmatch(miejsce) else "")
    return JsonResponse(
        {
            "osoby": [
                {"osoba": one.osoba, "rola": one.rola, "miejsce": one.miejsce}
                for one in obecni(proces, request.user)
            ]
        }
    )
