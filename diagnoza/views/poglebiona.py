from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diagnoza.enums import KategoriaPrzyczyny
from diagnoza.exceptions import DiagnozaError
from diagnoza.forms import PriorytetForm, ProblemForm, PrzyczynaForm
from diagnoza.models import Priorytet, Problem, Przyczyna
from diagnoza.queries import get_braki, get_diagnoza
from diagnoza.queries.poglebiona import get_dane_do_faktow
from diagnoza.services import poglebiona as services
from doradztwo.autozapis import read_zapis, save_zapis
from doradztwo.middleware.bledy import wants_json
from doradztwo.zapis_formularza import save_fields
from edycje.strona_procesu import open_as_zespol, open_proces, page
from konta.queries import get_autor


@require_GET
def diagnoza_detail(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    widok = get_diagnoza(proces)
    context = page(proces, uprawnienia, "diagnoza", widok=widok, braki=get_braki(widok))
    is_finished = widok.diagnoza is not None and widok.diagnoza.is_finished
    context |= {"is_finished": is_finished, "rodzaje": KategoriaPrzyczyny.choices}
    context["can_edit"] = context["can_edit"] and not is_finished
    context["can_reopen"] = is_finished and uprawnienia.is_czlonek and proces.is_open
    context["dane_do_faktow"] = get_dane_do_faktow(proces) if context["can_edit"] else []
    return render(request, "diagnoza/diagnoza/detail.html", context)


TYLKO_LIDER_UKLADA = (
    "Kolejność priorytetów ustala lider zespołu. Poproś go, jeśli ma być inna; "
    "swoje zdanie możesz dać w ocenach."
)


def back(proces_pk, anchor):
    return redirect(reverse("diagnoza:diagnoza_detail", args=[proces_pk]) + f"#{anchor}")


def _refused(request, form, proces_pk, anchor):
    """These forms have one or two short fields: the sentence alone says what to mend."""
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return back(proces_pk, anchor)


@require_POST
def problem_create(request, pk):
    proces, _ = open_as_zespol(request, pk)
    form = ProblemForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, pk, "id_nowy-problem")
    problem = services.add_problem(proces.pk, request.user, form.cleaned_data["nazwa"])
    messages.success(request, "Dodano problem. Opiszcie, jak jest i jak chcecie, żeby było.")
    return back(pk, f"problem-{problem.pk}")


@require_POST
def priorytet_create(request, pk):
    proces, _ = open_as_zespol(request, pk)
    form = PriorytetForm(request.POST, diagnoza=get_diagnoza(proces).diagnoza)
    if not form.is_valid():
        return _refused(request, form, pk, "id_nowy-priorytet")
    priorytet = services.add_priorytet(
        proces.pk, request.user, form.cleaned_data["nazwa"], form.cleaned_data["problem"]
    )
    messages.success(request, f"Dodano priorytet: {priorytet}.")
    return back(pk, f"priorytet-{priorytet.pk}")


@require_POST
def przyczyna_create(request, pk):
    problem = get_object_or_404(
        Problem.objects.visible_to(request.user).current().select_related("diagnoza"), pk=pk
    )
    proces_pk = problem.diagnoza.proces_id
    open_as_zespol(request, proces_pk)
    form = PrzyczynaForm(request.POST, problem=problem)
    if not form.is_valid():
        return _refused(request, form, proces_pk, f"id_nowa-przyczyna-{problem.pk}")
    przyczyna = services.add_przyczyna(problem, request.user, **form.cleaned_data)
    messages.success(request, "Dodano przyczynę. Zapytajcie jeszcze raz: dlaczego tak jest?")
    return back(proces_pk, f"przyczyna-{przyczyna.pk}")


def open_element(request, model, pk):
    """The row with its Proces, for a member of the team."""
    path = "problem__diagnoza" if model is Przyczyna else "diagnoza"
    row = get_object_or_404(
        model.objects.visible_to(request.user).current().select_related(path), pk=pk
    )
    diagnoza = row.problem.diagnoza if model is Przyczyna else row.diagnoza
    proces, uprawnienia = open_as_zespol(request, diagnoza.proces_id)
    return row, proces, uprawnienia


