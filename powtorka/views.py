import re
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from arkusz.exceptions import ArkuszError
from arkusz.kto_widzi import KTO_WIDZI_ARKUSZ, KTO_WIDZI_WYNIK
from arkusz.queries import get_tryb
from arkusz.skala import MIN_OSOB
from doradztwo.autozapis import AutozapisError, invalid, saved
from edycje.models import Edycja
from edycje.queries import get_uprawnienia_edycji
from edycje.strona_procesu import open_as_zespol, open_proces
from edycje.strona_procesu import page as page_context
from powtorka.queries import (
    get_arkusz_powtorny,
    get_kierunki,
    get_podniesienie_kompetencji,
    get_pozycje_powtorne,
    get_przed_i_po,
    get_stany_powtorne,
    is_powtorka_time,
)
from powtorka.services import close_powtorne, save_odpowiedzi_powtorne, send_powtorny
from wynik.wykresy import build_pasek, build_radar

NIE_ZESPOL = "Arkusz powtórny wypełniają tylko członkowie zespołu samorządu, każdy sam."
NIE_WYPELNIA = (
    "Według składu zespołu nie wypełniasz arkusza. "
    "Jeśli to pomyłka, poproś lidera, żeby zmienił to na stronie „Zespół”."
)
TYLKO_LIDER_ZAMYKA = "Arkusze zamyka lider zespołu. Poproś go o to."
_POLE = re.compile(r"^([sw])(\d{1,9})$")


class _Arkusz:
    """The repeated sheet of the person who asks."""

    def __init__(self, request, pk):
        self.proces, self.uprawnienia = open_as_zespol(request, pk, NIE_ZESPOL)
        self.czlonek = self.uprawnienia.czlonek
        if not self.czlonek.wypelnia_arkusz:
            raise PermissionDenied(NIE_WYPELNIA)

    @cached_property
    def tryb(self):
        return get_tryb(self.proces)

    @property
    def arkusz(self):
        return get_arkusz_powtorny(self.proces, self.czlonek, self.tryb)

    def save(self, pola):
        """Answers named as the page named them; own and joint sheets are never mixed."""
        kinds = {_POLE.match(name)[1] for name in pola}
        if len(kinds) > 1:
            raise ArkuszError
        return save_odpowiedzi_powtorne(
            self.proces.pk,
            self.czlonek,
            {int(_POLE.match(name)[2]): value for name, value in pola.items() if value},
            wspolny=kinds == {"w"} if kinds else self.tryb.is_wspolny,
        )


@require_GET
def powtorka_detail(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    context = page_context(proces, uprawnienia, "wynik", kto_widzi=KTO_WIDZI_WYNIK)
    przed_i_po = get_przed_i_po(proces)
    if przed_i_po is None:
        return render(
            request, "powtorka/powtorka/czeka.html", context | _waiting(proces, uprawnienia)
        )
    context |= {
        "przed_i_po": przed_i_po,
        "kierunki": get_kierunki(przed_i_po),
        "radar": build_radar(
            przed_i_po.wszystkie, po={one.po.obszar_pk: one.po for one in przed_i_po.zmiany}
        ),
        "zmiany": [(one, build_pasek(one.przed), build_pasek(one.po)) for one in przed_i_po.zmiany],
    }
    return render(request, "powtorka/powtorka/detail.html", context)


def _waiting(proces, uprawnienia):
    tryb = get_tryb(proces)
    stany = get_stany_powtorne(proces, tryb)
    sent = {stan.czlonek for stan in stany if stan.wyslano_at}
    is_time = is_powtorka_time(proces)
    czlonek = uprawnienia.czlonek
    return {
        "tryb": tryb,
        "stany": stany,
        "is_time": is_time,
        "wyslane": len(sent),
        "moze_wypelnic": is_time
        and proces.is_open
        and uprawnienia.is_czlonek
        and tryb.fills(czlonek)
        and czlonek not in sent,
        "moze_zamknac": is_time
        and proces.is_open
        and uprawnienia.is_lider
        and not tryb.is_wspolny
        and len(sent) >= MIN_OSOB,
    }


@require_http_methods(["GET", "POST"])
def powtorka_update(request, pk):
    moj = _Arkusz(request, pk)
    if request.method == "POST":
        moj.save({name: value for name, value in request.POST.items() if _POLE.match(name)})
        if "wyslij" not in request.POST:
            messages.success(request, "Odpowiedzi zapisane. Arkusz nie jest jeszcze wysłany.")
            return redirect("powtorka:powtorka_update", pk)
        return _send(request, moj)
    arkusz = moj.arkusz
    can_fill = is_powtorka_time(moj.proces) and moj.proces.is_open and moj.tryb.fills(moj.czlonek)
    if not can_fill or (arkusz and arkusz.is_sent) or get_przed_i_po(moj.proces):
        return redirect("powtorka:powtorka_detail", pk)
    pozycje = get_pozycje_powtorne(moj.proces, arkusz, moj.tryb)
    context = page_context(moj.proces, moj.uprawnienia, "wynik", kto_widzi=KTO_WIDZI_ARKUSZ)
    context |= {"tryb": moj.tryb, "pozycje": pozycje}
    return render(request, "powtorka/powtorka/form.html", context)


def _send(request, moj):
    try:
        send_powtorny(moj.proces.pk, moj.czlonek, wspolny=request.POST.get("tryb") == "w")
    except ArkuszError as error:
        messages.error(request, str(error))
        return redirect("powtorka:powtorka_update", moj.proces.pk)
    messages.success(request, "Arkusz powtórny wysłany.")
    return redirect("powtorka:powtorka_detail", moj.proces.pk)


@require_POST
def powtorka_autosave(request, pk):
    moj = _Arkusz(request, pk)
    pole, wartosc = request.POST.get("pole", ""), request.POST.get("wartosc", "")
    if not _POLE.match(pole):
        raise AutozapisError
    if not wartosc:
        return invalid({pole: "Wybierz odpowiedź."})
    moj.save({pole: wartosc})
    return saved()


@require_http_methods(["GET", "POST"])
def powtorka_close(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER_ZAMYKA)
    if request.method == "POST":
        try:
            close_powtorne(proces.pk, request.user)
        except ArkuszError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Arkusze zamknięte. Poniżej jest porównanie.")
        return redirect("powtorka:powtorka_detail", pk)
    stany = get_stany_powtorne(proces, get_tryb(proces))
    context = {
        "tytul": "Zamknij arkusze powtórne",
        "opis": "Po zamknięciu wszyscy zobaczą, co się zmieniło. Nikt nie zmieni ani nie wyśle już "
        "swojego arkusza i nie da się tego cofnąć.",
        "skutki": [
            f"Nie policzymy arkusza, którego nie wysłano: {stan.czlonek}."
            for stan in stany
            if not stan.wyslano_at
        ],
        "przycisk": "Zamknij arkusze i pokaż porównanie",
        "powrot": reverse("powtorka:powtorka_detail", args=[pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


@require_GET
def powtorka_list(request, pk):
    """The indicator of an edition, for its coordinators and observers."""
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "przed_i_po",
        "wskaznik": get_podniesienie_kompetencji(edycja),
    }
    return render(request, "powtorka/powtorka/list.html", context)
