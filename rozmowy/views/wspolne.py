"""What pages of talking need: the place, who asks, the threads as that person sees them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from doradztwo.roznice import word_diff
from edycje.models import Proces
from edycje.queries import get_uprawnienia
from rozmowy.enums import Widocznosc
from rozmowy.forms import OdpowiedzForm
from rozmowy.miejsca import get_miejsce
from rozmowy.models import Komentarz
from rozmowy.queries import rozmowcy, watki_miejsca

PISZA = "Komentują zespół i doradcy tego procesu. Uwagi przekaż im poza aplikacją."
TYLKO_DORADCA = "Tekst proponują doradcy. Zespół zmienia go od razu w dokumencie."
TYLKO_ZESPOL = "Propozycję przyjmuje albo odrzuca zespół JST."
KTO_WIDZI = [
    "zespół, doradcy i decydent",
    "koordynator i obserwatorzy edycji",
    "komentarze „tylko doradcy”: doradcy i koordynator",
]


def get_proces(request, pk):
    procesy = Proces.objects.visible_to(request.user).with_opis()
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def get_place(proces, klucz, obiekt_pk):
    """The place and its row; 404 for a kind nobody registered or a row of another Proces."""
    miejsce = get_miejsce(klucz)
    obiekt = miejsce.znajdz(proces.pk, obiekt_pk) if miejsce else None
    if obiekt is None:
        raise Http404
    return miejsce, obiekt


def get_komentarz(request, pk):
    komentarze = Komentarz.objects.visible_to(request.user).current()
    komentarz = get_object_or_404(
        komentarze.select_related("proces__jst", "proces__edycja", "proces__grupa", "watek"), pk=pk
    )
    return komentarz, get_uprawnienia(komentarz.proces, request.user)


def get_watek(request, pk):
    """A thread in which this person may write."""
    komentarz, uprawnienia = get_komentarz(request, pk)
    if komentarz.watek_id is not None:
        raise Http404
    require_writing(uprawnienia, komentarz.widocznosc)
    return komentarz, uprawnienia


def require_writing(uprawnienia, widocznosc=Widocznosc.WSZYSCY):
    """Among advisors only an advisor writes, also when a coordinator may read."""
    roles = ["is_doradca"] if widocznosc == Widocznosc.DORADCY else ["is_doradca", "is_czlonek"]
    uprawnienia.require(*roles, message=PISZA)


def place_context(request, proces, uprawnienia, miejsce, obiekt):
    """Context of the page and of the panel; threads with the present text beside a proposal."""
    watki = watki_miejsca(proces, miejsce.klucz, obiekt.pk, request.user)
    may_write = proces.is_open and (uprawnienia.is_czlonek or uprawnienia.is_doradca)
    people = rozmowcy(proces) if may_write else []
    for watek in watki:
        komentarz = watek.komentarz
        komentarz.nazwa_pola = miejsce.pola.get(komentarz.pole, "")
        if komentarz.is_waiting:
            komentarz.roznica = word_diff(getattr(obiekt, komentarz.pole), komentarz.propozycja)
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "hdr",
        "kto_widzi": KTO_WIDZI,
        "miejsce": miejsce,
        "obiekt": obiekt,
        "opis_miejsca": miejsce.opis(obiekt),
        "numer_miejsca": miejsce.numer(obiekt),
        "adres_miejsca": miejsce.adres(obiekt),
        "watki": watki,
        "may_write": may_write,
        "may_accept": proces.is_open and uprawnienia.is_czlonek,
        "rozmowcy": people,
        "odpowiedz": OdpowiedzForm(rozmowcy=people, kto=request.user, auto_id=False),
    }


def back(komentarz):
    return redirect(komentarz.get_absolute_url())