def _update(request, model, pk):
    """Autosave of one field, or the whole form of a browser without JavaScript."""
    row, proces, uprawnienia = open_element(request, model, pk)
    pola = services.EDITABLE[model]

    def save(obj, zmiany, expected):
        return services.update_element(obj, zmiany, expected, request.user)

    if wants_json(request):
        return save_zapis(read_zapis(request, allowed=pola), row, save, get_autor)
    wynik = save_fields(request, row, pola, save, get_autor)
    if wynik.konflikty:
        context = page(proces, uprawnienia, "diagnoza", wynik=wynik, adres=request.path)
        return render(request, "components/konflikty.html", context)
    for zdanie in wynik.bledy.values():
        messages.error(request, f"Nie zapisano. {zdanie}")
    if wynik.is_saved:
        messages.success(request, "Zapisano.")
    return back(proces.pk, f"{model._meta.model_name}-{row.pk}")


@require_POST
def problem_update(request, pk):
    return _update(request, Problem, pk)


@require_POST
def przyczyna_update(request, pk):
    return _update(request, Przyczyna, pk)


@require_POST
def priorytet_update(request, pk):
    return _update(request, Priorytet, pk)


def _move(request, model, pk):
    row, proces, uprawnienia = open_element(request, model, pk)
    if model is Priorytet:
        uprawnienia.require("is_lider", message=TYLKO_LIDER_UKLADA)
    services.move_element(row, request.user, w_gore=request.POST.get("kierunek") == "w-gore")
    return back(proces.pk, f"{model._meta.model_name}-{row.pk}")


@require_POST
def problem_move(request, pk):
    return _move(request, Problem, pk)


@require_POST
def priorytet_move(request, pk):
    return _move(request, Priorytet, pk)


_USUWANIE = {
    Problem: ("Usuń problem", "Problem zniknie z diagnozy razem ze swoimi przyczynami."),
    Przyczyna: (
        "Usuń przyczynę",
        "Przyczyna zniknie z diagnozy razem z przyczynami, które ją wyjaśniają.",
    ),
    Priorytet: ("Usuń priorytet", "Priorytet zniknie z diagnozy."),
}


def _delete(request, model, pk):
    row, proces, _ = open_element(request, model, pk)
    tytul, opis = _USUWANIE[model]
    if request.method == "POST":
        services.remove_element(row, request.user)
        messages.success(request, f"Usunięto: {row}")
        return redirect("diagnoza:diagnoza_detail", proces.pk)
    context = {
        "tytul": tytul,
        "opis": f"{opis} Treść zostaje w historii procesu.",
        "skutki": [str(row)],
        "przycisk": tytul,
        "powrot": reverse("diagnoza:diagnoza_detail", args=[proces.pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


@require_http_methods(["GET", "POST"])
def problem_delete(request, pk):
    return _delete(request, Problem, pk)


@require_http_methods(["GET", "POST"])
def przyczyna_delete(request, pk):
    return _delete(request, Przyczyna, pk)


@require_http_methods(["GET", "POST"])
def priorytet_delete(request, pk):
    return _delete(request, Priorytet, pk)


@require_POST
def diagnoza_finish(request, pk):
    proces, _ = open_as_zespol(request, pk)
    try:
        services.finish_diagnoza(proces.pk, request.user)
    except DiagnozaError as error:
        messages.error(request, str(error))
        return back(pk, "braki")
    messages.success(request, "Diagnoza zakończona. Na jej priorytetach powstaje HDR.")
    return redirect("diagnoza:diagnoza_detail", pk)


@require_POST
def diagnoza_reopen(request, pk):
    proces, _ = open_as_zespol(request, pk)
    services.reopen_diagnoza(proces.pk, request.user)
    messages.success(request, "Wznowiono pracę nad diagnozą.")
    return redirect("diagnoza:diagnoza_detail", pk)
