"""Jst that read or write this HDR together with its owner."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from edycje.queries import get_uprawnienia
from hdr.forms.partnerzy import PartnerForm
from hdr.models import PartnerHdr
from hdr.queries.partnerzy import mozliwi_partnerzy
from hdr.services import partnerzy
from hdr.strona import base_context, get_proces

DODAJE = "Partnera dodaje lider zespołu albo koordynator edycji. Poproś lidera."
KONCZY = "Współpracę kończy lider jednego z zespołów albo koordynator edycji."


@require_GET
def partner_list(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    return _render(request, proces, uprawnienia)


@require_http_methods(["GET", "POST"])
def partner_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_koordynator", message=DODAJE)
    form = PartnerForm(
        request.POST if request.method == "POST" else None, procesy=mozliwi_partnerzy(proces)
    )
    if form.is_valid():
        data = form.cleaned_data
        row = partnerzy.add_partner(proces, data["partner"], data["prawo"], kto=request.user)
        messages.success(request, f"Dodano partnera: {row.proces.jst}.")
        return redirect("hdr:partner_list", proces.pk)
    return _render(request, proces, uprawnienia, form)


@require_POST
def partner_end(request, pk):
    rows = PartnerHdr.objects.visible_to(request.user).current()
    row = get_object_or_404(
        rows.select_related("hdr__proces__jst", "hdr__proces__edycja", "proces__edycja"), pk=pk
    )
    host = get_uprawnienia(row.hdr.proces, request.user)
    guest = get_uprawnienia(row.proces, request.user)
    if not guest.is_lider:
        host.require("is_lider", "is_koordynator", message=KONCZY)
    partnerzy.end_partner(row, kto=request.user)
    messages.success(request, "Zakończono współpracę przy HDR.")
    own = row.proces_id if guest.is_lider else row.hdr.proces_id
    return redirect("hdr:partner_list", own)


def _render(request, proces, uprawnienia, form=None):
    may_add = proces.is_open and (uprawnienia.is_lider or uprawnienia.is_koordynator)
    if may_add and form is None:
        form = PartnerForm(procesy=mozliwi_partnerzy(proces))
    current = PartnerHdr.objects.current()
    context = base_context(proces, uprawnienia) | {
        "partnerzy": current.filter(hdr__proces=proces).select_related("proces__jst"),
        "wspolne": current.filter(proces=proces).select_related("hdr__proces__jst"),
        "is_czlonek_zespolu": uprawnienia.czlonek is not None,
        "may_end": proces.is_open and (uprawnienia.is_lider or uprawnienia.is_koordynator),
        "form": form if may_add else None,
    }
    return render(request, "hdr/partner/list.html", context)
