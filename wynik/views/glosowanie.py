from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from edycje.strona_procesu import open_as_zespol, open_proces, page
from wynik.exceptions import GlosowanieError
from wynik.forms import GlosForm
from wynik.queries import get_glosowanie, get_punkty, get_wynik
from wynik.services.glosowanie import close_glosowanie, vote

TYLKO_ZESPOL = "W głosowaniu biorą udział członkowie zespołu, którzy wypełniają arkusz."
TYLKO_LIDER_ZAMYKA = "Głosowanie zamyka lider zespołu. Poproś go o to."
KTO_WIDZI_GLOSY = [
    "Twoje punkty: tylko Ty",
    "zespół i doradcy: kto już zagłosował",
    "po zamknięciu wszyscy w tym procesie: sumy punktów",
]


@require_http_methods(["GET", "POST"])
def glosowanie_update(request, pk):
    proces, uprawnienia = open_as_zespol(request, pk, TYLKO_ZESPOL)
    glosowanie, grupa = get_glosowanie(proces), get_wynik(proces)
    czlonek = uprawnienia.czlonek
    if grupa is None or not glosowanie.may_vote(czlonek) or not proces.is_open:
        messages.info(request, "Teraz nie można głosować.")
        return redirect("wynik:wynik_detail", pk)
    moje = get_punkty(czlonek)
    form = GlosForm(
        request.POST if request.method == "POST" else None,
        obszary=[wynik.obszar_pk for wynik in grupa.obszary],
        initial={f"punkt_{number}": obszar for number, obszar in enumerate(moje, start=1)},
    )
    if form.is_valid():
        vote(proces.pk, czlonek, form.punkty)
        messages.success(request, "Głos zapisany.")
        return redirect(reverse("wynik:wynik_detail", args=[pk]) + "#glosowanie")
    context = page(proces, uprawnienia, "wynik", kto_widzi=KTO_WIDZI_GLOSY)
    context |= {"form": form, "grupa": grupa, "glosowanie": glosowanie, "moje": moje}
    return render(request, "wynik/glosowanie/form.html", context)


@require_http_methods(["GET", "POST"])
def glosowanie_close(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER_ZAMYKA)
    if request.method == "POST":
        try:
            close_glosowanie(proces.pk, request.user)
        except GlosowanieError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Głosowanie zamknięte. Poniżej są sumy punktów.")
        return redirect(reverse("wynik:wynik_detail", args=[pk]) + "#glosowanie")
    osoby = get_glosowanie(proces).osoby
    context = {
        "tytul": "Zamknij głosowanie",
        "opis": "Po zamknięciu wszyscy w tym procesie zobaczą sumy punktów. "
        "Nikt nie zagłosuje już ani nie zmieni głosu i nie da się tego cofnąć.",
        "skutki": [f"Nie zagłosuje: {czlonek}." for czlonek, is_done in osoby if not is_done],
        "przycisk": "Zamknij głosowanie i pokaż punkty",
        "powrot": reverse("wynik:wynik_detail", args=[pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
