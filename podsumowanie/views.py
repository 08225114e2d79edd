from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.autozapis import read_zapis, save_zapis
from doradztwo.exceptions import DomainError
from doradztwo.middleware.bledy import wants_json
from hdr.queries import get_hdr
from hdr.queries.zmiany import ostatnio_zmienil
from hdr.strona import TYLKO_LIDER, base_context, get_proces
from hdr.zapis import save_formularz
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.forms import UwagiForm
from podsumowanie.formy import PROPOZYCJA, get_czesci
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania
from podsumowanie.services import podsumowanie as services

TYLKO_KOORDYNATOR = "Podsumowanie przyjmuje koordynator edycji."
TYLKO_ZESPOL = "Podsumowanie pisze zespół JST. Możesz je czytać."
KTO_WIDZI = [
    "pisze: zespół JST",
    "czyta: doradcy, decydent, obserwatorzy edycji",
    "przyjmuje: koordynator edycji",
]


def _url(proces_pk, anchor=""):
    return reverse("podsumowanie:podsumowanie_detail", args=[proces_pk]) + (
        f"#{anchor}" if anchor else ""
    )


def _get_podsumowanie(proces):
    return get_object_or_404(Podsumowanie.objects.select_related("proces"), proces=proces)


def _czesci(podsumowanie):
    written = {one.klucz: one for one in podsumowanie.sekcje.all()}
    return [
        {"czesc": one, "sekcja": written[one.klucz]}
        for one in get_czesci(podsumowanie.forma)
        if one.klucz in written
    ]


def render_page(request, proces, uprawnienia, **extra):
    podsumowanie = Podsumowanie.objects.filter(proces=proces).prefetch_related("sekcje").first()
    is_open = proces.is_open
    context = base_context(proces, uprawnienia, "podsumowanie") | {
        "podsumowanie": podsumowanie,
        "hdr": get_hdr(proces),
        "propozycja": PROPOZYCJA,
        "kto_widzi": KTO_WIDZI,
        "czesci": [],
        "may_write": is_open and uprawnienia.is_czlonek,
        "moge_zlozyc": False,
        "moge_przyjac": False,
    }
    if podsumowanie is not None:
        context |= {
            "czesci": _czesci(podsumowanie),
            "may_write": context["may_write"] and podsumowanie.is_editable,
            "moge_zlozyc": is_open and uprawnienia.is_lider and podsumowanie.is_editable,
            "moge_przyjac": is_open
            and uprawnienia.is_koordynator
            and podsumowanie.status == StatusPodsumowania.ZLOZONE,
        }
    return render(request, "podsumowanie/podsumowanie/detail.html", context | extra)


@require_GET
def podsumowanie_detail(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    return render_page(request, proces, uprawnienia)


@require_POST
def podsumowanie_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    services.start_podsumowanie(proces, kto=request.user)
    return redirect(_url(proces.pk))


@require_POST
def podsumowanie_forma(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    services.follow_planned_form(_get_podsumowanie(proces), kto=request.user)
    messages.success(request, "Podsumowanie ma teraz formę planowaną w HDR.")
    return redirect(_url(proces.pk))


@require_POST
def sekcja_pole(request, pk):
    """One part: by autosave, or by its own button without a script."""
    sekcje = SekcjaPodsumowania.objects.filter(
        podsumowanie__in=Podsumowanie.objects.visible_to(request.user)
    ).select_related("podsumowanie__proces")
    sekcja = get_object_or_404(sekcje, pk=pk)
    proces, uprawnienia = get_proces(request, sekcja.podsumowanie.proces_id)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)

    def save(obj, zmiany, wersja):
        return services.update_sekcja(obj, zmiany, wersja, kto=request.user)

    if wants_json(request):
        return save_zapis(read_zapis(request, ["tekst"]), sekcja, save, ostatnio_zmienil)
    wynik = save_formularz(request, sekcja, ["tekst"], save, {"tekst": sekcja.klucz})
    if wynik.is_saved:
        messages.success(request, "Zapisano.")
        return redirect(_url(proces.pk, f"czesc-{sekcja.klucz}"))
    return render_page(request, proces, uprawnienia, wynik=wynik, wynik_pk=sekcja.pk)


@require_POST
def podsumowanie_submit(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    try:
        services.submit_podsumowanie(_get_podsumowanie(proces), kto=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Złożono podsumowanie. Koordynator dostanie wiadomość.")
    return redirect(_url(proces.pk))


@require_POST
def podsumowanie_accept(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_koordynator", message=TYLKO_KOORDYNATOR)
    services.accept_podsumowanie(_get_podsumowanie(proces), kto=request.user)
    messages.success(request, "Przyjęto podsumowanie. Zespół dostanie wiadomość.")
    return redirect(_url(proces.pk))


@require_http_methods(["GET", "POST"])
def podsumowanie_return(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_koordynator", message=TYLKO_KOORDYNATOR)
    podsumowanie = _get_podsumowanie(proces)
    form = UwagiForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.return_podsumowanie(podsumowanie, form.cleaned_data["uwagi"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zwrócono podsumowanie. Zespół dostanie wiadomość z uwagami.")
            return redirect(_url(proces.pk))
    context = {
        "tytul": "Zwróć podsumowanie do poprawy",
        "opis": "Zespół znów będzie mógł je zmieniać i dostanie Twoje uwagi.",
        "przycisk": "Zwróć do poprawy",
        "powrot": _url(proces.pk),
        "form": form,
    }
    return render(request, "components/potwierdzenie.html", context)
