"""The page of a Proces where the Jst consents and the coordinator decides."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from biblioteka.anonimizacja import publiczna_tresc, znajdz_nazwiska
from biblioteka.enums import StanPublikacji
from biblioteka.forms import PotwierdzenieForm, PublikujForm
from biblioteka.models import Ankieta, Publikacja
from biblioteka.queries import BEZ_ZGODY, osoby_procesu, przyjeta_wersja, publikacje_edycji
from biblioteka.services import publikacje
from biblioteka.services.ankiety import PO_MIESIACACH, hide_ankieta
from doradztwo.exceptions import DomainError
from doradztwo.forms import PowodForm
from doradztwo.listy import paginate
from edycje.models import Edycja, Proces
from edycje.queries import get_uprawnienia, get_uprawnienia_edycji
from hdr.queries.tresc import with_dates

ZGODA = "Zgodę daje lider zespołu albo decydent. Poproś lidera."
DECYZJA = "O publikacji decyduje koordynator edycji."
ZDANIE_ZGODY = (
    "Zgadzamy się, żeby nasz HDR, bez nazwisk, mógł przeczytać każdy. "
    "Zgodę można wycofać w każdej chwili."
)
ZDANIE_SPRAWDZENIA = "Przeczytałem(-am) podgląd. Nie ma w nim danych osobowych."
KTO_WIDZI = [
    "zespół, doradcy i decydent",
    "koordynator i obserwatorzy edycji",
    "po publikacji: każdy, bez nazwisk",
]


FILTRY = {
    "": "wszystkie",
    StanPublikacji.ZGODA: "do decyzji",
    StanPublikacji.OPUBLIKOWANA: "opublikowane",
    StanPublikacji.WYCOFANA: "odmowa i wycofane",
    BEZ_ZGODY: "bez zgody",
}


@require_GET
def edycja_publikacje(request, edycja_pk):
    """What of an edition is public, what waits for the coordinator, what became of it later."""
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    chosen = request.GET.get("stan", "")
    rows = publikacje_edycji(edycja)
    shown = [row for row in rows if row.stan == chosen] if chosen in FILTRY and chosen else rows
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "publikacje",
        "filtry": [
            (key, name, sum(1 for row in rows if not key or row.stan == key))
            for key, name in FILTRY.items()
        ],
        "wybrany": chosen,
        "miesiace": PO_MIESIACACH,
        "page": paginate(request, shown),
    }
    return render(request, "biblioteka/publikacja/edycja.html", context)


@require_GET
def publikacja_detail(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    return _render(request, proces, uprawnienia)


@require_http_methods(["GET", "POST"])
def publikacja_consent(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_decydent", message=ZGODA)
    form = PotwierdzenieForm(_post(request), zdanie=ZDANIE_ZGODY)
    if form.is_valid():
        publikacje.give_zgoda(proces, kto=request.user)
        messages.success(request, "Zapisano zgodę. Teraz zdecyduje koordynator.")
        return redirect("biblioteka:publikacja_detail", proces.pk)
    return _render(request, proces, uprawnienia, zgoda=form)


@require_http_methods(["GET", "POST"])
def publikacja_publish(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_koordynator", message=DECYZJA)
    publikacja = get_object_or_404(Publikacja, proces=proces)
    form = PublikujForm(_post(request), zdanie=ZDANIE_SPRAWDZENIA)
    if form.is_valid():
        publikacje.publish(publikacja, kto=request.user, numer=form.cleaned_data["numer"])
        messages.success(request, "HDR jest opublikowany.")
        return redirect("biblioteka:publikacja_detail", proces.pk)
    return _render(request, proces, uprawnienia, decyzja=form)


@require_http_methods(["GET", "POST"])
def publikacja_refuse(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_koordynator", message=DECYZJA)
    return _with_powod(
        request,
        proces,
        uprawnienia,
        publikacje.refuse,
        ("Odmów publikacji", "Zespół przeczyta powód i może dać zgodę jeszcze raz."),
    )


@require_http_methods(["GET", "POST"])
def publikacja_withdraw(request, proces_pk):
    proces, uprawnienia = _get_proces(request, proces_pk)
    uprawnienia.require("is_lider", "is_decydent", "is_koordynator", message=ZGODA)
    return _with_powod(
        request,
        proces,
        uprawnienia,
        publikacje.withdraw,
        ("Wycofaj publikację", "HDR od razu zniknie z biblioteki. Wróci tylko za nową zgodą."),
    )


@require_POST
def ankieta_hide(request, pk):
    """An answer after the edition leaves the public page."""
    ankieta = get_object_or_404(Ankieta.objects.visible_to(request.user).answered(), pk=pk)
    proces, uprawnienia = _get_proces(request, ankieta.proces_id)
    uprawnienia.require("is_lider", "is_decydent", "is_koordynator", message=ZGODA)
    hide_ankieta(ankieta, kto=request.user)
    messages.success(request, "Odpowiedzi nie widać już obok opublikowanego HDR.")
    return redirect("biblioteka:publikacja_detail", proces.pk)


def _with_powod(request, proces, uprawnienia, act, texts):
    publikacja = get_object_or_404(Publikacja, proces=proces)
    form = PowodForm(_post(request))
    if form.is_valid():
        try:
            act(publikacja, form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano.")
            return redirect("biblioteka:publikacja_detail", proces.pk)
    tytul, opis = texts
    context = _base(proces, uprawnienia) | {"form": form, "tytul": tytul, "opis": opis}
    return render(request, "biblioteka/publikacja/powod.html", context)


def _render(request, proces, uprawnienia, *, zgoda=None, decyzja=None):
    """The page in its state; a form is there only for whom it is meant."""
    publikacja = Publikacja.objects.filter(proces=proces).select_related("wersja_hdr").first()
    wersja = przyjeta_wersja(proces)
    osoby = osoby_procesu(proces) if wersja else []
    tresc = publiczna_tresc(wersja.tresc, osoby) if wersja else None
    is_jst = uprawnienia.is_lider or uprawnienia.is_decydent
    settled = publikacja is not None and (publikacja.is_waiting or publikacja.is_public)
    may_consent = is_jst and wersja and (not settled or publikacja.wersja_hdr_id != wersja.pk)
    may_decide = uprawnienia.is_koordynator and publikacja is not None and publikacja.is_waiting
    numer = wersja.numer if wersja else None
    context = _base(proces, uprawnienia) | {
        "publikacja": publikacja,
        "wersja": wersja,
        "tresc": with_dates(tresc) if tresc else None,
        "nazwiska": znajdz_nazwiska(tresc, osoby) if may_decide and tresc else [],
        "zgoda": (zgoda or PotwierdzenieForm(zdanie=ZDANIE_ZGODY)) if may_consent else None,
        "decyzja": (
            (decyzja or PublikujForm(zdanie=ZDANIE_SPRAWDZENIA, initial={"numer": numer}))
            if may_decide
            else None
        ),
        "moge_wycofac": settled and (is_jst or uprawnienia.is_koordynator),
        "ankiety": proces.ankiety.answered(),
        "moge_ukryc": is_jst or uprawnienia.is_koordynator,
    }
    return render(request, "biblioteka/publikacja/detail.html", context)


def _base(proces, uprawnienia):
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "hdr",
        "kto_widzi": KTO_WIDZI,
    }


def _get_proces(request, pk):
    procesy = Proces.objects.visible_to(request.user).with_opis()
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def _post(request):
    return request.POST if request.method == "POST" else None
