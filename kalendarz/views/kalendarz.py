"""The page of the calendar: a month or a week of the person who is signed in."""

from datetime import date
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from doradztwo.daty import OSTATNI_DZIEN, PIERWSZY_DZIEN
from doradztwo.teksty import DNI
from kalendarz.enums import Widok
from kalendarz.forms import FiltrKalendarzaForm
from kalendarz.queries import strona


@require_safe
def kalendarz_detail(request):
    form = FiltrKalendarzaForm(request.GET)
    tydzien = request.GET.get("widok") == Widok.TYDZIEN
    widok = Widok.TYDZIEN if tydzien else Widok.MIESIAC
    filtry = form.filtry
    kalendarz = strona(request.user, widok, _dzien(request.GET.get("dzien", "")), **filtry)
    context = {
        "kalendarz": kalendarz,
        "form": form,
        "dni_tygodnia": DNI,
        "filtry": urlencode({name: value for name, value in filtry.items() if value}),
    }
    return render(request, "kalendarz/kalendarz/detail.html", context)


def _dzien(text: str) -> date:
    """Whatever stands in the address: a day that a calendar can show, else today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
    return min(max(day, PIERWSZY_DZIEN), OSTATNI_DZIEN)
