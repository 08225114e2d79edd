from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from doradztwo.listy import paginate
from hdr.strona import base_context, get_proces
from obieg.models import WersjaHdr
from obieg.porownanie import porownaj
from obieg.queries import tresc_wersji


def _wersje(proces):
    return (
        WersjaHdr.objects.filter(hdr__proces=proces)
        .select_related("hdr", "przekazal", "akceptacja__kto", "akceptacja__podpisany_pdf__wgral")
        .prefetch_related("opinie__kto", "linki__czlonek", "linki__wystawil")
        .order_by("-numer")
    )


@require_GET
def wersja_list(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    context = base_context(proces, uprawnienia) | {"strona": paginate(request, _wersje(proces))}
    return render(request, "obieg/wersja/list.html", context)


@require_GET
def wersja_detail(request, proces_pk, numer):
    proces, uprawnienia = get_proces(request, proces_pk)
    wersja = get_object_or_404(_wersje(proces), numer=numer)
    context = base_context(proces, uprawnienia) | {"wersja": wersja, "tresc": tresc_wersji(wersja)}
    return render(request, "obieg/wersja/detail.html", context)


@require_GET
def wersja_diff(request, proces_pk, numer):
    """What changed against the version handed over before this one."""
    proces, uprawnienia = get_proces(request, proces_pk)
    wersja = get_object_or_404(_wersje(proces), numer=numer)
    earlier = _wersje(proces).filter(numer__lt=numer).first()
    if earlier is None:
        raise Http404
    context = base_context(proces, uprawnienia) | {
        "wersja": wersja,
        "wczesniejsza": earlier,
        "zmiany": porownaj(earlier.tresc, wersja.tresc),
    }
    return render(request, "obieg/wersja/diff.html", context)
