from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_numbers
from doradztwo.listy import paginate
from doradztwo.teksty import counted
from edycje.forms.doradca import DoradcaCreateForm, PrzydzialForm
from edycje.queries import obciazenie_doradcow, procesy_list, przydzialy_historia
from edycje.services.edycje import require_not_ended
from edycje.services.przydzialy import assign_doradcy
from edycje.views.proces import read_filters
from edycje.views.wspolne import (
    KTO_WIDZI,
    get_coordinated_edycja,
    get_edycja,
    get_proces,
    post_or_none,
)
from jst.services.doradcy import create_doradca


@require_GET
def doradca_list(request, pk):
    """Load of the advisors: how many Procesy, how many minutes due a month."""
    edycja, uprawnienia = get_edycja(request, pk)
    obciazenie = obciazenie_doradcow(edycja)
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "doradcy",
        "page": paginate(request, obciazenie),
        "bez_doradcy": procesy_list(edycja, doradca=0).count(),
    }
    return render(request, "edycje/doradca/list.html", context)


@require_http_methods(["GET", "POST"])
def doradca_create(request, pk):
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    require_not_ended(edycja)
    form = DoradcaCreateForm(post_or_none(request))
    if form.is_valid():
        try:
            doradca = create_doradca(kto=request.user, edycja_pk=edycja.pk, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Wysłano zaproszenie: {doradca.user.email}.")
            return redirect("edycje:doradca_list", edycja.pk)
    context = {"edycja": edycja, "uprawnienia": uprawnienia, "form": form, "zakladka": "doradcy"}
    return render(request, "edycje/doradca/create.html", context)


@require_http_methods(["GET", "POST"])
def przydzial_create(request, pk):
    """Assign or change advisors of one or many Procesy."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    require_not_ended(edycja)
    chosen = read_numbers(request.POST.getlist("proces"))
    form = PrzydzialForm(post_or_none(request))
    if form.is_valid() and not chosen:
        form.add_error(None, "Zaznacz co najmniej jeden samorząd.")
    if form.is_valid() and _assign(request, edycja, form, chosen):
        return redirect("edycje:doradca_list", edycja.pk)
    marked = set(chosen or read_numbers(request.GET.getlist("proces")))
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "doradcy",
        "form": form,
        "zaznaczone": marked,
        "obciazenie": obciazenie_doradcow(edycja),
    }
    context |= _procesy_to_choose(request, edycja)
    return render(request, "edycje/przydzial/create.html", context)


def _procesy_to_choose(request, edycja):
    """One page of running Procesy, or only those named in the address."""
    filtry = read_filters(request)
    procesy = procesy_list(edycja, **filtry).active()
    named = read_numbers(request.GET.getlist("proces"))
    if named:
        procesy = procesy.filter(pk__in=named)
    return {
        "filtry": filtry,
        "wskazane": bool(named),
        "grupy": list(edycja.grupy.all()),
        "page": paginate(request, procesy),
    }


def _assign(request, edycja, form, chosen) -> bool:
    procesy = list(edycja.procesy.filter(pk__in=chosen))
    try:
        rows = assign_doradcy(procesy, kto=request.user, **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    number = counted(len(rows), "przydział,przydziały,przydziałów")
    text = f"Zapisano {number}." if rows else "Ci doradcy byli już przydzieleni. Nic nie zmieniono."
    messages.success(request, text)
    return True


@require_GET
def doradcy_procesu(request, pk):
    """The advisors of a Proces, and who they were."""
    proces, uprawnienia = get_proces(request, pk)
    przydzialy = przydzialy_historia(proces)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "zespol",
        "obecni": [row for row in przydzialy if row.do is None],
        "dawni": [row for row in przydzialy if row.do is not None],
        "kto_widzi": KTO_WIDZI,
    }
    return render(request, "edycje/przydzial/list.html", context)
