from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.ics import CANCEL, PUBLISH, TYP, build_ics
from doradztwo.wersje import WersjaConflictError
from edycje.models import CzlonekZespolu, Edycja
from spotkania.forms import SpotkanieCancelForm, SpotkanieForm, SpotkanieHoldForm
from spotkania.ics import wydarzenie_spotkania
from spotkania.models import Spotkanie
from spotkania.services.spotkania import (
    cancel_spotkanie,
    czlonkowie_spotkania,
    hold_spotkanie,
    plan_spotkanie,
    update_spotkanie,
)
from spotkania.views.wspolne import get_spotkanie, miejsce_edycji, miejsce_procesu


def _post(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def spotkanie_create(request, proces_pk):
    return _create(request, miejsce_procesu(request, proces_pk))


@require_http_methods(["GET", "POST"])
def edycja_spotkanie_create(request, edycja_pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    return _create(request, miejsce_edycji(request, edycja))


def _create(request, miejsce):
    miejsce.require_write()
    form = SpotkanieForm(
        _post(request), kroki=miejsce.kroki, initial={"krok": request.GET.get("krok")}
    )
    if form.is_valid():
        spotkanie = Spotkanie(edycja=miejsce.edycja, proces=miejsce.proces, **form.zmiany())
        try:
            plan_spotkanie(spotkanie, kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zaplanowano spotkanie. Uczestnicy dostaną wiadomość.")
            return redirect("spotkania:spotkanie_detail", spotkanie.pk)
    context = miejsce.context | {"form": form, "is_open": miejsce.is_open}
    return render(request, "spotkania/spotkanie/form.html", context)


@require_GET
def spotkanie_detail(request, pk):
    spotkanie, miejsce = get_spotkanie(request, pk)
    present = CzlonekZespolu.objects.visible_to(request.user).filter(obecnosci__spotkanie=spotkanie)
    context = miejsce.context | {
        "spotkanie": spotkanie,
        "obecni": present.select_related("proces__jst").order_by("proces__jst__nazwa", "nazwisko"),
        "moze_pisac": miejsce.moze_pisac and miejsce.is_open and not spotkanie.is_cancelled,
    }
    return render(request, "spotkania/spotkanie/detail.html", context)


@require_http_methods(["GET", "POST"])
def spotkanie_update(request, pk):
    spotkanie, miejsce = get_spotkanie(request, pk)
    miejsce.require_write()
    form = SpotkanieForm(
        _post(request), kroki=miejsce.kroki, initial=SpotkanieForm.initial_of(spotkanie)
    )
    context = miejsce.context | {"form": form, "spotkanie": spotkanie, "is_open": miejsce.is_open}
    if form.is_valid():
        wersja = form.cleaned_data["wersja"] or 0
        try:
            update_spotkanie(spotkanie, form.zmiany(), wersja, kto=request.user)
        except DomainError as error:
            _refuse(form, error, context)
        else:
            messages.success(request, "Zapisano zmiany spotkania.")
            return redirect("spotkania:spotkanie_detail", pk)
    return render(request, "spotkania/spotkanie/form.html", context)


def _refuse(form, error, context):
    """Nothing typed is lost; after a conflict the next press saves over what was shown."""
    form.add_error(None, str(error))
    if isinstance(error, WersjaConflictError):
        form.data = form.data.copy()
        form.data["wersja"] = error.current.wersja
        context["zapisane"] = error.current


@require_http_methods(["GET", "POST"])
def spotkanie_cancel(request, pk):
    spotkanie, miejsce = get_spotkanie(request, pk)
    miejsce.require_write()
    form = SpotkanieCancelForm(_post(request))
    if form.is_valid():
        try:
            cancel_spotkanie(spotkanie, form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Odwołano spotkanie. Uczestnicy dostaną wiadomość.")
            return redirect("spotkania:spotkanie_detail", pk)
    context = miejsce.context | {"form": form, "spotkanie": spotkanie}
    return render(request, "spotkania/spotkanie/cancel.html", context)


@require_http_methods(["GET", "POST"])
def spotkanie_hold(request, pk):
    """Attendance and agreements; for the whole edition all teams on one page, one POST."""
    spotkanie, miejsce = get_spotkanie(request, pk)
    miejsce.require_write()
    present = set(spotkanie.obecnosci.values_list("czlonek", flat=True))
    members = czlonkowie_spotkania(spotkanie) | CzlonekZespolu.objects.filter(pk__in=present)
    order = ("proces__jst__nazwa", "proces", "-is_lider", "nazwisko", "imie", "pk")
    form = SpotkanieHoldForm(
        _post(request),
        czlonkowie=list(members.select_related("proces__jst").order_by(*order)),
        initial={
            "obecni": list(present),
            "ustalenia": spotkanie.ustalenia,
            "wersja": spotkanie.wersja,
        },
    )
    context = miejsce.context | {"form": form, "spotkanie": spotkanie}
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            hold_spotkanie(
                spotkanie,
                cleaned["obecni"],
                cleaned["ustalenia"],
                cleaned["wersja"],
                kto=request.user,
            )
        except DomainError as error:
            _refuse(form, error, context)
        else:
            messages.success(request, "Zapisano obecność i ustalenia.")
            return redirect("spotkania:spotkanie_detail", pk)
    return render(request, "spotkania/spotkanie/hold.html", context)


@require_GET
def spotkanie_ics(request, pk):
    spotkanie, _ = get_spotkanie(request, pk)
    metoda = CANCEL if spotkanie.is_cancelled else PUBLISH
    text = build_ics([wydarzenie_spotkania(spotkanie)], metoda=metoda)
    response = HttpResponse(text, content_type=TYP)
    response["Content-Disposition"] = f'attachment; filename="spotkanie-{spotkanie.pk}.ics"'
    return response
