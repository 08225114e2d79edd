from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.listy import paginate
from doradztwo.teksty import plural
from doradztwo.wersje import WersjaConflictError
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from sesje.forms import SesjaForm, SesjaWithdrawForm
from sesje.kalendarz import first_day, months_between
from sesje.models import Sesja
from sesje.queries import ksiega
from sesje.services.sesje import (
    add_sesja,
    approve_month,
    approve_sesja,
    update_sesja,
    withdraw_sesja,
)
from sesje.views.wspolne import (
    TYLKO_DORADCA,
    build_form,
    get_doradca,
    initial_of,
    own_procesy,
    read_month,
    repeated,
)

TYLKO_LIDER = "Sesje potwierdza lider zespołu JST. Poproś lidera o potwierdzenie."
TYLKO_AUTOR = "Sesję może zmienić tylko doradca, który ją zapisał. Poproś tę osobę o zmianę."
KTO_WIDZI = ["zespół JST i decydent", "doradcy ROS i PRO", "koordynator i obserwator edycji"]
MIESIECY_NA_LISCIE = 6


def _get_proces(request, pk):
    procesy = Proces.objects.visible_to(request.user).with_opis()
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def _get_own_sesja(request, pk):
    sesje = Sesja.objects.visible_to(request.user).select_related(
        "doradca__user", "proces__jst", "proces__edycja", "proces__grupa"
    )
    sesja = get_object_or_404(sesje, pk=pk)
    if sesja.doradca.user_id != request.user.pk:
        raise PermissionDenied(TYLKO_AUTOR)
    return sesja


@require_GET
def sesja_list(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    today = timezone.localdate()
    months = months_between(proces.edycja.od, min(today, proces.edycja.do))
    rows = ksiega(proces=proces, miesiace=months) if months else []
    page = paginate(request, proces.sesje.with_opis())
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "sesje",
        "page": page,
        "miesiace": months[-MIESIECY_NA_LISCIE:],
        "wiersze": rows,
        "biezacy": first_day(today),
        "kto_widzi": KTO_WIDZI,
        "zamkniete": _closed_months(rows, request.user),
        "do_potwierdzenia": _waiting_months(page) if uprawnienia.is_lider else [],
        "moze_zapisac": uprawnienia.is_doradca and proces.is_open,
    }
    return render(request, "sesje/sesja/list.html", context)


def _waiting_months(page):
    return sorted({sesja.miesiac for sesja in page if sesja.is_editable}, reverse=True)


def _closed_months(rows, user):
    own = [row for row in rows if row.doradca.user_id == user.pk]
    return {pole.miesiac for row in own for pole in row.pola if pole.is_settled}


@require_http_methods(["GET", "POST"])
def sesja_quick_create(request):
    """From every page; ``?proces=`` presets the Jst."""
    doradca = get_doradca(request.user)
    procesy = list(own_procesy(doradca))
    preset = [proces for proces in procesy if str(proces.pk) == request.GET.get("proces")]
    initial = repeated(doradca, preset or procesy) if "powtorz" in request.GET else {}
    if preset:
        initial["proces"] = preset[0].pk
    form = build_form(request, doradca, procesy, initial=initial)
    saved = _save(request, doradca, form)
    return saved or render(request, "sesje/sesja/quick_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def sesja_create(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_doradca", message=TYLKO_DORADCA)
    doradca = get_doradca(request.user)
    initial = repeated(doradca, [proces]) if "powtorz" in request.GET else {}
    form = build_form(request, doradca, [proces], initial=initial)
    saved = _save(request, doradca, form)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "sesje", "form": form}
    return saved or render(request, "sesje/sesja/create.html", context)


def _save(request, doradca, form: SesjaForm):
    if not form.is_valid():
        return None
    try:
        sesja = add_sesja(form.proces_pk, doradca, form.wpis, kto=request.user)
    except DomainError as error:
        form.add_domain_error(error)
        return None
    messages.success(
        request, f"Zapisano sesję: {sesja.proces.jst.nazwa_z_rodzajem}, {sesja.minuty} min."
    )
    if "nastepna" in request.POST:
        return redirect("sesje:sesja_quick_create")
    return redirect("sesje:sesja_list", sesja.proces_id)


@require_http_methods(["GET", "POST"])
def sesja_update(request, pk):
    sesja = _get_own_sesja(request, pk)
    form = build_form(request, sesja.doradca, [sesja.proces], initial=initial_of(sesja))
    context = {"sesja": sesja, "proces": sesja.proces, "zakladka": "sesje", "form": form}
    if form.is_valid():
        wersja = form.cleaned_data["wersja"] or 0
        try:
            update_sesja(sesja, form.wpis, wersja, kto=request.user)
        except WersjaConflictError as error:
            form.add_error(None, str(error))
            # The next press saves over what the person has now seen.
            form.data = form.data.copy()
            form.data["wersja"] = error.current.wersja
            context["zapisana"] = error.current
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, "Zapisano zmiany w sesji.")
            return redirect("sesje:sesja_list", sesja.proces_id)
    context["uprawnienia"] = get_uprawnienia(sesja.proces, request.user)
    return render(request, "sesje/sesja/update.html", context)


@require_http_methods(["GET", "POST"])
def sesja_withdraw(request, pk):
    sesja = _get_own_sesja(request, pk)
    form = SesjaWithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            withdraw_sesja(sesja, form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Wycofano sesję. Zostaje na liście razem z powodem.")
            return redirect("sesje:sesja_list", sesja.proces_id)
    context = {"sesja": sesja, "proces": sesja.proces, "form": form}
    return render(request, "sesje/sesja/withdraw.html", context)


@require_POST
def sesja_approve(request, pk):
    sesja = get_object_or_404(
        Sesja.objects.visible_to(request.user).select_related("proces"), pk=pk
    )
    get_uprawnienia(sesja.proces, request.user).require("is_lider", message=TYLKO_LIDER)
    approve_sesja(sesja, kto=request.user)
    messages.success(request, "Potwierdzono sesję.")
    return redirect("sesje:sesja_list", sesja.proces_id)


@require_POST
def sesja_approve_month(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    number = approve_month(proces, read_month(request.POST.get("miesiac", "")), kto=request.user)
    if number:
        word = plural(number, "sesję,sesje,sesji")
        messages.success(request, f"Potwierdzono {number} {word}.")
    else:
        messages.info(request, "Żadna sesja tego miesiąca nie czekała na potwierdzenie.")
    return redirect("sesje:sesja_list", proces.pk)
