from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_number
from doradztwo.listy import paginate
from doradztwo.pliki import download_response
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from obieg.models import WersjaHdr
from raporty.models import Dokument
from raporty.services import dokumenty
from raporty.views.wspolne import KTO_WIDZI, may_order, require_zleca

KTO_ZLECA = ("is_czlonek", "is_decydent", "is_doradca", "is_koordynator")
KOGO_PROSIC = "Dokumenty zleca zespół, doradca albo koordynator. Gotowe można pobierać."


def _get_proces(request, pk):
    return get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)


def _get_dokument(request, pk):
    dokumenty_osoby = Dokument.objects.visible_to(request.user).select_related(
        "proces__jst",
        "proces__edycja",
        "proces__grupa",
        "proces__obszar",
        "edycja",
        "doradca__user",
        "zlecil",
    )
    return get_object_or_404(dokumenty_osoby.with_zastapiony(), pk=pk)


@require_GET
def dokument_list(request, pk):
    proces = _get_proces(request, pk)
    uprawnienia = get_uprawnienia(proces, request.user)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "dokumenty",
        "moze_zlecac": _may_order(uprawnienia),
        "wersje": WersjaHdr.objects.filter(hdr__proces=proces).defer("tresc"),
        "page": paginate(
            request, proces.dokumenty.procesu().select_related("zlecil").defer("dane")
        ),
    }
    return render(request, "raporty/dokument/list.html", context)


@require_POST
def hdr_order(request, pk):
    return _order_hdr(request, pk, dokumenty.order_hdr)


@require_POST
def streszczenie_order(request, pk):
    return _order_hdr(request, pk, dokumenty.order_streszczenie)


def _order_hdr(request, pk, order):
    """``wersja`` in the data is the number of a frozen version; empty means the draft."""
    proces = _get_proces(request, pk)
    get_uprawnienia(proces, request.user).require(*KTO_ZLECA, message=KOGO_PROSIC)
    numer = request.POST.get("wersja", "")
    wersja = None
    if numer:
        wersja = get_object_or_404(WersjaHdr, hdr__proces=proces, numer=read_number(numer))
    return ordered(request, lambda: order(proces, wersja=wersja, kto=request.user), back=proces.pk)


@require_POST
def raport_order(request, pk):
    proces = _get_proces(request, pk)
    get_uprawnienia(proces, request.user).require(*KTO_ZLECA, message=KOGO_PROSIC)
    return ordered(
        request, lambda: dokumenty.order_raport(proces, kto=request.user), back=proces.pk
    )


def ordered(request, order, back):
    try:
        dokument = order()
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("raporty:dokument_list", back)
    return redirect("raporty:dokument_detail", dokument.pk)


@require_GET
def dokument_detail(request, pk):
    dokument = _get_dokument(request, pk)
    context = {"dokument": dokument, "moze_ponowic": _may_retry(dokument, request.user)}
    if request.htmx:
        return render(request, "raporty/dokument/_stan.html", context)
    if dokument.is_rozliczenie:
        context["kto_widzi"] = KTO_WIDZI
        return render(request, "raporty/dokument/rozliczenie.html", context)
    context |= {
        "proces": dokument.proces,
        "uprawnienia": get_uprawnienia(dokument.proces, request.user),
        "zakladka": "dokumenty",
    }
    return render(request, "raporty/dokument/detail.html", context)


def _may_retry(dokument, user):
    if not dokument.is_failed:
        return False
    if dokument.is_rozliczenie:
        return may_order(dokument.edycja, dokument.doradca, user)
    return _may_order(get_uprawnienia(dokument.proces, user))


def _may_order(uprawnienia):
    return any(getattr(uprawnienia, rola) for rola in KTO_ZLECA)


@require_GET
def dokument_download(request, pk):
    dokument = _get_dokument(request, pk)
    if not dokument.is_ready:
        raise Http404
    return download_response(dokument.plik, dokument.nazwa_pliku, "application/pdf")


@require_POST
def dokument_retry(request, pk):
    dokument = _get_dokument(request, pk)
    if dokument.is_rozliczenie:
        require_zleca(dokument.edycja, dokument.doradca, request.user)
    else:
        uprawnienia = get_uprawnienia(dokument.proces, request.user)
        uprawnienia.require(*KTO_ZLECA, message=KOGO_PROSIC)
    try:
        dokumenty.retry_dokument(dokument, kto=request.user)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("raporty:dokument_detail", dokument.pk)
