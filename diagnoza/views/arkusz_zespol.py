"""Sheets of a team as the lider runs them: who has sent, opening again, the empty sheet."""

from io import BytesIO

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from diagnoza.druk import render_pusty_arkusz
from diagnoza.exceptions import ArkuszError
from diagnoza.models import WyborObszaru
from diagnoza.queries import can_close, get_stany, get_tryb
from diagnoza.queries.arkusz import hides_each, may_type
from diagnoza.services.arkusz_ponownie import keep_wynik, reopen_arkusz, reopen_wynik
from diagnoza.views.wspolne import open_proces, page
from doradztwo.pliki import download_response
from edycje.models import CzlonekZespolu

SKUTKI_OTWARCIA = [
    "Każda z tych osób musi wysłać arkusz jeszcze raz, także gdy nic nie zmienia.",
    "Do tego czasu wszyscy widzą wynik, który jest. Nowy zastąpi go dopiero wtedy, gdy "
    "arkusze wyślą wszyscy.",
    "Nie da się otworzyć arkuszy tylko niektórych osób: z różnicy dwóch wyników byłoby "
    "widać, kto co zmienił.",
    "Arkusze wpisane z papieru wpisuje się od początku.",
]
TYLKO_LIDER = "Arkusze zespołu prowadzi lider. Poproś go o to."


def open_as_lider(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    return proces, uprawnienia


def open_czlonek(proces, czlonek_pk):
    return get_object_or_404(CzlonekZespolu.objects.active().filter(proces=proces), pk=czlonek_pk)


@require_GET
def arkusz_list(request, pk):
    proces, uprawnienia = open_as_lider(request, pk)
    tryb = get_tryb(proces)
    stany = get_stany(proces, tryb)
    wyslane = [stan for stan in stany if stan.wyslano_at]
    context = page(
        proces,
        uprawnienia,
        "wynik",
        kto_widzi=["tę stronę: lider zespołu", "odpowiedzi jednej osoby: tylko ta osoba"],
        tryb=tryb,
        stany=stany,
        wyslane=len(wyslane),
        do_wpisania=[s.czlonek.pk for s in stany if may_type(s, stany, tryb, request.user.pk)],
        can_close=proces.is_open and can_close(stany, tryb),
        is_blocked=not tryb.is_wspolny and len(wyslane) >= 3 and not hides_each(wyslane),
        is_wybrany=WyborObszaru.objects.filter(proces=proces).exists(),
    )
    return render(request, "diagnoza/arkusz/list.html", context)


@require_GET
def arkusz_print(request, pk):
    """The empty sheet of the edition, to be filled on paper. It holds no personal data."""
    proces, _ = open_proces(request, pk)
    name = f"arkusz-{slugify(proces.jst.nazwa.replace('ł', 'l').replace('Ł', 'L'))}.pdf"
    return download_response(BytesIO(render_pusty_arkusz(proces)), name, "application/pdf")


@require_http_methods(["GET", "POST"])
def arkusz_reopen(request, pk, czlonek_pk):
    proces, _ = open_as_lider(request, pk)
    czlonek = open_czlonek(proces, czlonek_pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: reopen_arkusz(proces.pk, czlonek, request.user),
            f"Arkusz otwarty ponownie: {czlonek}. Osoba z kontem dostanie o tym wiadomość.",
        )
    return confirm(
        request,
        proces,
        f"Otwórz ponownie arkusz: {czlonek}",
        "Ta osoba będzie mogła poprawić odpowiedzi i wysłać arkusz jeszcze raz. "
        "Nie zobaczysz jej odpowiedzi. Do ponownego wysłania arkusz nie liczy się do wyniku.",
        "Otwórz arkusz ponownie",
        lagodne=True,
    )


@require_http_methods(["GET", "POST"])
def wynik_reopen(request, pk):
    proces, _ = open_as_lider(request, pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: reopen_wynik(proces.pk, request.user),
            "Arkusze otwarte ponownie. Nowy wynik pokaże się, gdy wyślą je wszyscy.",
        )
    return confirm(
        request,
        proces,
        "Otwórz arkusze wszystkich ponownie",
        "Każda osoba policzona w wyniku będzie mogła poprawić swoje odpowiedzi.",
        "Otwórz arkusze wszystkich",
        skutki=SKUTKI_OTWARCIA,
    )


@require_http_methods(["GET", "POST"])
def wynik_keep(request, pk):
    proces, _ = open_as_lider(request, pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: keep_wynik(proces.pk, request.user),
            "Arkusze są zamknięte. Zostaje dotychczasowy wynik.",
        )
    return confirm(
        request,
        proces,
        "Zostaw dotychczasowy wynik",
        "Arkusze zamkną się z powrotem, a wynik się nie zmieni. Poprawki wpisane po ponownym "
        "otwarciu nie wejdą do wyniku. Zostaną, jeśli otworzysz arkusze jeszcze raz.",
        "Zostaw dotychczasowy wynik",
    )


def confirm(request, proces, tytul, opis, przycisk, skutki=None, *, lagodne=False):
    context = {
        "tytul": tytul,
        "opis": opis,
        "skutki": skutki,
        "przycisk": przycisk,
        "lagodne": lagodne,
        "powrot": reverse("diagnoza:arkusz_list", args=[proces.pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


def do(request, proces, service, done):
    """Call the service; back to the sheets of the team with a sentence about what happened."""
    try:
        service()
    except ArkuszError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("diagnoza:arkusz_list", proces.pk)
