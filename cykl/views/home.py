from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cykl.queries.home import StronaDoradcy, edycje_osoby, procesy_doradcy, procesy_zespolu
from cykl.queries.role import Role, get_role
from doradztwo.publiczne import publiczna
from obszary.models import Obszar
from sesje.queries import moje_zadania
from sesje.views.wspolne import build_form


@login_not_required
@require_safe
def home(request):
    """Where a person lands after signing in; a person with one task lands right at it."""
    if not request.user.is_authenticated:
        return _start(request)
    role = get_role(request)
    adres = _only_place(role, request.user)
    if adres:
        return redirect(*adres)
    strona_doradcy = procesy_doradcy(role)
    context = {
        "role": role,
        "procesy_zespolu": procesy_zespolu(request.user, role),
        "doradca": strona_doradcy,
        "form": _form(request, strona_doradcy),
        "edycje": edycje_osoby(request.user, role),
        "zadania": moje_zadania(request.user),
        "dzis": timezone.localdate(),
    }
    return render(request, "cykl/home/detail.html", context)


@publiczna(max_age=300)
def _start(request):
    return render(request, "cykl/home/publiczna.html")


@publiczna(max_age=300)
def o_programie(request):
    return render(request, "cykl/home/o_programie.html", {"obszary": Obszar.objects.all()})


def _form(request, strona: StronaDoradcy | None):
    """The short form of a session; None for whoever has no open Jst."""
    if strona is None or not (procesy := strona.godziny.otwarte_procesy):
        return None
    return build_form(request, strona.doradca, procesy, rows=strona.godziny.ksiega)


def _only_place(role: Role, user):
    """(URL name, pk) when the person has exactly one thing to do here."""
    if role.is_doradca or user.is_superuser:
        return None
    if len(role.procesy_zespolu) == 1 and not role.edycje:
        return "cykl:proces_detail", role.procesy_zespolu[0]
    if len(role.edycje) == 1 and not role.procesy_zespolu:
        return "cykl:tablica", role.edycje[0]
    return None
