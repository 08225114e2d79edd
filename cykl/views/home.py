from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from cykl.queries.home import edycje_osoby, procesy_doradcy, procesy_zespolu
from cykl.queries.role import Role, role_osoby


@login_not_required
@require_GET
def home(request):
    """Where a person lands after signing in; a person with one task lands right at it."""
    if not request.user.is_authenticated:
        return render(request, "cykl/home/publiczna.html")
    role = role_osoby(request.user)
    adres = _only_place(role, request.user)
    if adres:
        return redirect(*adres)
    context = {
        "role": role,
        "procesy_zespolu": procesy_zespolu(request.user, role),
        "doradca": procesy_doradcy(request.user, role),
        "edycje": edycje_osoby(request.user),
    }
    return render(request, "cykl/home/detail.html", context)


def _only_place(role: Role, user):
    """(URL name, pk) when the person has exactly one thing to do here."""
    if role.is_doradca or user.is_superuser:
        return None
    if len(role.procesy_zespolu) == 1 and not role.edycje:
        return "cykl:proces_detail", role.procesy_zespolu[0]
    if len(role.edycje) == 1 and not role.procesy_zespolu:
        return "cykl:tablica", role.edycje[0]
    return None
