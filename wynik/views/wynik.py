from django.shortcuts import render
from django.views.decorators.http import require_GET

from arkusz.kto_widzi import KTO_WIDZI_WYNIK
from arkusz.queries import can_close, get_stany, get_tryb
from arkusz.skala import MIN_OSOB
from edycje.strona_procesu import open_proces, page
from wynik.obliczenia import conclude
from wynik.queries import get_glosowanie, get_porownanie, get_rozbieznosci, get_wynik
from wynik.wykresy import KROPKI_PASKA, build_pasek, build_radar


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
        return render(request, "wynik/wynik/czeka.html", context)
    context |= _figures(proces, grupa) | _choice(proces, uprawnienia)
    return render(request, "wynik/wynik/detail.html", context)


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
