"""What "jak jest" stands on: collected data with a tick, quotations of consultations."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from diagnoza.models import FaktProblemu, Problem
from diagnoza.queries.poglebiona import get_dane_do_faktow
from diagnoza.services import fakty as services
from diagnoza.views.poglebiona import back, open_element
from doradztwo.autozapis import read_zapis, saved
from doradztwo.middleware.bledy import wants_json
from edycje.strona_procesu import open_as_zespol


@require_POST
def fakty_update(request, pk):
    """One tick by autosave, or all of them by the button; only changed ticks are saved.

    Each tick is sent with the state it was shown in (``baza-…``), so that people who tick at the
    same time do not undo one another.
    """
    problem, proces, _ = open_element(request, Problem, pk)
    by_name = {f"dane-{dane.pk}": dane for dane in get_dane_do_faktow(proces)}
    if wants_json(request):
        zapis = read_zapis(request, allowed=by_name)
        chosen = bool(zapis.wartosc)
        services.toggle_dane(problem, by_name[zapis.pole], request.user, wybrane=chosen)
        return saved()
    for name, dane in by_name.items():
        chosen = name in request.POST
        if f"baza-{name}" in request.POST and chosen != bool(request.POST[f"baza-{name}"]):
            services.toggle_dane(problem, dane, request.user, wybrane=chosen)
    messages.success(request, "Zapisano, na których danych opiera się „jak jest”.")
    return back(proces.pk, f"problem-{problem.pk}")


@require_POST
def fakt_delete(request, pk):
    fakt = get_object_or_404(
        FaktProblemu.objects.visible_to(request.user).current().select_related("problem__diagnoza"),
        pk=pk,
    )
    problem = fakt.problem
    open_as_zespol(request, problem.diagnoza.proces_id)
    services.remove_fakt(fakt, request.user)
    messages.success(request, "Odłączono fakt. Jego treść zostaje w historii procesu.")
    return back(problem.diagnoza.proces_id, f"problem-{problem.pk}")
