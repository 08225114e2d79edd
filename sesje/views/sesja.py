from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.listy import paginate
from doradztwo.wersje import WersjaConflictError
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from sesje.forms import SesjaForm, SesjaWithdrawForm
from sesje.kalendarz import first_day, months_between
from sesje.models import Sesja
from sesje.queries import blokada_sesji, ksiega
from sesje.services.sesje import add_sesja, update_sesja, withdraw_sesja
from sesje.services.szkice import delete_szkic, wazne_szkice
from sesje.views.wspolne import (
    TYLKO_DORADCA,
    build_form,
    copied,
    from_szkic,
    get_doradca,
    initial_of,
    own_procesy,
    repeated,
    safe_return,
)

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
    page = _marked(paginate(request, proces.sesje.with_opis()), rows)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "sesje",
        "page": page,
        "miesiace": months[-MIESIECY_NA_LISCIE:],
        "wiersze": rows,
        "biezacy": first_day(today),
        "kto_widzi": KTO_WIDZI,
        "do_potwierdzenia": _waiting_months(page) if uprawnienia.is_lider else [],
        "moze_zapisac": uprawnienia.is_doradca and proces.is_open,
    }
    return render(request, "sesje/sesja/list.html", context)


def _waiting_months(page):
    waiting = [sesja for sesja in page if sesja.is_waiting and not sesja.has_uwagi]
    return sorted({sesja.miesiac for sesja in waiting}, reverse=True)


def _marked(page, rows):
    """Each session of the page knows whether its month is closed and whether it is accepted."""
    cells = {(row.doradca.pk, pole.miesiac): pole for row in rows for pole in row.pola}
    for sesja in page:
        pole = cells.get((sesja.doradca_id, sesja.miesiac))
        sesja.w_zamknietym = pole is not None and pole.is_settled
        sesja.w_przyjetym = pole is not None and pole.is_accepted
    return page


@require_http_methods(["GET", "POST"])
def sesja_quick_create(request):
    """From every page; ``?proces=`` presets the Jst, ``?panel=1`` gives the fragment alone."""
    doradca = get_doradca(request.user)
    procesy = list(own_procesy(doradca))
    preset = [proces for proces in procesy if str(proces.pk) == request.GET.get("proces")]
    szkice = wazne_szkice(doradca)
    initial = _start(request, doradca, preset or procesy, preset, szkice)
    form = build_form(request, doradca, procesy, initial=initial)
    saved = _save(request, doradca, form)
    panel = "panel" in request.GET
    name = "sesje/sesja/_panel.html" if panel else "sesje/sesja/quick_create.html"
    context = {"form": form, "szkice": szkice, "proces_pk": preset[0].pk if preset else None}
    return saved or render(request, name, context)


@require_http_methods(["GET", "POST"])
def sesja_create(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_doradca", message=TYLKO_DORADCA)
    doradca = get_doradca(request.user)
    initial = _start(request, doradca, [proces], [proces], wazne_szkice(doradca))
    form = build_form(request, doradca, [proces], initial=initial)
    saved = _save(request, doradca, form)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "sesje", "form": form}
    return saved or render(request, "sesje/sesja/create.html", context)


def _start(request, doradca, procesy, preset, szkice) -> dict:
    """What the form begins with: a session to copy, the last one, or the draft of this Jst."""
    if request.method == "POST":
        return {}
    wzor = request.GET.get("wzor", "")
    proces_pk = preset[0].pk if preset else None
    szkic = next((one for one in szkice if one.proces_id == proces_pk), None)
    start = {"proces": proces_pk} if preset else {}
    if wzor.isdecimal():
        own = Sesja.objects.filter(doradca=doradca, proces__in=procesy, pk=wzor[:15]).first()
        return copied(own) if own else start
    if "powtorz" in request.GET:
        return repeated(doradca, procesy) | start
    return from_szkic(szkic) if szkic and "bez-szkicu" not in request.GET else start


def _save(request, doradca, form: SesjaForm):
    if not form.is_valid():
        return None
    try:
        sesja = add_sesja(form.proces_pk, doradca, form.wpis, kto=request.user)
    except DomainError as error:
        form.add_domain_error(error)
        return None
    delete_szkic(doradca, form.cleaned_data["szkic"])
    messages.success(
        request, f"Zapisano sesję: {sesja.proces.jst.nazwa_z_rodzajem}, {sesja.minuty} min."
    )
    if "nastepna" in request.POST:
        return redirect("sesje:sesja_quick_create")
    back = safe_return(form.cleaned_data["powrot"])
    return redirect(back) if back else redirect("sesje:sesja_list", sesja.proces_id)


@require_http_methods(["GET", "POST"])
def sesja_update(request, pk):
    sesja = _get_own_sesja(request, pk)
    locked = _locked(request, sesja)
    if locked:
        return locked
    initial = initial_of(sesja) if request.method == "GET" else {}
    form = build_form(request, sesja.doradca, [sesja.proces], initial=initial, sesja=sesja)
    context = {
        "sesja": sesja,
        "proces": sesja.proces,
        "zakladka": "sesje",
        "form": form,
        "pliki": sesja.pliki.filter(wycofano_at=None),
    }
    if form.is_valid():
        try:
            _update(sesja, form, request.user)
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


def _locked(request, sesja):
    """Instead of a form that could not be saved; what was typed meanwhile is not lost to it."""
    blokada = blokada_sesji(sesja) if request.method == "GET" else None
    if blokada is None:
        return None
    context = {
        "sesja": sesja,
        "proces": sesja.proces,
        "uprawnienia": get_uprawnienia(sesja.proces, request.user),
        "zakladka": "sesje",
        "blokada": blokada,
    }
    return render(request, "sesje/sesja/locked.html", context)


def _update(sesja, form, user):
    cleaned = form.cleaned_data
    answer = cleaned.get("odpowiedz", "")
    update_sesja(sesja, form.wpis, cleaned["wersja"] or 0, kto=user, odpowiedz=answer)


@require_http_methods(["GET", "POST"])
def sesja_withdraw(request, pk):
    sesja = _get_own_sesja(request, pk)
    locked = _locked(request, sesja)
    if locked:
        return locked
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
