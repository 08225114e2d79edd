"""What views of the settlement share."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from edycje.models import Edycja, PrzydzialDoradcy
from edycje.queries import get_uprawnienia_edycji
from jst.models import Doradca
from sesje.kalendarz import first_day, previous_month

TYLKO_KOORDYNATOR = "Rozliczenie całej edycji zleca koordynator. Poproś koordynatora edycji."
TYLKO_WLASNE = "Dokumenty rozliczenia zleca doradca, którego dotyczą, albo koordynator edycji."
KTO_WIDZI = ["doradca, którego dotyczy", "koordynator i obserwator edycji", "administrator"]


def get_month(rok: int, numer: int) -> date:
    if not (2000 <= rok <= 2100 and 1 <= numer <= 12):
        raise Http404
    return date(rok, numer, 1)


def read_month(text: str, edycja: Edycja) -> date:
    """The month of ``?miesiac=2026-11``; anything else is the last whole one of the Edycja."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        month = None
    if month and 2000 <= month.year <= 2100:
        return month
    last = previous_month(timezone.localdate())
    return min(max(last, first_day(edycja.od)), first_day(edycja.do))


def get_edycja(request, pk: int) -> Edycja:
    return get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)


def get_coordinated_edycja(request, pk: int) -> Edycja:
    edycja = get_edycja(request, pk)
    get_uprawnienia_edycji(edycja, request.user).require_koordynator(TYLKO_KOORDYNATOR)
    return edycja


def get_edycja_i_doradca(request, pk: int, doradca_pk: int) -> tuple[Edycja, Doradca]:
    """The advisor sees the own settlement; who sees the Edycja, everybody's of it."""
    edycja = get_object_or_404(Edycja, pk=pk)
    advisors = Doradca.objects.select_related("user").filter(
        pk__in=PrzydzialDoradcy.objects.filter(proces__edycja=edycja).values("doradca")
    )
    doradca = get_object_or_404(advisors, pk=doradca_pk)
    if doradca.user_id == request.user.pk:
        return edycja, doradca
    return get_edycja(request, pk), doradca


def require_zleca(edycja: Edycja, doradca: Doradca, user) -> None:
    """Only the advisor and the coordinator order; the observer reads."""
    if not may_order(edycja, doradca, user):
        raise PermissionDenied(TYLKO_WLASNE)


def may_order(edycja: Edycja, doradca: Doradca, user) -> bool:
    own = doradca.user_id == user.pk
    return own or get_uprawnienia_edycji(edycja, user).is_koordynator
