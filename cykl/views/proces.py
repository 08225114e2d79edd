from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cykl.queries import co_teraz, sciezka
from cykl.queries.nastepne import nastepne_procesu
from cykl.queries.powtorka import powtorka_procesu
from cykl.queries.strona import kto_widzi_proces, ostatnie_slady, slady_procesu, zespol_procesu
from doradztwo.listy import paginate
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from powiadomienia.models import Wiadomosc
from sesje.queries import zadania_osob
from spotkania.queries import najblizsze

OSTATNICH_WIADOMOSCI = 20


def _get_proces(request, pk):
    return get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)


@require_GET
def proces_detail(request, pk):
    proces = _get_proces(request, pk)
    uprawnienia = get_uprawnienia(proces, request.user)
    droga = sciezka(proces)
    zespol = zespol_procesu(proces)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "sciezka",
        "sciezka": droga,
        "co_teraz": co_teraz(droga, uprawnienia),
        "moze_otworzyc_bramke": proces.is_open
        and droga.bramka_otwarta
        and (uprawnienia.is_lider or uprawnienia.is_doradca or uprawnienia.is_koordynator),
        "powtorka": powtorka_procesu(proces, uprawnienia),
        "zespol": zespol,
        "spotkanie": najblizsze([proces]).get(proces.pk),
        "slady": ostatnie_slady(proces),
        "zadania": zadania_osob([proces.pk]),
        "dzis": timezone.localdate(),
        "kto_widzi": kto_widzi_proces(zespol),
        **_przypomnienia(droga),
    }
    return render(request, "cykl/proces/detail.html", context)


def _przypomnienia(droga):
    czekaja = nastepne_procesu(droga)
    return {
        "przypomnienie": czekaja[0] if czekaja else None,
        "liczba_przypomnien": len(czekaja),
        "filtr_przypomnien": urlencode({"jst": droga.proces.jst.nazwa}),
    }


@require_GET
def proces_historia(request, pk):
    proces = _get_proces(request, pk)
    uprawnienia = get_uprawnienia(proces, request.user)
    wiadomosci = Wiadomosc.objects.visible_to(request.user).filter(proces_pk=proces.pk)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "wiadomosci": wiadomosci.select_related("odbiorca")[:OSTATNICH_WIADOMOSCI]
        if uprawnienia.is_koordynator
        else [],
        "zakladka": "sciezka",
        "przejscia": proces.przejscia.select_related("kto"),
        "page": paginate(request, slady_procesu(proces)),
    }
    return render(request, "cykl/proces/historia.html", context)
