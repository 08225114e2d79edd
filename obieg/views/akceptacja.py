"""Asking the decydent outside the application: the personal link and the signed PDF."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.pliki import PDF, download_response
from hdr.enums import StatusHdr
from hdr.queries import get_hdr
from hdr.strona import base_context, get_proces, hdr_url
from obieg import druk
from obieg.forms.akceptacja import LinkForm, PodpisanyForm
from obieg.models import PodpisanyPdf, WersjaHdr
from obieg.services import akceptacje

KTO_WYSYLA = "Odnośnik do decydenta wysyła lider zespołu albo koordynator. Poproś jednego z nich."
KTO_WGRYWA = "Podpisany PDF dodaje lider zespołu albo decydent. Poproś jednego z nich."


def _waiting_version(request, proces):
    """The version that waits for the decydent, or None with a message."""
    hdr = get_hdr(proces)
    wersja = None
    if hdr.pk is not None and hdr.status == StatusHdr.DO_AKCEPTACJI:
        wersja = WersjaHdr.objects.current().filter(hdr=hdr).select_related("hdr").first()
    if wersja is None:
        messages.info(request, "HDR nie czeka teraz na decyzję.")
    return wersja


@require_http_methods(["GET", "POST"])
def link_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_koordynator", message=KTO_WYSYLA)
    wersja = _waiting_version(request, proces)
    if wersja is None:
        return redirect(hdr_url(proces.pk))
    decydent = proces.czlonkowie.active().filter(is_decydent=True).first()
    form = LinkForm(
        request.POST if request.method == "POST" else None,
        initial={"email": decydent.email if decydent else ""},
    )
    if form.is_valid():
        try:
            akceptacje.issue_link(proces.pk, form.cleaned_data["email"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Wysłano osobisty odnośnik. Działa 14 dni.")
            return redirect("obieg:link_create", proces.pk)
    linki = wersja.linki.select_related("czlonek", "wystawil")
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "wersja": wersja,
        "decydent": decydent,
        "linki": linki,
        "dziala": next((one for one in linki if _is_open(one, proces, wersja)), None),
    }
    return render(request, "obieg/akceptacja/link.html", context)


def _is_open(link, proces, wersja):
    link.wersja_hdr = wersja
    wersja.hdr.proces = proces
    return link.is_open


@require_POST
def link_revoke(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_koordynator", message=KTO_WYSYLA)
    akceptacje.revoke_link(proces.pk, kto=request.user)
    messages.success(request, "Odwołano odnośnik. Już nie działa.")
    return redirect("obieg:link_create", proces.pk)


@require_http_methods(["GET", "POST"])
def podpisany_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_decydent", message=KTO_WGRYWA)
    wersja = _waiting_version(request, proces)
    if wersja is None:
        return redirect(hdr_url(proces.pk))
    is_post = request.method == "POST"
    form = PodpisanyForm(*(request.POST, request.FILES) if is_post else (), wersja=wersja)
    if form.is_valid():
        data = form.cleaned_data
        try:
            akceptacje.accept_signed(proces.pk, data["plik"], data["numer"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Przyjęto HDR podpisanym plikiem PDF.")
            return redirect("obieg:wersja_detail", proces.pk, wersja.numer)
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "wersja": wersja,
        "dokumenty": druk.find(wersja),
    }
    return render(request, "obieg/akceptacja/podpisany.html", context)


@require_GET
def podpisany_download(request, pk):
    visible = WersjaHdr.objects.visible_to(request.user)
    podpisany = get_object_or_404(PodpisanyPdf, pk=pk, akceptacja__wersja_hdr__in=visible)
    return download_response(podpisany.plik, podpisany.nazwa, PDF.typ_mime)
