from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from diagnoza.exceptions import ArkuszError
from diagnoza.obliczenia import MIN_OSOB, conclude
from diagnoza.queries import (
    can_close,
    get_glosowanie,
    get_porownanie,
    get_rozbieznosci,
    get_stany,
    get_tryb,
    get_wynik,
)
from diagnoza.services.arkusz import close_arkusze
from diagnoza.views.wspolne import KTO_WIDZI_WYNIK, open_proces, page
from diagnoza.wykresy import KROPKI_PASKA, build_pasek, build_radar

TYLKO_LIDER_ZAMYKA = "Arkusze zamyka lider zespołu. Poproś go o to."


@require_GET
def wynik_detail(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    context = page(
        proces,
        uprawnienia,
        "wynik",
        kto_widzi=KTO_WIDZI_WYNIK,
        wypelnia=bool(uprawnienia.czlonek and uprawnienia.czlonek.wypelnia_arkusz),
    )
    grupa = get_wynik(proces)
    if grupa is None:
        tryb = get_tryb(proces)
        stany = get_stany(proces, tryb)
        context |= {
            "tryb": tryb,
            "stany": stany,
            "wyslane": sum(bool(stan.wyslano_at) for stan in stany),
            "min_osob": MIN_OSOB,
            "can_close": uprawnienia.is_lider and proces.is_open and can_close(stany, tryb),
        }
        return render(request, "diagnoza/wynik/czeka.html", context)
    context |= _figures(proces, grupa) | _choice(proces, uprawnienia)
    return render(request, "diagnoza/wynik/detail.html", context)


def _figures(proces, grupa):
    porownanie = get_porownanie(proces)
    edycja = {pk: float(srednia.wartosc) for pk, srednia in porownanie.edycja.items()}
    return {
        "grupa": grupa,
        "wnioski": [one for one in conclude(grupa.obszary) if one.znacznik != "najniżej"],
        "rozbieznosci": get_rozbieznosci(grupa),
        "porownanie": porownanie,
        "radar": build_radar(grupa.obszary, edycja),
        "wiersze": [
            {
                "wynik": wynik,
                "pasek": build_pasek(wynik),
                "oceny": grupa.oceny.get(wynik.obszar_pk),
                "edycja": porownanie.edycja.get(wynik.obszar_pk),
                "rodzaj": porownanie.rodzaj.get(wynik.obszar_pk),
            }
            for wynik in grupa.obszary
        ],
        "kropki": KROPKI_PASKA,
        "sa_oceny": any(oceny.is_shown for oceny in grupa.oceny.values()),
    }


def _choice(proces, uprawnienia):
    """The vote and the choice, as far as they have come."""
    wybory = list(proces.wybory_obszaru.select_related("obszar", "wybral"))
    obecne = [wybor for wybor in wybory if wybor.zmieniono_at is None]
    glosowanie = get_glosowanie(proces)
    return {
        "moze_zlecac": uprawnienia.is_czlonek
        or uprawnienia.is_decydent
        or uprawnienia.is_doradca
        or uprawnienia.is_koordynator,
        "glosowanie": glosowanie,
        "moze_glosowac": proces.is_open and glosowanie.may_vote(uprawnienia.czlonek),
        "oddal_glos": uprawnienia.czlonek is not None
        and uprawnienia.czlonek.pk in glosowanie.oddali,
        "wybory": obecne,
        "dawne_wybory": [wybor for wybor in wybory if wybor.zmieniono_at],
        "moze_drugi": uprawnienia.is_lider
        and proces.is_open
        and 0 < len(obecne) < proces.edycja.obszary_max,
    }


@require_http_methods(["GET", "POST"])
def wynik_close(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER_ZAMYKA)
    if request.method == "POST":
        try:
            close_arkusze(proces.pk, request.user)
        except ArkuszError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Arkusze zamknięte. Poniżej jest wynik grupy.")
        return redirect("diagnoza:wynik_detail", pk)
    tryb = get_tryb(proces)
    brak = [stan.czlonek for stan in get_stany(proces, tryb) if not stan.wyslano_at]
    context = {
        "tytul": "Zamknij arkusze zespołu",
        "opis": "Po zamknięciu wszyscy zobaczą wynik grupy. Nikt nie zmieni ani nie wyśle już "
        "swojego arkusza. Kto nie wysłał, nie wejdzie do wyniku także wtedy, gdy do wyboru "
        "obszaru otworzysz arkusze ponownie.",
        "skutki": [f"Nie policzymy arkusza, którego nie wysłano: {osoba}." for osoba in brak],
        "przycisk": "Zamknij arkusze i pokaż wynik",
        "powrot": reverse("diagnoza:wynik_detail", args=[pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
